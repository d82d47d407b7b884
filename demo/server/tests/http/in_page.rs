//! The server in a page answers as the one at a port does.

use axum::http::header;
use serde_json::{Value, json};

use crate::browser::{Answer, Browser, encoded, form};

/// The headers that the endpoints set, beside the cookies.
const HEADERS: [header::HeaderName; 6] = [
    header::CONTENT_TYPE,
    header::CACHE_CONTROL,
    header::EXPIRES,
    header::PRAGMA,
    header::LOCATION,
    header::RETRY_AFTER,
];

/// Returns the answer as text, with nothing in it that differs from request to request.
fn comparable(answer: &Answer, csrf_token: &str) -> String {
    let headers = HEADERS.map(|name| format!("{name}: {:?}", answer.header(&name)));
    let mut cookies = answer
        .set_cookies()
        .into_iter()
        .map(shape)
        .collect::<Vec<_>>();
    cookies.sort();
    let mut body = answer.body.replace(csrf_token, "TOKEN");
    if let Ok(Value::Object(mut session)) = serde_json::from_str(&body)
        && session.contains_key("expires")
    {
        session["expires"] = json!("later");
        body = Value::Object(session).to_string();
    }
    format!("{} {headers:?} {cookies:?} {body}", answer.status)
}

/// Returns a `Set-Cookie` without its value, which is sealed, and without the time of its end.
fn shape(cookie: &str) -> String {
    let parts = cookie.split("; ").map(|part| match part.split_once('=') {
        Some(("Path" | "Max-Age" | "SameSite", _)) | None => part,
        Some((name, _)) => name,
    });
    parts.collect::<Vec<_>>().join("; ")
}

/// Sends the same requests as every other browser, and returns the answers.
async fn visit(mut browser: Browser) -> Vec<String> {
    let first = browser.get("/csrf").await;
    let token = first.json()["csrfToken"].as_str().unwrap().to_owned();
    let seen = |answer: Answer| comparable(&answer, &token);
    let mut answers = vec![seen(first)];

    for path in [
        "/session",
        "/csrf",
        "/providers",
        "/signin",
        "/signin?error=CredentialsSignin",
        "/signin/github",
        "/callback/credentials",
        "/signout",
        "/error?error=AccessDenied",
        "/error?error=Configuration",
        "/verify-request",
        "/webauthn-options/credentials",
        "/nowhere",
        "/session?callbackUrl=nowhere",
    ] {
        answers.push(seen(browser.get(path).await));
    }
    for (username, password, callback_url) in [
        ("ada", "hopper", "/"),
        ("nobody", "lovelace", "/"),
        ("limited", "x", "/"),
        ("denied", "x", "/"),
        ("blocked", "x", "/"),
        ("boom", "x", "/"),
        ("ada", "lovelace", "nowhere"),
        ("grace", "hopper", "https://elsewhere.example/"),
        ("ada", "lovelace", "/demo/profile?a#b"),
    ] {
        let fields = [
            ("username", username),
            ("password", password),
            ("csrfToken", &token),
            ("callbackUrl", callback_url),
        ];
        answers.push(seen(browser.post("/callback/credentials?", &fields).await));
        answers.push(seen(browser.get("/session").await));
    }
    for body in [
        json!({"data": {"name": "Nobody"}}),
        json!({"csrfToken": token, "data": {"name": "x".repeat(101)}}),
        json!({"csrfToken": token, "data": {"name": "Countess", "id": "9"}}),
        json!({"csrfToken": token, "data": {"expiresIn": 60}}),
        json!({"csrfToken": token}),
        json!([]),
    ] {
        answers.push(seen(browser.post_json("/session", &body).await));
        answers.push(seen(browser.get("/session").await));
    }
    for path in [
        "/signin/credentials",
        "/signin/github",
        "/signin",
        "/csrf",
        "/signout",
    ] {
        answers.push(seen(browser.post(path, &[]).await));
        let fields = [("csrfToken", &*token), ("callbackUrl", "/bye")];
        answers.push(seen(browser.post(path, &fields).await));
        let fields = encoded(&fields);
        answers.push(seen(browser.send(form(path), fields).await));
        answers.push(seen(browser.get("/session").await));
    }
    answers
}

#[tokio::test]
async fn the_server_in_the_page_answers_as_the_one_at_a_port() {
    let at_port = visit(Browser::new()).await;
    let in_page = visit(Browser::in_page()).await;
    for (number, (expected, answer)) in at_port.iter().zip(&in_page).enumerate() {
        assert_eq!(answer, expected, "request {number}");
    }
    let signed_in = |name: &str| in_page.iter().any(|answer| answer.contains(name));
    assert!(signed_in("Ada Lovelace") && signed_in("Grace Hopper") && signed_in("Countess"));
}

#[tokio::test]
async fn two_pages_of_one_origin_share_their_sessions() {
    let mut first = Browser::in_page();
    first.sign_in("ada", "lovelace").await;
    let mut second = Browser::in_page();
    second.cookies = first.cookies;
    let answer = second.get("/session").await;
    assert_eq!(answer.json()["user"]["name"], "Ada Lovelace");
    let date = answer.header(header::DATE).unwrap();
    assert!(date.ends_with(" GMT") && date.len() == 29, "{date}");
}
