// Writes real Auth.js replies into ../fixtures, one file a reply, for the decoder tests. Running it again changes nothing
// unless Auth.js answers differently, so that a diff after an upgrade is a change of the protocol.
import { mkdir, writeFile } from "node:fs/promises";
import { AuthConversation } from "./support/auth-conversation.mjs";
import { startAuthServer } from "./support/authjs-server/server.mjs";

const FIXTURES = new URL("../fixtures/", import.meta.url);
const AFTER = "/dash";

async function record(name, reply) {
  const settled = {
    ...reply,
    headers: mapValues(reply.headers, settle),
    body: settle(reply.body),
  };
  await writeFile(new URL(`${name}.json`, FIXTURES), `${JSON.stringify(settled, null, 2)}\n`);
  console.log(`${name}: ${reply.status} ${settled.body}`);
}

/** Puts fixed values where every run has others. */
function settle(text) {
  return text
    .replace(/"csrfToken":"[0-9a-f]{64}"/, `"csrfToken":"${"0123456789abcdef".repeat(4)}"`)
    .replace(/"expires":"[^"]+"/, '"expires":"2030-01-01T00:00:00.000Z"')
    .replace(/code_challenge=[\w-]{43}/, `code_challenge=${"A".repeat(43)}`);
}

const mapValues = (object, change) => Object.fromEntries(Object.entries(object).map(([k, v]) => [k, change(v)]));

/** Runs `talk` against a server of its own. */
async function withServer(options, talk) {
  const server = await startAuthServer(options);
  try {
    await talk(() => new AuthConversation(server.port));
  } finally {
    await server.close();
  }
}

async function reads(visitor) {
  const stranger = visitor();
  await record("session_signed_out", await stranger.get("session"));
  await record("csrf", await stranger.get("csrf"));
  await record("providers", await stranger.get("providers"));
  await record("bad_request", await stranger.get("nonsense"));
}

async function signIns(visitor) {
  const refusals = {
    credentials_refused: { username: "ada", password: "wrong" },
    credentials_custom_code: { username: "limited", password: "any" },
    credentials_server_error: { username: "boom", password: "any" },
    credentials_access_denied: { username: "denied", password: "any" },
  };
  for (const [name, fields] of Object.entries(refusals)) {
    const stranger = visitor();
    await record(name, await stranger.postForm("callback/credentials", { ...fields, callbackUrl: AFTER }));
  }
  const ada = { username: "ada", password: "lovelace", callbackUrl: AFTER };
  await record("credentials_missing_csrf", await visitor().postForm("callback/credentials", { ...ada, csrfToken: "" }));
  await record("credentials_unknown_provider", await visitor().postForm("callback/nobody", ada));
  await record("github_authorize", await visitor().postForm("signin/github", { callbackUrl: AFTER }));
}

async function aSession(visitor) {
  const ada = visitor();
  const fields = { username: "ada", password: "lovelace", callbackUrl: AFTER };
  await record("credentials_ok", await ada.postForm("callback/credentials", fields));
  await record("session_signed_in", await ada.get("session"));
  await record("session_update", await ada.postJson("session", { data: { name: "Ada L." } }));
  const forged = { csrfToken: "0".repeat(64), data: { name: "Mallory" } };
  await record("session_update_bad_csrf", await ada.postJson("session", forged));
  await record("signout_missing_csrf", await ada.postForm("signout", { csrfToken: "", callbackUrl: AFTER }));
  await record("signout_ok", await ada.postForm("signout", { callbackUrl: AFTER }));
}

await mkdir(FIXTURES, { recursive: true });
// Auth.js would take a secret from here and the misconfigured server would not be.
delete process.env.AUTH_SECRET;
await withServer({}, async (visitor) => {
  await reads(visitor);
  await signIns(visitor);
  await aSession(visitor);
});
await withServer({ csrf: false }, async (visitor) => record("csrf_disabled", await visitor().get("csrf")));
await withServer({ secret: undefined }, async (visitor) => record("misconfigured", await visitor().get("session")));
