//! `POST session`: the session is updated.

use axum::http::{StatusCode, header};
use serde_json::{Value, json};

use crate::browser::{Browser, encoded, form};

#[tokio::test]
async fn a_new_name_is_kept() {
    let mut browser = Browser::signed_in().await;
    let token = browser.csrf_token().await;
    let answer = browser
        .post_json(
            "/session",
            &json!({"csrfToken": token, "data": {"name": "Ada L."}}),
        )
        .await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(
        answer.json()["user"],
        json!({"name": "Ada L.", "email": "ada@example.com", "id": "1"})
    );
    assert!(answer.sets_session());
    assert_eq!(answer.header(header::CACHE_CONTROL), None);
    assert_eq!(
        browser.get("/session").await.json()["user"]["name"],
        "Ada L."
    );
}

#[tokio::test]
async fn other_data_changes_nothing() {
    let mut browser = Browser::signed_in().await;
    let token = browser.csrf_token().await;
    for body in [
        json!({"csrfToken": token}),
        json!({"csrfToken": token, "data": {"email": "x@y.example"}}),
    ] {
        let answer = browser.post_json("/session", &body).await;
        assert_eq!(
            answer.json()["user"],
            json!({"name": "Ada Lovelace", "email": "ada@example.com", "id": "1"})
        );
    }
}

#[tokio::test]
async fn a_form_is_as_good_as_json() {
    let mut browser = Browser::signed_in().await;
    let token = browser.csrf_token().await;
    let answer = browser
        .send(
            form("/session"),
            encoded(&[("csrfToken", &token), ("data", "x")]),
        )
        .await;
    assert_eq!(answer.json()["user"]["name"], "Ada Lovelace");
    assert!(answer.sets_session());
}

#[tokio::test]
async fn there_is_nothing_to_update_without_a_session() {
    let mut browser = Browser::new();
    let token = browser.csrf_token().await;
    let answer = browser
        .post_json(
            "/session",
            &json!({"csrfToken": token, "data": {"name": "X"}}),
        )
        .await;
    assert_eq!(
        (answer.status, answer.json()),
        (StatusCode::OK, Value::Null)
    );
}

#[tokio::test]
async fn a_name_of_more_than_a_hundred_characters_is_refused_and_changes_nothing() {
    let mut browser = Browser::signed_in().await;
    let token = browser.csrf_token().await;
    let named = |length| json!({"csrfToken": token, "data": {"name": "x".repeat(length)}});
    for length in [101, 90_000] {
        let answer = browser.post_json("/session", &named(length)).await;
        assert_eq!(
            (answer.status, answer.body.as_str()),
            (StatusCode::BAD_REQUEST, "null")
        );
        assert_eq!(answer.set_cookies(), [""; 0]);
    }
    assert_eq!(
        browser.get("/session").await.json()["user"]["name"],
        "Ada Lovelace"
    );
    let answer = browser.post_json("/session", &named(100)).await;
    assert_eq!(answer.json()["user"]["name"], "x".repeat(100));
}

#[tokio::test]
async fn the_longest_name_fits_one_cookie() {
    let mut browser = Browser::signed_in().await;
    let token = browser.csrf_token().await;
    // Each takes six characters as JSON.
    let name = "\u{1}".repeat(100);
    browser
        .post_json(
            "/session",
            &json!({"csrfToken": token, "data": {"name": name}}),
        )
        .await;
    assert_eq!(browser.get("/session").await.json()["user"]["name"], name);
    let sessions = browser
        .cookies
        .keys()
        .filter(|name| name.contains("session"));
    assert_eq!(sessions.collect::<Vec<_>>(), ["authjs.session-token"]);
}
