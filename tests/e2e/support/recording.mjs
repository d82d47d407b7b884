// The real Auth.js replies that the decoder tests read, one for each name. Recorded again they are
// the same unless Auth.js answers differently: what differs from run to run is replaced.
import { AuthConversation } from "./auth-conversation.mjs";
import { startAuthServer } from "./authjs-server/server.mjs";

const AFTER = "/dash";

/**
 * Records every reply; each text is the content of a file.
 *
 * @returns {Promise<Map<string, string>>}
 */
export async function recordReplies() {
  // Auth.js would take a secret from here and the misconfigured server would not be.
  delete process.env.AUTH_SECRET;
  const replies = new Map();
  const record = (name, reply) => replies.set(name, fileOf(reply));
  await withServer({}, async (visitor) => {
    await reads(visitor, record);
    await signIns(visitor, record);
    await aSession(visitor, record);
  });
  await withServer({ csrf: false }, async (visitor) => record("csrf_disabled", await visitor().get("csrf")));
  await withServer({ secret: undefined }, async (visitor) => record("misconfigured", await visitor().get("session")));
  return replies;
}

function fileOf(reply) {
  const settled = { ...reply, headers: mapValues(reply.headers, settle), body: settle(reply.body) };
  return `${JSON.stringify(settled, null, 2)}\n`;
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
  const server = await startAuthServer({ ...options, isQuiet: true });
  try {
    await talk(() => new AuthConversation(server.port));
  } finally {
    await server.close();
  }
}

async function reads(visitor, record) {
  const stranger = visitor();
  record("session_signed_out", await stranger.get("session"));
  record("csrf", await stranger.get("csrf"));
  record("providers", await stranger.get("providers"));
  record("bad_request", await stranger.get("nonsense"));
}

async function signIns(visitor, record) {
  const others = {
    credentials_refused: { username: "ada", password: "wrong" },
    credentials_custom_code: { username: "limited", password: "any" },
    credentials_server_error: { username: "boom", password: "any" },
    credentials_access_denied: { username: "denied", password: "any" },
    credentials_sent_elsewhere: { username: "blocked", password: "any" },
  };
  for (const [name, fields] of Object.entries(others)) {
    const stranger = visitor();
    record(name, await stranger.postForm("callback/credentials", { ...fields, callbackUrl: AFTER }));
  }
  const ada = { username: "ada", password: "lovelace", callbackUrl: AFTER };
  record("credentials_missing_csrf", await visitor().postForm("callback/credentials", { ...ada, csrfToken: "" }));
  record("credentials_unknown_provider", await visitor().postForm("callback/nobody", ada));
  record("github_authorize", await visitor().postForm("signin/github", { callbackUrl: AFTER }));
}

async function aSession(visitor, record) {
  const ada = visitor();
  const fields = { username: "ada", password: "lovelace", callbackUrl: AFTER };
  record("credentials_ok", await ada.postForm("callback/credentials", fields));
  record("session_signed_in", await ada.get("session"));
  record("session_update", await ada.postJson("session", { data: { name: "Ada L." } }));
  const forged = { csrfToken: "0".repeat(64), data: { name: "Mallory" } };
  record("session_update_bad_csrf", await ada.postJson("session", forged));
  record("signout_missing_csrf", await ada.postForm("signout", { csrfToken: "", callbackUrl: AFTER }));
  record("signout_ok", await ada.postForm("signout", { callbackUrl: AFTER }));
}
