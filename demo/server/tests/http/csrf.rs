//! The CSRF token: stable, and required by every POST that acts.

use axum::http::{StatusCode, header};
use serde_json::json;

use crate::browser::{Browser, encoded, form};

#[tokio::test]
async fn the_token_is_stable_and_the_cookie_set_once() {
    let mut browser = Browser::new();
    let first = browser.get("/csrf").await;
    let names: Vec<_> = first
        .set_cookies()
        .iter()
        .filter_map(|cookie| cookie.split('=').next())
        .collect();
    assert_eq!(names, ["authjs.csrf-token", "authjs.callback-url"]);
    assert!(first.set_cookies()[0].ends_with("; Path=/; HttpOnly; SameSite=Lax"));
    let second = browser.get("/csrf").await;
    assert_eq!(second.body, first.body);
    assert_eq!(second.set_cookies(), [""; 0]);
    assert_eq!(
        second.header(header::CACHE_CONTROL),
        Some("private, no-cache, no-store")
    );

    browser.sign_in("ada", "lovelace").await;
    assert_eq!(
        browser.get("/csrf").await.body,
        first.body,
        "signing in does not rotate it"
    );
}

#[tokio::test]
async fn every_action_refuses_a_wrong_or_missing_token() {
    let mut browser = Browser::signed_in().await;
    for path in [
        "/signin",
        "/signin/credentials",
        "/callback/credentials",
        "/signout",
    ] {
        for token in [&[("csrfToken", "wrong")][..], &[("csrfToken", "")], &[]] {
            browser
                .post(path, token)
                .await
                .assert_failed_with("/signin?error=MissingCSRF");
        }
    }
    for body in [
        json!({"csrfToken": "wrong"}),
        json!({"csrfToken": 5}),
        json!({}),
        json!(null),
    ] {
        let answer = browser.post_json("/session", &body).await;
        assert_eq!(
            (answer.status, answer.body.as_str()),
            (StatusCode::BAD_REQUEST, "null")
        );
        assert_eq!(answer.set_cookies(), [""; 0]);
    }
}

#[tokio::test]
async fn a_token_without_its_cookie_is_refused() {
    let mut browser = Browser::new();
    let token = browser.csrf_token().await;
    browser.cookies.clear();
    browser
        .post("/signout", &[("csrfToken", &token)])
        .await
        .assert_failed_with("/signin?error=MissingCSRF");
}

#[tokio::test]
async fn a_token_of_another_server_is_refused_and_replaced() {
    let mut elsewhere = Browser::with(Default::default());
    let foreign = elsewhere.csrf_token().await;
    let mut browser = Browser::new();
    browser.cookies = elsewhere.cookies;
    browser
        .post("/signout", &[("csrfToken", &foreign)])
        .await
        .assert_failed_with("/signin?error=MissingCSRF");
    assert_ne!(browser.csrf_token().await, foreign);
}

#[tokio::test]
async fn a_body_of_another_type_is_no_body() {
    let mut browser = Browser::new();
    let token = browser.csrf_token().await;
    let request = axum::http::Request::post("/api/auth/signout")
        .header(header::CONTENT_TYPE, "text/plain")
        .header("X-Auth-Return-Redirect", "1");
    let answer = browser
        .send(request, encoded(&[("csrfToken", &token)]))
        .await;
    answer.assert_failed_with("/signin?error=MissingCSRF");
    let answer = browser
        .send(form("/signout"), encoded(&[("csrfToken", &token)]))
        .await;
    assert_eq!(answer.status, StatusCode::FOUND);
}
