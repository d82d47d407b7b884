//! `POST callback/credentials` and `POST signin`.

use serde_json::{Value, json};

use crate::browser::{Browser, O};

#[tokio::test]
async fn the_right_password_signs_in() {
    let mut browser = Browser::new();
    let answer = browser.sign_in("ada", "lovelace").await;
    assert_eq!(answer.json(), json!({ "url": format!("{O}/dash") }));
    assert!(answer.sets_session());
    let session = browser.get("/session").await.json();
    assert_eq!(
        session["user"],
        json!({"name": "Ada Lovelace", "email": "ada@example.com", "id": "1"})
    );
}

#[tokio::test]
async fn refusals_and_faults_lead_to_their_pages() {
    let mut browser = Browser::new();
    for (username, password, page) in [
        (
            "ada",
            "hopper",
            "/signin?error=CredentialsSignin&code=credentials",
        ),
        (
            "nobody",
            "x",
            "/signin?error=CredentialsSignin&code=credentials",
        ),
        ("", "", "/signin?error=CredentialsSignin&code=credentials"),
        (
            "limited",
            "x",
            "/signin?error=CredentialsSignin&code=rate_limited",
        ),
        ("denied", "x", "/error?error=AccessDenied"),
        ("boom", "x", "/error?error=Configuration"),
    ] {
        browser
            .sign_in(username, password)
            .await
            .assert_failed_with(page);
    }
    assert_eq!(browser.get("/session").await.json(), Value::Null);
}

#[tokio::test]
async fn somebody_who_is_sent_elsewhere_is_not_signed_in() {
    let mut browser = Browser::new();
    let answer = browser.sign_in("blocked", "x").await;
    assert_eq!(
        answer.json(),
        json!({ "url": format!("{O}/blocked?why=1") })
    );
    assert!(!answer.sets_session());
    assert_eq!(browser.get("/session").await.json(), Value::Null);
}

#[tokio::test]
async fn a_refused_sign_in_leaves_the_session_alone() {
    let mut browser = Browser::signed_in().await;
    browser
        .sign_in("grace", "wrong")
        .await
        .assert_failed_with("/signin?error=CredentialsSignin&code=credentials");
    assert_eq!(
        browser.get("/session").await.json()["user"]["name"],
        "Ada Lovelace"
    );
}

#[tokio::test]
async fn another_person_can_sign_in_over_a_session() {
    let mut browser = Browser::signed_in().await;
    browser.sign_in("grace", "hopper").await;
    assert_eq!(browser.get("/session").await.json()["user"]["id"], "2");
}

#[tokio::test]
async fn json_is_as_good_as_a_form() {
    let mut browser = Browser::new();
    let token = browser.csrf_token().await;
    let body = json!({"username": "ada", "password": "lovelace", "csrfToken": token});
    assert!(
        browser
            .post_json("/callback/credentials", &body)
            .await
            .sets_session()
    );
}

#[tokio::test]
async fn a_provider_that_is_unknown_or_not_named_is_a_configuration_fault() {
    let mut browser = Browser::new();
    let token = browser.csrf_token().await;
    for path in [
        "/callback/github",
        "/callback",
        "/callback/undefined",
        "/signin/github",
        "/signin/toString",
    ] {
        for token in [&token, "wrong"] {
            let fields = [
                ("username", "ada"),
                ("password", "lovelace"),
                ("csrfToken", token),
            ];
            browser
                .post(path, &fields)
                .await
                .assert_failed_with("/error?error=Configuration");
        }
    }
}

#[tokio::test]
async fn starting_a_sign_in_leads_to_the_page_with_the_form() {
    let mut browser = Browser::new();
    let token = browser.csrf_token().await;
    for path in ["/signin", "/signin/credentials", "/signin/undefined"] {
        let answer = browser.post(path, &[("csrfToken", &token)]).await;
        assert_eq!(
            answer.json(),
            json!({ "url": format!("{O}/api/auth/signin") }),
            "{path}"
        );
    }
}
