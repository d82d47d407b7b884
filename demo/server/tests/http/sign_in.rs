//! `POST callback/credentials` and `POST signin`.

use axum::http::{StatusCode, header};
use serde_json::{Value, json};
use yew_authjs_demo_server::{Config, DemoServer, Limits};

use crate::browser::{Answer, Browser, O, encoded, form};

fn limited(change: impl FnOnce(&mut Limits)) -> axum::Router {
    let mut config = Config::default();
    change(&mut config.limits);
    DemoServer::new(config).unwrap().router(4177)
}

/// Asserts a refusal that says when to come back, and returns after how many seconds.
fn assert_too_many(answer: &Answer) -> u64 {
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.set_cookies(), [""; 0]);
    answer.header(header::RETRY_AFTER).unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_name_with_too_many_wrong_passwords_has_to_wait_and_no_other() {
    let router = limited(|limits| limits.failed_sign_ins = 3.try_into().unwrap());
    let mut browser = Browser::on(router);
    for _ in 0..3 {
        browser
            .sign_in("ada", "wrong")
            .await
            .assert_failed_with("/signin?error=CredentialsSignin&code=credentials");
    }
    // The right password too, or guessing would go on.
    for password in ["wrong", "lovelace"] {
        let answer = browser.sign_in("ada", password).await;
        assert!((15..=20).contains(&assert_too_many(&answer)), "{answer:?}");
        let page = "/api/auth/signin?error=CredentialsSignin&code=rate_limited";
        assert_eq!(answer.json(), json!({ "url": format!("{O}{page}") }));
    }
    assert!(browser.sign_in("grace", "hopper").await.sets_session());
}

#[tokio::test]
async fn a_right_password_is_never_too_many() {
    let router = limited(|limits| limits.failed_sign_ins = 1.try_into().unwrap());
    let mut browser = Browser::on(router);
    for _ in 0..20 {
        assert!(browser.sign_in("ada", "lovelace").await.sets_session());
    }
}

#[tokio::test]
async fn a_person_without_a_script_gets_a_page_that_says_when() {
    let router = limited(|limits| limits.failed_sign_ins = 1.try_into().unwrap());
    let mut browser = Browser::on(router);
    browser.sign_in("ada", "wrong").await;
    let token = browser.csrf_token().await;
    let fields = [
        ("username", "ada"),
        ("password", "lovelace"),
        ("csrfToken", &token),
    ];
    let answer = browser
        .send(form("/callback/credentials"), encoded(&fields))
        .await;
    let seconds = assert_too_many(&answer);
    assert_eq!(
        answer.header(header::CONTENT_TYPE),
        Some("text/html; charset=utf-8")
    );
    assert!(
        answer.body.contains(&format!("Wait {seconds} seconds")),
        "{}",
        answer.body
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_sign_ins_at_once_few_are_checked_and_others_are_told_when_to_come_back() {
    let router = limited(|limits| {
        limits.password_checks = 1;
        limits.waiting_sign_ins = 2;
    });
    let mut first = Browser::on(router.clone());
    let token = first.csrf_token().await;
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..60 {
        let mut browser = Browser::on(router.clone());
        browser.cookies = first.cookies.clone();
        let token = token.clone();
        tasks.spawn(async move {
            let fields = [
                ("username", "ada"),
                ("password", "lovelace"),
                ("csrfToken", &token),
            ];
            browser.post("/callback/credentials", &fields).await
        });
    }
    let session = Browser::on(router).get("/session").await;
    assert_eq!(session.body, "null");
    let answers = tasks.join_all().await;
    let (signed_in, refused): (Vec<_>, Vec<_>) =
        answers.iter().partition(|answer| answer.sets_session());
    for answer in &refused {
        assert_eq!(assert_too_many(answer), 1);
    }
    assert!(
        signed_in.len() >= 3 && !refused.is_empty(),
        "{} of 60",
        signed_in.len()
    );
}

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
