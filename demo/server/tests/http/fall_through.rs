//! Requests that are none of the protocol's.

use axum::http::{Method, Request, StatusCode, header};
use yew_authjs_demo_server::Config;

use crate::browser::{Browser, O};

fn assert_bad_request(answer: &crate::browser::Answer) {
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(
        answer.header(header::CONTENT_TYPE),
        Some("application/json")
    );
    assert_eq!(answer.set_cookies(), [""; 0]);
}

#[tokio::test]
async fn unknown_paths_are_bad_requests() {
    let mut browser = Browser::new();
    for path in [
        "/",
        "//",
        "/nope",
        "/Session",
        "/session/x",
        "/csrf/undefined",
        "/signin/a/b",
        "/%73ession",
    ] {
        let answer = browser.get(path).await;
        assert_bad_request(&answer);
        assert_eq!(answer.body, r#""Bad request.""#);
    }
    assert_eq!(browser.get("").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn empty_segments_do_not_count() {
    let mut browser = Browser::new();
    for path in ["/session/", "//session", "/session"] {
        assert_eq!(browser.get(path).await.body, "null", "{path}");
    }
}

#[tokio::test]
async fn other_methods_are_bad_requests() {
    let mut browser = Browser::new();
    for method in [
        Method::HEAD,
        Method::OPTIONS,
        Method::PUT,
        Method::PATCH,
        Method::DELETE,
    ] {
        let request = Request::builder().method(&method).uri("/api/auth/session");
        assert_bad_request(&browser.send(request, "").await);
    }
}

#[tokio::test]
async fn known_actions_with_the_wrong_method_are_configuration_faults() {
    let mut browser = Browser::new();
    let token = browser.csrf_token().await;
    for path in [
        "/csrf",
        "/providers",
        "/error",
        "/verify-request",
        "/webauthn-options",
    ] {
        let answer = browser.post(path, &[("csrfToken", &token)]).await;
        answer.assert_failed_with("/error?error=Configuration");
    }
    let location = format!("{O}/api/auth/error?error=Configuration");
    for path in [
        "/callback/credentials",
        "/callback",
        "/signin/credentials",
        "/webauthn-options/credentials",
    ] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, StatusCode::FOUND);
        assert_eq!(
            answer.header(header::LOCATION),
            Some(location.as_str()),
            "{path}"
        );
    }
}

#[tokio::test]
async fn malformed_json_and_large_bodies_are_refused() {
    let mut browser = Browser::new();
    let json =
        || Request::post("/api/auth/session").header(header::CONTENT_TYPE, "application/json");
    let answer = browser.send(json(), r#"{"a":"#).await;
    assert_bad_request(&answer);
    let answer = browser
        .send(json(), format!("\"{}\"", "x".repeat(200_000)))
        .await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn the_base_path_can_be_another() {
    let base_path = "/nested/deep/login".parse().unwrap();
    let mut browser = Browser::with(Config {
        base_path,
        ..Config::default()
    });
    let answer = browser
        .send(Request::get("/nested/deep/login/providers"), "")
        .await;
    let url = format!("{O}/nested/deep/login/signin/credentials");
    assert_eq!(answer.json()["credentials"]["signinUrl"], url);
    assert_eq!(browser.get("/session").await.status, StatusCode::NOT_FOUND);
}
