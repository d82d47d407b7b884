//! The error in the address of a sign-in page, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use support::app::mount;
use support::{FakeServer, js};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::prelude::*;
use yew_authjs::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

#[component]
fn Reason() -> Html {
    match use_sign_in_error() {
        Some(error) => html! { <p id="reason">{ error.message() }</p> },
        None => html! {},
    }
}

#[wasm_bindgen_test]
async fn the_refusal_in_the_address_gives_way_to_that_of_the_next_sign_in() {
    let server = FakeServer::install();
    js("history.replaceState(null, '', '?error=OAuthCallbackError')");
    let app = mount(&server, html! { <><Reason /><CredentialsForm /></> }).await;
    app.has("#reason").await;
    app.fill("username", "ada");
    app.fill("password", "wrong");
    assert!(app.find("#reason").is_some(), "nothing was sent yet");
    app.click("form button");
    app.has("form [role=alert]").await;
    app.lacks("#reason").await;
    js("history.replaceState(null, '', location.pathname)");
}
