#!/usr/bin/env bash
# A signed-out user who submits a form posts it to the sign-in page of axum-login.
#
# Versions: axum-login 0.18.0, tower-sessions 0.14.0, axum 0.8.9; Node's fetch as the browser.
# Guess: `login_required!` with a `login_url` shows the sign-in page to all who are signed out, also
#   after a POST, as frameworks do that redirect with 302 or 303.
# Behavior: it is 307, which repeats the method and the body. A sign-in page that is a GET route
#   answers 405. Where its form is posted to the same address, the fields of another form come in as
#   a sign-in (422). And `next` may lead to an address that has no GET.
# Seen:
#   redirect: "307 /login?next=%2Fsettings"
#   a link ends at: "/login?next=%2Fsettings: 200 the page"
#   a form, /login has GET: "/login?next=%2Fsettings: 405 "
#   a form, /login has GET and POST: "/login?next=%2Fsettings: 422 missing field `name`"
#   Unchanged.
. "$(dirname "$0")/lib.sh"
run_rust 'axum-login = "=0.18.0"' 'tower-sessions = "=0.14.0"' 'axum = "=0.8.9"' \
  'serde = { version = "1", features = ["derive"] }' \
  'tokio = { version = "1", features = ["macros", "rt-multi-thread", "net", "process"] }' <<'RUST'
use axum::{Form, Router, routing::get};
use axum_login::{AuthManagerLayerBuilder, AuthUser, AuthnBackend, UserId, login_required};
use check::same;
use std::convert::Infallible;
use tower_sessions::{MemoryStore, SessionManagerLayer};

#[derive(Clone, Debug)]
struct User;
impl AuthUser for User {
    type Id = u8;
    fn id(&self) -> u8 {
        1
    }
    fn session_auth_hash(&self) -> &[u8] {
        b"hash"
    }
}

#[derive(Clone)]
struct Users;
impl AuthnBackend for Users {
    type User = User;
    type Credentials = ();
    type Error = Infallible;
    async fn authenticate(&self, (): ()) -> Result<Option<User>, Infallible> {
        Ok(Some(User))
    }
    async fn get_user(&self, _: &UserId<Self>) -> Result<Option<User>, Infallible> {
        Ok(Some(User))
    }
}

#[derive(serde::Deserialize)]
#[allow(dead_code)]
struct SignIn {
    name: String,
    password: String,
}

/// Serves /settings to those who are signed in, on a free port.
async fn serve(posts: bool) -> String {
    let page = get(|| async { "the page" });
    let page = if posts { page.post(|_: Form<SignIn>| async {}) } else { page };
    let sessions = SessionManagerLayer::new(MemoryStore::default());
    let app = Router::new()
        .route("/settings", get(|| async {}).post(|| async {}))
        .route_layer(login_required!(Users, login_url = "/login"))
        .route("/login", page)
        .layer(AuthManagerLayerBuilder::new(Users, sessions).build());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async { axum::serve(listener, app).await.unwrap() });
    origin
}

/// Evaluates `script`, in which `origin` and the fetch options `form` are defined.
async fn node(origin: &str, script: &str) -> String {
    let form = "const form = { method: 'POST', body: new URLSearchParams({ color: 'blue' }) }";
    let script = format!("const origin = '{origin}'\n{form}\n{script}");
    let mut node = tokio::process::Command::new("node");
    let output = node.args(["--input-type=module", "--eval", &script]).output().await.unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Where a fetch of /settings ends, and with what.
async fn end(origin: &str, options: &str) -> String {
    let script = "const answer = await fetch(`${origin}/settings`, OPTIONS)
        const text = (await answer.text()).replace(/.*: (?=missing)/, '')
        process.stdout.write(`${answer.url.replace(origin, '')}: ${answer.status} ${text}`)";
    node(origin, &script.replace("OPTIONS", options)).await
}

#[tokio::main]
async fn main() {
    let (reads, both) = (serve(false).await, serve(true).await);
    let script = "const answer = await fetch(`${origin}/settings`, { ...form, redirect: 'manual' })
        process.stdout.write(`${answer.status} ${answer.headers.get('location')}`)";
    let login = "/login?next=%2Fsettings";
    same(node(&reads, script).await, format!("307 {login}"), "redirect");
    same(end(&reads, "{}").await, format!("{login}: 200 the page"), "a link ends at");
    same(end(&reads, "form").await, format!("{login}: 405 "), "a form, /login has GET");
    let refused = format!("{login}: 422 missing field `name`");
    same(end(&both, "form").await, refused, "a form, /login has GET and POST");
}
RUST
