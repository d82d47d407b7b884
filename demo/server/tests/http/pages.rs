//! The pages, used without a script.

use axum::http::{StatusCode, header};
use serde_json::Value;

use crate::browser::{Browser, O, encoded, form};

/// The value of a hidden field in a page.
fn hidden<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = html.split_once(&format!(r#"type="hidden" name="{name}" value=""#))?;
    rest.split('"').next()
}

#[tokio::test]
async fn a_person_can_sign_in_and_out_by_forms() {
    let mut browser = Browser::new();
    let page = browser.get("/signin?callbackUrl=/after").await;
    assert_eq!(
        (page.status, page.header(header::CONTENT_TYPE)),
        (StatusCode::OK, Some("text/html; charset=utf-8"))
    );
    assert!(
        page.body
            .contains(&format!(r#"action="{O}/api/auth/callback/credentials""#)),
        "{}",
        page.body
    );
    assert_eq!(
        hidden(&page.body, "callbackUrl"),
        None,
        "the cookie knows it"
    );

    let token = hidden(&page.body, "csrfToken").unwrap();
    let fields = [
        ("username", "ada"),
        ("password", "lovelace"),
        ("csrfToken", token),
    ];
    let answer = browser
        .send(form("/callback/credentials"), encoded(&fields))
        .await;
    assert_eq!(answer.status, StatusCode::FOUND);
    assert_eq!(
        answer.header(header::LOCATION),
        Some(format!("{O}/after").as_str())
    );

    let page = browser.get("/signout").await;
    let token = hidden(&page.body, "csrfToken").unwrap();
    let answer = browser
        .send(form("/signout"), encoded(&[("csrfToken", token)]))
        .await;
    assert_eq!(answer.status, StatusCode::FOUND);
    assert_eq!(browser.get("/session").await.json(), Value::Null);
}

#[tokio::test]
async fn the_sign_in_page_explains_errors() {
    let mut browser = Browser::new();
    for (error, text) in [
        (
            "CredentialsSignin",
            "Sign in failed. Check the details you provided are correct.",
        ),
        ("SessionRequired", "Please sign in to access this page."),
        ("MissingCSRF", "Unable to sign in."),
        ("%3Cscript%3E", "Unable to sign in."),
    ] {
        let page = browser.get(&format!("/signin?error={error}")).await;
        assert!(page.body.contains(text), "{error}");
        assert!(!page.body.contains("<script>"), "{error}");
    }
}

#[tokio::test]
async fn error_pages_have_their_status() {
    let mut browser = Browser::new();
    for (query, status) in [
        ("", 200),
        ("?error=CredentialsSignin", 200),
        ("?error=AccessDenied", 403),
        ("?error=Verification", 403),
        ("?error=Configuration", 500),
        ("?error=Configuration&error=x", 500),
    ] {
        let page = browser.get(&format!("/error{query}")).await;
        assert_eq!(page.status.as_u16(), status, "{query}");
        assert!(page.body.starts_with("<!DOCTYPE html>"), "{query}");
    }
}

#[tokio::test]
async fn the_page_after_a_sent_link_says_where_to_look() {
    let page = Browser::new().get("/verify-request").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Check your email"));
}
