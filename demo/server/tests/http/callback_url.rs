//! Where sign-in and sign-out lead, over HTTP. The rules themselves are tested beside their code.

use axum::http::{StatusCode, header};

use crate::browser::{Browser, O};

const MISCONFIGURED: &str = r#"{"message":"There was a problem with the server configuration. Check the server logs for more information."}"#;

async fn signed_in_to(callback_url: &str) -> (Browser, crate::browser::Answer) {
    let mut browser = Browser::new();
    let token = browser.csrf_token().await;
    let fields = [
        ("username", "ada"),
        ("password", "lovelace"),
        ("csrfToken", &token),
        ("callbackUrl", callback_url),
    ];
    let answer = browser.post("/callback/credentials", &fields).await;
    (browser, answer)
}

#[tokio::test]
async fn the_answer_names_a_url_of_this_origin() {
    for (callback_url, path) in [
        ("/rel?a=1#h", "/rel?a=1#h"),
        ("http://127.0.0.1:4177/dash", "/dash"),
        ("https://evil.example/x", ""),
        ("blob:http://127.0.0.1:4177/17", ""),
        ("//evil.example/x", "//evil.example/x"),
        ("/\\evil.example/x", "/\\evil.example/x"),
        ("", ""),
    ] {
        let (_, answer) = signed_in_to(callback_url).await;
        assert_eq!(answer.json()["url"], format!("{O}{path}"), "{callback_url}");
    }
}

#[tokio::test]
async fn a_url_that_nothing_can_be_made_of_stops_the_sign_in() {
    for callback_url in ["rel", "/日本", "/a\r\nSet-Cookie: x"] {
        let (browser, answer) = signed_in_to(callback_url).await;
        answer.assert_failed_with("/error?error=Configuration");
        assert!(
            !browser.cookies.contains_key("authjs.session-token"),
            "{callback_url}"
        );
    }
}

#[tokio::test]
async fn the_last_accepted_url_is_remembered() {
    let mut browser = Browser::new();
    let answer = browser.get("/csrf?callbackUrl=/zz").await;
    let cookie =
        "authjs.callback-url=http%3A%2F%2F127.0.0.1%3A4177%2Fzz; Path=/; HttpOnly; SameSite=Lax";
    assert_eq!(answer.set_cookies()[1], cookie);
    let token = browser.csrf_token().await;
    let answer = browser.post("/signout", &[("csrfToken", &token)]).await;
    assert_eq!(answer.json()["url"], format!("{O}/zz"));
    assert_eq!(answer.set_cookies(), [""; 0], "it has not changed");
}

#[tokio::test]
async fn a_bad_url_in_the_query_or_the_cookie_breaks_every_endpoint() {
    for path in [
        "/session?callbackUrl=rel",
        "/csrf?callbackUrl=javascript:1",
        "/nothing",
    ] {
        let mut browser = Browser::new();
        let answer = browser.get(path).await;
        let expected = if path == "/nothing" {
            r#""Bad request.""#
        } else {
            MISCONFIGURED
        };
        assert_eq!(answer.body, expected);
    }
    let mut browser = Browser::new();
    let token = browser.csrf_token().await;
    browser
        .cookies
        .insert("authjs.callback-url".to_owned(), "garbage".to_owned());
    for _ in 0..2 {
        let answer = browser.get("/session").await;
        assert_eq!(
            (answer.status, answer.body.as_str()),
            (StatusCode::INTERNAL_SERVER_ERROR, MISCONFIGURED)
        );
        let answer = browser.post("/signout", &[("csrfToken", &token)]).await;
        assert_eq!(
            (answer.status, answer.body.as_str()),
            (StatusCode::INTERNAL_SERVER_ERROR, MISCONFIGURED)
        );
        let answer = browser.get("/signin").await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(
            answer.header(header::CONTENT_TYPE),
            Some("text/html; charset=utf-8")
        );
    }
}
