// Browsers that lack a web API, and servers that answer unexpectedly.
import { html, text } from "../support/fake-server/reply.ts";
import { expect, test } from "../support/fault-fixtures.ts";

const noChannel = () => {
  delete (window as any).BroadcastChannel;
};

/** The scripts are run in the page before the app, in this order. */
const BROWSERS: [string, (() => void)[]][] = [
  ["without BroadcastChannel", [noChannel]],
  [
    "whose BroadcastChannel cannot be made",
    [
      () => {
        (window as any).BroadcastChannel = function () {
          throw new DOMException("denied", "SecurityError");
        };
      },
    ],
  ],
  [
    "whose BroadcastChannel cannot post",
    [
      () => {
        BroadcastChannel.prototype.postMessage = () => {
          throw new DOMException("closed", "InvalidStateError");
        };
      },
    ],
  ],
  [
    "without BroadcastChannel, and whose storage may not be read",
    [
      noChannel,
      () => {
        Object.defineProperty(window, "localStorage", {
          get() {
            throw new DOMException("denied", "SecurityError");
          },
        });
      },
    ],
  ],
  ["without BroadcastChannel, and whose storage is null", [noChannel, () => Object.defineProperty(window, "localStorage", { value: null })]],
  [
    "without BroadcastChannel, and whose storage is full",
    [
      noChannel,
      () => {
        Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      },
    ],
  ],
  ["without AbortController", [() => delete (window as any).AbortController]],
  ["that says it is offline", [() => Object.defineProperty(navigator, "onLine", { get: () => false })]],
  ["that does not know whether it is online", [() => Object.defineProperty(navigator, "onLine", { value: undefined })]],
  ["that says its page is hidden", [() => Object.defineProperty(document, "visibilityState", { value: "hidden" })]],
  ["without Web Locks", [() => Object.defineProperty(navigator, "locks", { value: undefined })]],
];

for (const [title, scripts] of BROWSERS) {
  test(`a browser ${title} can load, sign in, update and sign out`, async ({ context, openTab }) => {
    for (const script of scripts) await context.addInitScript(script);
    const tab = await openTab();
    await tab.shows("status", "unauthenticated");
    expect((await tab.call("sign-in")).ok.ok).toBe(true);
    await tab.shows("name", "Ada Lovelace");
    expect((await tab.call("update")).ok.user.name).toBe("Ada L.");
    await tab.shows("name", "Ada L.");
    await tab.page.reload();
    await tab.shows("name", "Ada L.");
    expect((await tab.call("sign-out")).ok).toBeTruthy();
    await tab.shows("status", "unauthenticated");
    await tab.shows("error", "");
  });
}

test("a browser that cannot abort a request ignores its late answer all the same", async ({
  context,
  server,
  signIn,
  openTab,
}) => {
  await signIn("ada");
  await context.addInitScript(() => delete (window as any).AbortController);
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  const read = server.hold("GET session", "reply", { times: 1 });
  await tab.click("refresh");
  await expect.poll(() => read.held.length).toBe(1);
  await tab.click("sign-out");
  // The call whose request was aborted does not wait for its response: it returns what is known.
  const results = await tab.results(2);
  expect(results).toContainEqual({ id: "refresh", result: { ok: null } });
  expect(results).toContainEqual({ id: "sign-out", result: { ok: { url: tab.page.url() } } });
  await tab.shows("status", "unauthenticated");
  read.release();
  await expect.poll(() => read.held[0]!.answeredAt).toBeTruthy();
  await tab.call("csrf");
  await tab.shows("status", "unauthenticated");
  expect(tab.statuses).toEqual(["loading", "authenticated", "unauthenticated"]);
});

const until = "2999-01-01T00:00:00.000Z";
const named = (name: string) => `{"user":{"name":${name}},"expires":"${until}"}`;

const STRANGE: [string, string, string?][] = [
  ["markup in a name", named('"<img src=x onerror=alert(1)>"'), "<img src=x onerror=alert(1)>"],
  ["names of prototypes", `{"__proto__":{"a":1},"constructor":1,"user":{"name":"toString","__proto__":null},"expires":"${until}"}`, "toString"],
  ["nearly a megabyte of name", named(JSON.stringify("ä".repeat(499_950))), "ä".repeat(499_950)],
  ["more than a megabyte of name", named(JSON.stringify("ä".repeat(500_000)))],
  ["a number for a name", named("7"), ""],
  ["a user that is a string", `{"user":"Ada","expires":"${until}"}`, ""],
  ["one field twice", `{"user":{"name":"A"},"user":{"name":"B"},"expires":"${until}"}`, "B"],
  ["half a character", named('"A\\ud800"'), "A\ufffd"],
  ["a number too big", `{"user":{"name":"A"},"n":1e999,"expires":"${until}"}`],
  ["a thousand levels", `{"user":${'{"a":'.repeat(1_000)}1${"}".repeat(1_000)},"expires":"${until}"}`],
];

for (const [title, body, name] of STRANGE) {
  test(`a session with ${title} is ${name === undefined ? "an error" : "shown as it is"}`, async ({ server, signIn, openTab }) => {
    await signIn("ada");
    server.next("GET session", text(body, 200, { "content-type": "application/json" }));
    const tab = await openTab();
    if (name === undefined) await tab.shows("error", "BadResponse");
    else await tab.shows("name", name);
    await tab.call("refresh");
    await tab.shows("name", "Ada Lovelace");
    await tab.shows("error", "");
  });
}

test("providers that are no list of providers are an error, and nothing is posted", async ({ server, openTab }) => {
  const tab = await openTab();
  await tab.shows("status", "unauthenticated");
  for (const [body, kind] of [
    ["null", "BadResponse"],
    ["[]", "BadResponse"],
    ['{"credentials":null}', "BadResponse"],
    ["{}", "NoProviders"],
    ['{"__proto__":{"id":"x","type":"oauth"}}', "UnknownProvider"],
  ] as const) {
    server.next("GET providers", text(body));
    expect((await tab.call("sign-in")).err?.kind, body).toBe(kind);
  }
  server.next("GET providers", html());
  expect((await tab.call("sign-in")).err?.kind).toBe("BadResponse");
  expect(server.log.filter(({ what }) => what.startsWith("POST"))).toEqual([]);
});
