//! Signing in and out and updating in a real browser, with late and failing answers.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use std::rc::Rc;

use support::{FakeServer, js, settle, until};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::platform::spawn_local;
use yew_authjs::client::ClientGuard;
use yew_authjs::prelude::*;
use yew_authjs::{AuthClient, AuthClientConfig, GetSessionParams};

wasm_bindgen_test_configure!(run_in_browser);

fn started(server: &FakeServer) -> (AuthClient, ClientGuard) {
    let client = AuthClient::new(AuthClientConfig::new().base_path(server.base.clone()));
    let running = client.start();
    (client, running)
}

async fn status(client: &AuthClient, status: SessionStatus) {
    until(
        || client.state().status() == status,
        || format!("{:?}", client.state()),
    )
    .await;
}

fn ada(password: &str) -> SignInOptions {
    SignInOptions::new()
        .field("username", "ada")
        .field("password", password)
        .without_redirect()
}

async fn sign_in(client: &AuthClient, password: &str) -> Result<SignInResponse, AuthError> {
    match client.sign_in_with("credentials", ada(password)).await? {
        SignInOutcome::Completed(response) => Ok(response),
        other => panic!("navigated: {other:?}"),
    }
}

async fn sign_out(client: &AuthClient) -> Result<SignOutOutcome, AuthError> {
    client
        .sign_out_with(SignOutParams::new().without_redirect())
        .await
}

#[wasm_bindgen_test]
async fn signing_in_and_out_takes_no_more_requests_than_it_needs() {
    let server = FakeServer::install();
    let (client, _running) = started(&server);
    status(&client, SessionStatus::Unauthenticated).await;
    let response = sign_in(&client, "lovelace").await.unwrap();
    assert!(response.ok && response.error.is_none() && response.url.is_some());
    assert_eq!(client.state().status(), SessionStatus::Authenticated);
    assert_eq!(server.log()[1..].len(), 4, "{:?}", server.log());
    sign_out(&client).await.unwrap();
    assert_eq!(
        client.state().signed_out_reason(),
        Some(SignedOutReason::SignedOut)
    );
    assert_eq!(server.log()[5..], ["POST signout"], "the token is known");
}

#[wasm_bindgen_test]
async fn a_token_that_is_no_longer_accepted_costs_a_request_more_and_no_action() {
    let server = FakeServer::install();
    let (client, _running) = started(&server);
    status(&client, SessionStatus::Unauthenticated).await;
    sign_in(&client, "lovelace").await.unwrap();
    js("__server.token = 'another'");
    let known = server.log().len();
    sign_out(&client).await.unwrap();
    assert_eq!(client.state().session(), None);
    let asked = &server.log()[known..];
    assert_eq!(asked, ["POST signout", "GET csrf", "POST signout"]);
}

#[wasm_bindgen_test]
async fn a_refused_sign_in_is_an_answer_and_changes_nothing() {
    let server = FakeServer::install();
    let (client, _running) = started(&server);
    status(&client, SessionStatus::Unauthenticated).await;
    let response = sign_in(&client, "wrong").await.unwrap();
    assert_eq!(response.error, Some(SignInError::CredentialsSignin));
    assert_eq!(
        (
            response.ok,
            response.status,
            response.code.as_deref(),
            response.url
        ),
        (false, 200, Some("credentials"), None)
    );
    assert_eq!(client.state().status(), SessionStatus::Unauthenticated);
    let unknown = client.sign_in_with("nope", ada("x")).await;
    assert_eq!(unknown, Err(AuthError::UnknownProvider("nope".to_owned())));
}

#[wasm_bindgen_test]
async fn a_read_that_was_under_way_cannot_undo_a_sign_out() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let (client, _running) = started(&server);
    status(&client, SessionStatus::Authenticated).await;
    server.hold("session");
    let late = Rc::new(std::cell::RefCell::new(None));
    spawn_local({
        let (client, late) = (client.clone(), late.clone());
        async move {
            late.replace(Some(client.get_session().await));
        }
    });
    until(
        || server.count("GET session") == 2,
        || format!("{:?}", server.log()),
    )
    .await;
    sign_out(&client).await.unwrap();
    server.release();
    settle().await;
    assert_eq!(client.state().status(), SessionStatus::Unauthenticated);
    assert_eq!(
        *late.borrow(),
        Some(Ok(None)),
        "the caller of the overtaken request is told what is true now"
    );
    assert_eq!(server.count("GET session"), 2);
}

#[wasm_bindgen_test]
async fn the_first_read_cannot_undo_a_sign_in() {
    let server = FakeServer::install();
    server.hold("session");
    let (client, _running) = started(&server);
    until(
        || server.count("GET session") == 1,
        || format!("{:?}", server.log()),
    )
    .await;
    spawn_local({
        let client = client.clone();
        async move {
            sign_in(&client, "lovelace").await.unwrap();
        }
    });
    until(
        || server.count("GET session") == 2,
        || format!("{:?}", server.log()),
    )
    .await;
    server.release();
    status(&client, SessionStatus::Authenticated).await;
    settle().await;
    assert_eq!(client.state().status(), SessionStatus::Authenticated);
}

#[wasm_bindgen_test]
async fn a_failed_sign_out_has_signed_nobody_out_and_can_be_repeated() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let (client, _running) = started(&server);
    status(&client, SessionStatus::Authenticated).await;
    for code in [0, 429, 500, 200] {
        server.fail("signout", code);
        let error = sign_out(&client).await.unwrap_err();
        let kind = match code {
            0 => "Network",
            200 => "BadResponse",
            _ => "Status",
        };
        assert_eq!(error.kind(), kind);
        assert_eq!(client.state().status(), SessionStatus::Authenticated);
        assert!(!client.state().is_refreshing());
    }
    server.mend();
    sign_out(&client).await.unwrap();
    assert_eq!(client.state().status(), SessionStatus::Unauthenticated);
}

#[wasm_bindgen_test]
async fn no_token_no_post() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let (client, _running) = started(&server);
    status(&client, SessionStatus::Authenticated).await;
    server.fail("csrf", 500);
    assert_eq!(sign_out(&client).await.unwrap_err().kind(), "Status");
    assert_eq!(client.update(&1).await.unwrap_err().kind(), "Status");
    assert!(sign_in(&client, "lovelace").await.is_err());
    assert!(
        !server.log().iter().any(|line| line.starts_with("POST")),
        "{:?}",
        server.log()
    );
}

#[wasm_bindgen_test]
async fn an_update_shows_at_once_and_a_refused_one_leaves_everything() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let (client, _running) = started(&server);
    status(&client, SessionStatus::Authenticated).await;
    let session = client
        .update(&serde_json::json!({"name": "Ada L."}))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(session.user().name(), Some("Ada L."));
    server.fail("session", 500);
    assert!(
        client
            .update(&serde_json::json!({"name": "X"}))
            .await
            .is_err()
    );
    assert_eq!(
        client.state().session().unwrap().user().name(),
        Some("Ada L.")
    );
    assert!(!client.state().is_refreshing());
    server.mend();
    assert!(
        client
            .update(&serde_json::json!({"name": "Y"}))
            .await
            .is_ok()
    );
}

#[wasm_bindgen_test]
async fn only_http_urls_are_gone_to() {
    let server = FakeServer::install();
    let (client, _running) = started(&server);
    for url in [
        "javascript:alert(1)",
        "data:text/html,x",
        "http://",
        "ftp://o/x",
        "http://ada@o/",
        "//:x@o/",
    ] {
        let options = ada("lovelace").redirect_to(url);
        let error = client
            .sign_in_with("credentials", options)
            .await
            .unwrap_err();
        assert_eq!(error.kind(), "UnsafeRedirect", "{url}");
        let error = client
            .sign_out_with(SignOutParams::new().redirect_to(url))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), "UnsafeRedirect", "{url}");
    }
    assert!(
        !server.log().iter().any(|line| line.starts_with("POST")),
        "{:?}",
        server.log()
    );
}

#[wasm_bindgen_test]
async fn a_client_that_was_stopped_asks_what_it_has_missed() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let (client, running) = started(&server);
    status(&client, SessionStatus::Authenticated).await;
    drop(running);
    server.sign_out();
    let _running = client.start();
    status(&client, SessionStatus::Unauthenticated).await;
    assert_eq!(server.log(), ["GET session", "GET session"]);
}

#[wasm_bindgen_test]
async fn tabs_of_next_auth_hear_of_changes_alone() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let (client, _running) = started(&server);
    status(&client, SessionStatus::Authenticated).await;
    settle().await;
    js(
        "{ const tab = new __channel('next-auth'); window.__heard = 0; tab.onmessage = () => __heard++; window.__tab = tab; }",
    );
    let quietly = || client.get_session_with(GetSessionParams::new().without_trigger_event());
    for _ in 0..2 {
        // Only the end of the session moves.
        quietly().await.unwrap();
    }
    settle().await;
    assert_eq!(js("__heard").as_f64(), Some(0.0));
    server.sign_in("{name: 'Grace'}");
    quietly().await.unwrap();
    until(
        || js("__heard").as_f64() == Some(1.0),
        || "the change was not told".to_owned(),
    )
    .await;
    js("__tab.close()");
}

#[wasm_bindgen_test]
async fn a_provider_that_is_newer_than_what_was_prepared_is_asked_for() {
    let server = FakeServer::install();
    let (client, _running) = started(&server);
    status(&client, SessionStatus::Unauthenticated).await;
    client.prepare_sign_in().await.unwrap();
    let options = || SignInOptions::new().without_redirect();
    let sign_in = async |provider: &str| client.sign_in_with(provider, options()).await;
    let prepared = server.log().len();
    js(
        "__server.more = { github: { id: 'github', name: 'GitHub', type: 'oauth', signinUrl: '', callbackUrl: '' } }",
    );
    // The fake has no way to sign in with it, but it was tried.
    let refused = sign_in("github").await.unwrap_err();
    assert_eq!(refused.kind(), "Status");
    let asked = server.log().split_off(prepared);
    assert_eq!(asked, ["GET providers", "POST signin/github"]);

    let unknown = sign_in("gitlab").await.unwrap_err();
    assert_eq!(unknown, AuthError::UnknownProvider("gitlab".to_owned()));
}

#[wasm_bindgen_test]
async fn an_early_request_that_is_given_up_is_not_sent_again() {
    let server = FakeServer::install();
    // As the browser does it: the promise of `fetch` itself, which an abort rejects at once.
    let left = format!(
        "(() => {{
            const controller = new AbortController();
            const answer = new Promise((_, reject) =>
                controller.signal.addEventListener('abort', () => reject(controller.signal.reason)));
            window.__authjsSession = {{ url: '{}/session', at: Date.now(), controller, answer }};
        }})()",
        server.base
    );
    js(&left);
    let (client, _running) = started(&server);
    until(
        || js("window.__authjsSession === undefined").is_truthy(),
        || "not taken over".to_owned(),
    )
    .await;
    js("window.dispatchEvent(new PageTransitionEvent('pagehide'))");
    settle().await;
    assert!(server.log().is_empty(), "by a page that is left");
    js("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    status(&client, SessionStatus::Unauthenticated).await;
    assert_eq!(server.log(), ["GET session"]);
}
