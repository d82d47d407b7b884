//! `GET session` and `GET providers`.

use axum::http::{StatusCode, header};
use serde_json::json;

use crate::browser::{Browser, O};

#[tokio::test]
async fn signed_out_is_null() {
    let answer = Browser::new().get("/session").await;
    assert_eq!(
        (answer.status, answer.body.as_str()),
        (StatusCode::OK, "null")
    );
    assert_eq!(
        answer.header(header::CONTENT_TYPE),
        Some("application/json")
    );
    assert_eq!(
        answer.header(header::CACHE_CONTROL),
        Some("private, no-cache, no-store")
    );
    assert_eq!(answer.header(header::EXPIRES), Some("0"));
    assert_eq!(answer.header(header::PRAGMA), Some("no-cache"));
}

#[tokio::test]
async fn every_read_sets_the_session_cookie_again() {
    let mut browser = Browser::signed_in().await;
    let before = browser.cookies["authjs.session-token"].clone();
    let answer = browser.get("/session").await;
    let [cookie] = answer.set_cookies()[..] else {
        panic!("{answer:?}")
    };
    assert!(cookie.starts_with("authjs.session-token="));
    assert!(
        cookie.contains("; Path=/; Expires=") && cookie.ends_with(" GMT; HttpOnly; SameSite=Lax"),
        "{cookie}"
    );
    assert!(!cookie.contains("Max-Age"));
    assert_ne!(browser.cookies["authjs.session-token"], before);
}

#[tokio::test]
async fn broken_tokens_are_null_and_deleted() {
    for name in ["authjs.session-token", "authjs.session-token.0"] {
        let mut browser = Browser::new();
        browser.csrf_token().await;
        browser
            .cookies
            .insert(name.to_owned(), "garbage".to_owned());
        let answer = browser.get("/session").await;
        assert_eq!(answer.body, "null");
        assert_eq!(
            answer.set_cookies(),
            [format!(
                "{name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax"
            )]
        );
    }
}

#[tokio::test]
async fn a_name_that_only_begins_like_the_session_s_is_another_cookie() {
    let mut browser = Browser::new();
    browser.csrf_token().await;
    for end in ["X", ".x", ".00", ".8"] {
        let name = format!("authjs.session-token{end}");
        browser.cookies.insert(name, "garbage".to_owned());
    }
    let answer = browser.get("/session").await;
    assert_eq!(answer.body, "null");
    assert_eq!(answer.set_cookies(), [""; 0]);
}

#[tokio::test]
async fn a_session_ends_with_the_server_unless_the_secret_is_kept() {
    let mut browser = Browser::signed_in().await;
    let mut restarted = Browser::with(Default::default());
    restarted.cookies = browser.cookies.clone();
    assert_eq!(restarted.get("/session").await.body, "null");

    let kept = || yew_authjs_demo_server::Config {
        secret: Some("kept over the restart of a server".parse().unwrap()),
        ..Default::default()
    };
    browser = Browser::with(kept());
    browser.sign_in("ada", "lovelace").await;
    let mut restarted = Browser::with(kept());
    restarted.cookies = browser.cookies.clone();
    assert_eq!(restarted.get("/session").await.json()["user"]["id"], "1");
}

#[tokio::test]
async fn the_providers_are_listed_without_cookies() {
    let answer = Browser::new().get("/providers").await;
    let credentials = json!({
        "id": "credentials",
        "name": "Credentials",
        "type": "credentials",
        "signinUrl": format!("{O}/api/auth/signin/credentials"),
        "callbackUrl": format!("{O}/api/auth/callback/credentials"),
    });
    assert_eq!(
        answer.body,
        json!({ "credentials": credentials }).to_string()
    );
    assert_eq!(answer.set_cookies(), [""; 0]);
    assert_eq!(answer.header(header::CACHE_CONTROL), None);
}
