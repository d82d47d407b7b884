//! `X-Auth-Return-Redirect`: redirects made, or told as JSON.

use axum::http::{StatusCode, header};
use serde_json::json;

use crate::browser::{Browser, O, encoded, form};

/// Values of the header, and whether redirects are then told as JSON.
const VALUES: [(Option<&str>, bool); 4] = [
    (None, false),
    (Some(""), false),
    (Some("1"), true),
    (Some("0"), true),
];

#[tokio::test]
async fn a_success_keeps_its_location_and_cookies_either_way() {
    for (value, as_json) in VALUES {
        let mut browser = Browser::new();
        let token = browser.csrf_token().await;
        let fields = [
            ("username", "ada"),
            ("password", "lovelace"),
            ("csrfToken", &token),
            ("callbackUrl", "/dash"),
        ];
        let mut request = form("/callback/credentials");
        if let Some(value) = value {
            request = request.header("X-Auth-Return-Redirect", value);
        }
        let answer = browser.send(request, encoded(&fields)).await;
        let url = format!("{O}/dash");
        assert_eq!(answer.header(header::LOCATION), Some(url.as_str()));
        assert!(answer.sets_session());
        if as_json {
            assert_eq!(
                (answer.status, answer.json()),
                (StatusCode::OK, json!({ "url": url }))
            );
        } else {
            assert_eq!(
                (answer.status, answer.body.as_str()),
                (StatusCode::FOUND, "")
            );
        }
    }
}

#[tokio::test]
async fn a_failure_has_no_cookies_and_as_json_no_location() {
    for (value, as_json) in VALUES {
        let mut request = form("/signout");
        if let Some(value) = value {
            request = request.header("X-Auth-Return-Redirect", value);
        }
        let answer = Browser::new().send(request, "").await;
        let url = format!("{O}/api/auth/signin?error=MissingCSRF");
        assert_eq!(answer.set_cookies(), [""; 0]);
        if as_json {
            assert_eq!(
                (answer.status, answer.json()),
                (StatusCode::OK, json!({ "url": url }))
            );
            assert_eq!(answer.header(header::LOCATION), None);
        } else {
            assert_eq!(
                (answer.status, answer.body.as_str()),
                (StatusCode::FOUND, "")
            );
            assert_eq!(answer.header(header::LOCATION), Some(url.as_str()));
        }
    }
}

#[tokio::test]
async fn answers_that_are_no_redirects_stay_what_they_are() {
    let mut browser = Browser::new();
    let request =
        axum::http::Request::get("/api/auth/session").header("X-Auth-Return-Redirect", "1");
    assert_eq!(browser.send(request, "").await.body, "null");
}
