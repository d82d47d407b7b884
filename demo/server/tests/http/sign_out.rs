//! `POST signout`.

use serde_json::{Value, json};

use crate::browser::{Browser, O};

const DELETION: &str = "authjs.session-token=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax";

#[tokio::test]
async fn signing_out_deletes_the_session() {
    let mut browser = Browser::signed_in().await;
    let token = browser.csrf_token().await;
    let answer = browser
        .post(
            "/signout",
            &[("csrfToken", &token), ("callbackUrl", "/bye")],
        )
        .await;
    assert_eq!(answer.json(), json!({ "url": format!("{O}/bye") }));
    assert!(answer.set_cookies().contains(&DELETION), "{answer:?}");
    assert_eq!(browser.get("/session").await.json(), Value::Null);
    assert_eq!(
        browser.csrf_token().await,
        token,
        "the token outlives the session"
    );
}

#[tokio::test]
async fn signing_out_without_a_session_is_no_failure() {
    let mut browser = Browser::new();
    let token = browser.csrf_token().await;
    let answer = browser
        .post(
            "/signout",
            &[("csrfToken", &token), ("callbackUrl", "/bye")],
        )
        .await;
    assert_eq!(answer.json(), json!({ "url": format!("{O}/bye") }));
    assert!(!answer.set_cookies().contains(&DELETION), "{answer:?}");
}

#[tokio::test]
async fn without_the_csrf_token_the_session_is_kept() {
    let mut browser = Browser::signed_in().await;
    let answer = browser
        .post(
            "/signout",
            &[("csrfToken", "wrong"), ("callbackUrl", "/bye")],
        )
        .await;
    answer.assert_failed_with("/signin?error=MissingCSRF");
    assert_eq!(browser.get("/session").await.json()["user"]["id"], "1");
}
