// The same endpoints under another path.
import { expect, test } from "../support/conformance/fixtures.ts";

for (const variant of ["auth", "nested"] as const) {
  test(`everything works under the path "${variant}"`, async ({ visit }) => {
    const visitor = await visit(variant);
    const providers = (await visitor.get("providers")).json();
    expect(providers.credentials.callbackUrl).toBe(visitor.endpoint("callback/credentials"));
    expect((await visitor.signIn()).json().url).toBe(`${visitor.origin}/dash`);
    expect((await visitor.session()).user.name).toBe("Ada Lovelace");
    expect((await visitor.json("session", { data: { name: "A" } })).json().user.name).toBe("A");
    expect((await visitor.post("signout", { callbackUrl: "/bye" })).json().url).toBe(`${visitor.origin}/bye`);
    expect(await visitor.session()).toBeNull();
  });

  test(`refusals name pages under the path "${variant}"`, async ({ visit }) => {
    const visitor = await visit(variant);
    const refused = visitor.endpoint("signin?error=CredentialsSignin&code=credentials");
    expect((await visitor.signIn({ password: "wrong" })).json().url).toBe(refused);
    expect((await visitor.post("callback/nobody")).json().url).toBe(visitor.endpoint("error?error=Configuration"));
  });
}
