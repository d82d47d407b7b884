import { NuxtAuthHandler } from "#auth";
import credentialsModule from "next-auth/providers/credentials";
import { SECRET, authorizeWith, callbacks, github } from "../../../../shared/site.mjs";

// next-auth 4 is CommonJS: the function is the default export of its default export.
const credentials = credentialsModule.default({
  credentials: { username: {}, password: { type: "password" } },
  // next-auth 4 has no CredentialsSignin class: an error's message is what a form gets to see.
  authorize: authorizeWith(),
});

export default NuxtAuthHandler({
  secret: SECRET,
  session: { strategy: "jwt" },
  providers: [credentials, github],
  callbacks,
});
