//! The error in the address of a sign-in page, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use support::app::{App, mount};
use support::{FakeServer, Mounted, js, settle};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::prelude::*;
use yew_authjs::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

#[component]
fn Reason() -> Html {
    let render = use_force_update();
    let reason = use_sign_in_error().map(|error| html! { <p id="reason">{ error.message() }</p> });
    html! { <><button id="render" onclick={move |_| render.force_update()} />{ reason }</> }
}

async fn refuse(app: &Mounted<App>) {
    app.fill("username", "ada");
    app.fill("password", "wrong");
    app.click("form button");
    app.has("form [role=alert]").await;
}

#[wasm_bindgen_test]
async fn the_refusal_in_the_address_gives_way_to_that_of_the_next_sign_in() {
    let server = FakeServer::install();
    js("history.replaceState(null, '', '?error=OAuthCallbackError')");
    let page = html! { <SignedOut><Reason /><CredentialsForm /></SignedOut> };
    let app = mount(&server, html! { <>{ page }<UserBadge redirect=false /></> }).await;
    app.has("#reason").await;
    refuse(&app).await;
    app.lacks("#reason").await;

    // Nor does it come back with the page, after a sign-in and a sign-out.
    app.fill("password", "lovelace");
    app.click("form button");
    app.has("summary").await;
    app.click("details button");
    app.has("form [name=password]").await;
    settle().await;
    assert!(app.find("#reason").is_none());

    // Another address has an error of its own.
    js("history.replaceState(null, '', '?error=SessionRequired')");
    app.click("#render");
    app.has("#reason").await;
    refuse(&app).await;
    app.lacks("#reason").await;
    js("history.replaceState(null, '', location.pathname)");
}
