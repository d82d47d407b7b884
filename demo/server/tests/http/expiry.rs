//! Sessions end, and reading them moves their end.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use time::OffsetDateTime;
use yew_authjs_demo_server::{Clock, Config};

use crate::browser::Browser;

/// A signed-in browser, and the seconds on the server's clock.
async fn signed_in_for(max_age: u64) -> (Browser, Arc<AtomicI64>) {
    let seconds = Arc::new(AtomicI64::new(0));
    let shown = Arc::clone(&seconds);
    let clock = Clock::new(move || {
        OffsetDateTime::from_unix_timestamp(1_800_000_000 + shown.load(Ordering::SeqCst)).unwrap()
    });
    let max_age = Duration::from_secs(max_age);
    let mut browser = Browser::with(Config {
        max_age,
        clock,
        ..Config::default()
    });
    browser.sign_in("ada", "lovelace").await;
    (browser, seconds)
}

#[tokio::test]
async fn every_read_moves_the_end() {
    let (mut browser, seconds) = signed_in_for(60).await;
    for (now, expires) in [
        (0, "2027-01-15T08:01:00.000Z"),
        (50, "2027-01-15T08:01:50.000Z"),
        (100, "2027-01-15T08:02:40.000Z"),
        (150, "2027-01-15T08:03:30.000Z"),
    ] {
        seconds.store(now, Ordering::SeqCst);
        assert_eq!(browser.get("/session").await.json()["expires"], expires);
    }
}

#[tokio::test]
async fn an_unused_session_ends_and_its_cookie_is_deleted() {
    let (mut browser, seconds) = signed_in_for(60).await;
    let cookies = browser.cookies.clone();
    seconds.store(60 + 15, Ordering::SeqCst);
    let answer = browser.get("/session").await;
    assert_eq!(answer.body, "null");
    assert_eq!(
        answer.set_cookies(),
        ["authjs.session-token=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax"]
    );

    browser.cookies = cookies;
    seconds.store(60 + 14, Ordering::SeqCst);
    assert_eq!(
        browser.get("/session").await.json()["user"]["id"],
        "1",
        "clocks may differ a little"
    );
}

#[tokio::test]
async fn the_cookie_says_when_it_ends() {
    let (mut browser, _) = signed_in_for(3).await;
    let answer = browser.get("/session").await;
    assert!(
        answer.set_cookies()[0].contains("; Expires=Fri, 15 Jan 2027 08:00:03 GMT;"),
        "{answer:?}"
    );
}

#[tokio::test]
async fn an_update_can_make_the_session_end_sooner_until_it_is_read() {
    let (mut browser, _) = signed_in_for(600).await;
    let token = browser.csrf_token().await;
    for (wanted, expires) in [
        (json!(60), "2027-01-15T08:01:00.000Z"),
        (json!(6000), "2027-01-15T08:10:00.000Z"),
        (json!(0), "2027-01-15T08:10:00.000Z"),
        (json!(-5), "2027-01-15T08:10:00.000Z"),
        (json!("60"), "2027-01-15T08:10:00.000Z"),
        (Value::Null, "2027-01-15T08:10:00.000Z"),
    ] {
        let body = json!({"csrfToken": token, "data": {"expiresIn": wanted}});
        let answer = browser.post_json("/session", &body).await;
        assert_eq!(answer.json()["expires"], expires, "{wanted}");
        assert_eq!(answer.json()["user"]["name"], "Ada Lovelace");
    }
    let body = json!({"csrfToken": token, "data": {"expiresIn": 60}});
    browser.post_json("/session", &body).await;
    assert_eq!(
        browser.get("/session").await.json()["expires"],
        "2027-01-15T08:10:00.000Z"
    );
}

#[tokio::test]
async fn a_session_made_to_end_sooner_ends() {
    let (mut browser, seconds) = signed_in_for(600).await;
    let token = browser.csrf_token().await;
    let body = json!({"csrfToken": token, "data": {"expiresIn": 60}});
    let answer = browser.post_json("/session", &body).await;
    assert!(
        answer
            .set_cookies()
            .iter()
            .any(|cookie| cookie.contains("; Expires=Fri, 15 Jan 2027 08:01:00 GMT;")),
        "{answer:?}"
    );
    seconds.store(60 + 15, Ordering::SeqCst);
    assert_eq!(browser.get("/session").await.body, "null");
}
