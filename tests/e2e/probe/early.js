// As in the README, where `?early` of the address asks for it.
if (new URLSearchParams(location.search).has("early")) {
  const url = "/api/auth/session";
  const controller = new AbortController();
  const at = Date.now();
  const answer = fetch(new URL(url, location.origin), {
    signal: controller.signal,
    cache: "no-store",
    headers: { accept: "application/json" },
  });
  answer.catch(() => {});
  window.__authjsSession = { url, at, controller, answer };
}
