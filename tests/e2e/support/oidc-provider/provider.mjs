// A certified OpenID provider, set up for one client and for any user name.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import Provider from "oidc-provider";
import { CLIENT } from "./client.mjs";

/** The user `olive` is called Olive. */
function account(id) {
  const name = id.charAt(0).toUpperCase() + id.slice(1);
  return { accountId: id, claims: () => ({ sub: id, name, email: `${id}@example.com`, email_verified: true }) };
}

/** @param {{ issuer: string, redirectUris: string[] }} options */
export function makeProvider({ issuer, redirectUris }) {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: redirectUris }],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), alg: "RS256", use: "sig" }] },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"] },
    // Auth.js reads the user from the ID token and asks no further.
    conformIdTokenClaims: false,
    findAccount: (_context, id) => account(id),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    // Its pages load fonts from elsewhere.
    features: { devInteractions: { enabled: false } },
  });
}
