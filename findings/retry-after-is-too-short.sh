#!/usr/bin/env bash
# A client that obeys the Retry-After of tower_governor is refused again.
#
# Versions: tower_governor 0.8.0, governor 0.10.4, axum 0.8.9.
# Guess: Retry-After is how long to wait, rounded up to whole seconds, so that the request after it
#   is answered.
# Behavior: it is rounded down. The request after that time is refused with `retry-after: 0`, and so
#   is each one that follows at once. A client has to add a second, or take 0 for 1.
# Seen:
#   one request in 2900 ms, the first: (200, None, "")
#   at once again: (429, Some("2"), "Too Many Requests! Wait for 2s")
#   after 2 s: (429, Some("0"), "Too Many Requests! Wait for 0s")
#   at once again: (429, Some("0"), "Too Many Requests! Wait for 0s")
#   after another second: (200, None, "")
#   Unchanged.
. "$(dirname "$0")/lib.sh"
run_rust 'tower_governor = { version = "=0.8.0", default-features = false, features = ["axum"] }' \
  'governor = "=0.10.4"' 'axum = "=0.8.9"' \
  'tokio = { version = "1", features = ["macros", "rt", "time"] }' \
  'tower = { version = "0.5", features = ["util"] }' <<'RUST'
use axum::body::{Body, to_bytes};
use axum::http::{Request, header::RETRY_AFTER};
use axum::{Router, routing::get};
use check::same;
use std::time::Duration;
use tokio::time::sleep;
use tower::ServiceExt;
use tower_governor::GovernorLayer;
use tower_governor::governor::GovernorConfigBuilder;
use tower_governor::key_extractor::GlobalKeyExtractor;

async fn ask(app: &Router) -> (u16, Option<String>, String) {
    let answer = app.clone().oneshot(Request::new(Body::empty())).await.unwrap();
    let after = answer.headers().get(RETRY_AFTER);
    let after = after.map(|after| after.to_str().unwrap().to_owned());
    let status = answer.status().as_u16();
    let body = to_bytes(answer.into_body(), 1024).await.unwrap();
    (status, after, String::from_utf8_lossy(&body).into_owned())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let limit = GovernorConfigBuilder::default()
        .period(Duration::from_millis(2900))
        .burst_size(1)
        .key_extractor(GlobalKeyExtractor)
        .finish()
        .unwrap();
    let app = Router::new().route("/", get(|| async {})).layer(GovernorLayer::new(limit));
    let answered = (200, None::<String>, "");
    let refused = |after| (429, Some(after), format!("Too Many Requests! Wait for {after}s"));
    same(ask(&app).await, &answered, "one request in 2900 ms, the first");
    same(ask(&app).await, refused("2"), "at once again");
    sleep(Duration::from_secs(2)).await;
    same(ask(&app).await, refused("0"), "after 2 s");
    same(ask(&app).await, refused("0"), "at once again");
    sleep(Duration::from_secs(1)).await;
    same(ask(&app).await, &answered, "after another second");
}
RUST
