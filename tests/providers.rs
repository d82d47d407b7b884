//! Lists of providers as no server should send them.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use support::app::{App, mount};
use support::{FakeServer, Mounted, js};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::prelude::*;
use yew_authjs::{
    AuthClient, EmailForm, ProviderButtons, SignInAuthorizationParams, SignInOptions,
};

wasm_bindgen_test_configure!(run_in_browser);

/// A server with these providers, which are JavaScript, beside its own.
fn server(more: &str) -> FakeServer {
    let server = FakeServer::install();
    js(&format!("__server.more = {{ {more} }}"));
    server
}

fn buttons(app: &Mounted<App>) -> Vec<String> {
    let list = app.find("ul").unwrap();
    let children = list.children();
    let texts = (0..children.length()).filter_map(|place| children.item(place)?.text_content());
    texts.collect()
}

#[wasm_bindgen_test]
async fn an_id_that_is_listed_twice_is_one_button() {
    let server = server(
        "a: { id: 'x', name: 'First', type: 'oauth' },
        b: { id: 'x', name: 'Second', type: 'oauth' },
        c: { id: '..', name: 'Up', type: 'oauth' }",
    );
    let app = mount(&server, html! { <ProviderButtons /> }).await;
    app.has("li").await;
    assert_eq!(buttons(&app), ["Continue with First"]);
}

#[wasm_bindgen_test]
async fn no_request_leaves_the_folder_of_its_action() {
    let server = server("up: { id: '..', name: 'Up', type: 'oauth' }");
    let _app = mount(&server, html! { "" }).await;
    let options = SignInOptions::new().without_redirect();
    let params = SignInAuthorizationParams::new();
    let error = AuthClient::current().sign_in("..", options, params).await;
    assert_eq!(error.unwrap_err().kind(), "UnknownProvider");
    assert!(
        !server
            .log()
            .iter()
            .any(|request| request.starts_with("POST"))
    );
    let app = mount(&server, html! { <EmailForm provider=".." /> }).await;
    let action = [&server.base, "/signin/..%20"].concat();
    assert_eq!(app.attribute("form", "action"), Some(action));
}
