//! `<EmailForm>` after its link was sent, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use support::app::{App, mount};
use support::{FakeServer, Mounted, js, settle};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::prelude::*;
use yew_authjs::AuthClient;
use yew_authjs::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

const STATUS: &str = "[role=status]";

/// A server that sends mails, and the form.
async fn open(content: Html) -> (FakeServer, Mounted<App>) {
    let server = FakeServer::install();
    js(
        "__server.more = { email: { id: 'email', name: 'E-mail', type: 'email', signinUrl: '', callbackUrl: '' } }",
    );
    let app = mount(&server, content).await;
    (server, app)
}

async fn send(app: &Mounted<App>) {
    app.fill("email", "ada@example.com");
    app.focus("form button");
    app.click("form button");
    app.has("[role=status] button").await;
    settle().await;
}

fn said(app: &Mounted<App>) -> String {
    app.find(STATUS).unwrap().text_content().unwrap()
}

fn is_form_shown(app: &Mounted<App>) -> bool {
    app.find("form:not([hidden])").is_some()
}

#[wasm_bindgen_test]
async fn what_was_sent_is_said_in_a_region_that_was_there_and_has_the_focus() {
    let (_server, app) = open(html! { <EmailForm /> }).await;
    let region = app.find("[role=status]:not([hidden])").unwrap();
    assert_eq!(said(&app), "");
    send(&app).await;
    assert_eq!(app.find(STATUS), Some(region), "it is the same");
    assert!(said(&app).contains("ada@example.com"), "{}", said(&app));
    assert!(!is_form_shown(&app));
    assert!(app.has_focus(STATUS));
}

#[wasm_bindgen_test]
async fn a_mistyped_address_can_be_mended() {
    let (server, app) = open(html! { <EmailForm /> }).await;
    send(&app).await;
    app.click("[role=status] button");
    settle().await;
    assert!(is_form_shown(&app));
    assert_eq!(said(&app), "");
    assert!(app.has_focus("[name=email]"));
    assert_eq!(app.input("email").value(), "ada@example.com");
    send(&app).await;
    assert_eq!(server.count("POST signin/email"), 2);
}

#[wasm_bindgen_test]
async fn the_form_is_as_new_once_a_user_has_been_signed_in() {
    let (server, app) = open(html! { <EmailForm /> }).await;
    send(&app).await;
    for user in [Some("{name: 'Ada'}"), None] {
        match user {
            Some(user) => server.sign_in(user),
            None => server.sign_out(),
        }
        let client = AuthClient::current();
        client.get_session().await.unwrap();
        settle().await;
        assert!(is_form_shown(&app));
        assert_eq!(said(&app), "");
        assert_eq!(app.input("email").value(), "");
    }
}

#[wasm_bindgen_test]
async fn an_app_may_say_it_in_its_own_words() {
    let sent = html! { <b>{ "Unterwegs" }</b> };
    let (_server, app) = open(html! { <EmailForm {sent} other_label="Anders" /> }).await;
    send(&app).await;
    assert_eq!(
        app.find("[role=status] b").unwrap().inner_html(),
        "Unterwegs"
    );
    assert_eq!(
        app.find("[role=status] button").unwrap().inner_html(),
        "Anders"
    );
}
