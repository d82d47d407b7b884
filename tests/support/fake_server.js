// A small Auth.js server in the page: it replaces `fetch`, and can be told to fail or to delay its
// answers.
(() => {
  const server = { token: "a".repeat(64), users: {}, log: [], failing: {}, holding: false, held: [], open: 0, database: false, ends: {}, title: "Credentials", more: {}, lasts: 3_600_000, form: "", refusal: "CredentialsSignin" };

  const json = (body, status = 200) =>
    new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
  const later = () => new Date(Date.now() + server.lasts + server.log.length).toISOString();
  // With its sessions in a database, Auth.js tells the end that a session had before the request
  // prolonged it.
  const end = (base) => {
    const [before, now] = [server.ends[base], later()];
    server.ends[base] = now;
    return (server.database && before) || now;
  };
  const session = (base) => (server.users[base] ? { user: server.users[base], expires: end(base) } : null);

  const answer = async (request, base, action) => {
    const form = new URLSearchParams(request.method === "POST" ? await request.clone().text() : "");
    switch (`${request.method} ${action}`) {
      case "GET session":
        return json(session(base));
      case "GET csrf":
        return json({ csrfToken: server.token });
      case "GET providers":
        return json({ credentials: { id: "credentials", name: server.title, type: "credentials", signinUrl: "", callbackUrl: "" }, ...server.more });
      case "POST callback/credentials": {
        if (form.get("csrfToken") !== server.token) return json({ url: `${location.origin}${base}/signin?error=MissingCSRF` });
        server.form = `${form}`;
        const refused = `${location.origin}${base}/signin?error=${server.refusal}&code=credentials`;
        if (form.get("password") !== "lovelace") return json({ url: refused });
        server.users[base] = { id: "1", name: "Ada" };
        return json({ url: form.get("callbackUrl") });
      }
      case "POST signin/email":
        if (!form.get("email").endsWith(".com")) return json({ url: `${location.origin}${base}/signin?error=EmailSignin` });
        return json({ url: `${location.origin}${base}/verify-request?provider=email&type=email` });
      case "POST signout":
        if (form.get("csrfToken") !== server.token) return json({ url: `${location.origin}${base}/signin?error=MissingCSRF` });
        delete server.users[base];
        return json({ url: form.get("callbackUrl") });
      case "POST session": {
        const body = await request.clone().json();
        if (body.csrfToken !== server.token) return json(null, 400);
        Object.assign(server.users[base], body.data);
        return json(session(base));
      }
      default:
        return json("Bad request.", 400);
    }
  };

  const released = (request) =>
    new Promise((resolve, reject) => {
      server.held.push(resolve);
      request.signal.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
    });

  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    // Yew reads a prepared state so.
    if (request.url.startsWith("data:")) return window.__fetch(request);
    const [, base, action] = new URL(request.url).pathname.match(/^(.*?auth[^/]*)\/(.*)$/);
    server.log.push(`${request.method} ${action}`);
    const status = server.failing[action];
    if (status === 0) throw new TypeError("Failed to fetch");
    if (status) return new Response("<html>trouble</html>", { status });
    // The answer is made when the request arrives, as on a slow way back.
    const reply = await answer(request, base, action);
    if (server.holding === action) await released(request);
    return reply;
  };

  const Channel = window.BroadcastChannel;
  window.BroadcastChannel = class extends Channel {
    constructor(name) {
      super(name);
      server.open += 1;
    }
    close() {
      server.open -= 1;
      super.close();
    }
  };

  window.__server = server;
})();
