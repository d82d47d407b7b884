import { CLIENT } from "../oidc-provider/client.mjs";

/** Any OpenID provider, as Auth.js knows them from their issuer alone. */
export const oidcProvider = (issuer) => ({
  id: "local",
  name: "Local OpenID",
  type: "oidc",
  issuer,
  clientId: CLIENT.id,
  clientSecret: CLIENT.secret,
});
