// Replaces the page's `fetch` by one that misbehaves in a random way at each call, as scripts of a
// page may make it. The same seed gives the same ways.
(seed) => {
  const real = window.fetch;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  const pick = (list) => list[Math.floor(random() * list.length)];
  const VALUES = [undefined, null, 7, NaN, "text", true, 1n, Symbol("s"), {}, [], () => 1, new Error("e"), new Map()];
  const later = (ms, value) => new Promise((done) => setTimeout(done, ms, value));
  const response = () =>
    new Response(pick(["", "null", "{}", "<html>", "{", '{"url":7}', '{"csrfToken":"t"}', "7"]), {
      status: pick([200, 200, 201, 400, 401, 403, 404, 429, 500]),
      headers: pick([{}, { "content-type": "application/json" }, { "retry-after": pick(["1", "x", "-5", "1e99"]) }]),
    });
  const broken = (part, value) => {
    const answer = response();
    Object.defineProperty(answer, part, typeof value === "function" ? { get: value } : { value });
    return answer;
  };
  const PARTS = ["status", "url", "type", "headers", "text"];
  const WAYS = [
    // As it should be, often enough that calls of several requests get further.
    ...Array(6).fill((...request) => real(...request)),
    () => pick(VALUES),
    async () => pick(VALUES),
    () => { throw pick(VALUES); },
    () => Promise.reject(pick(VALUES)),
    () => new Promise(() => undefined),
    () => later(random() * 60, response()),
    async () => response(),
    async () => Response.error(),
    async () => broken(pick(PARTS), pick(VALUES)),
    async () => broken(pick(PARTS), () => { throw pick(VALUES); }),
    async () => broken("text", pick([() => () => new Promise(() => undefined), () => () => Promise.reject(pick(VALUES))])),
    async (...request) => { const answer = await real(...request); await answer.text(); return answer; },
    async (url, init) => real(url, { ...init, signal: undefined }),
    async (url, init) => { await real(url, init); return real(url, init); },
    async (...request) => new Proxy(await real(...request), { get: (target, key) => {
      const value = target[key];
      return typeof value === "function" ? value.bind(target) : value;
    } }),
    (...request) => ({ then: (done, failed) => { real(...request).then(done, failed); done(pick(VALUES)); } }),
  ];
  window.fetch = (...request) => pick(WAYS)(...request);
  window.__mend = () => { window.fetch = real; };
}
