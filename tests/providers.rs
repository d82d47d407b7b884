//! Lists of providers as no server should send them.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use std::rc::Rc;

use support::app::{App, mount};
use support::{FakeServer, Mounted, js};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::prelude::*;
use yew_authjs::AuthClient;
use yew_authjs::prelude::*;

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
    let error = AuthClient::current().sign_in_with("..", options).await;
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

#[wasm_bindgen_test]
async fn a_providers_name_is_isolated_from_the_words_beside_it() {
    let server = server("x: { id: 'x', name: '\\u202eHub', type: 'oauth' }");
    let app = mount(&server, html! { <ProviderButtons /> }).await;
    app.has("li").await;
    let shown = |app: &Mounted<App>| app.find("button").unwrap().inner_html();
    let expected = "Continue with <bdi>\u{202e}Hub</bdi>";
    assert!(shown(&app).ends_with(expected), "{}", shown(&app));

    let app = mount(&server, html! { <ProviderButtons label="Weiter mit" /> }).await;
    app.has("li").await;
    assert!(shown(&app).ends_with("Weiter mit <bdi>\u{202e}Hub</bdi>"));

    let mut texts = Texts::default();
    texts.continue_with = (|name: &str| format!("Mit {name} weiter").into()).into();
    let texts = Rc::new(texts);
    let content = html! { <TextsProvider {texts}><ProviderButtons /></TextsProvider> };
    let app = mount(&server, content).await;
    app.has("li").await;
    assert!(shown(&app).ends_with("Mit <bdi>\u{202e}Hub</bdi> weiter"));
}

#[wasm_bindgen_test]
async fn the_address_that_a_link_was_sent_to_is_isolated() {
    let server = server("email: { id: 'email', name: 'E-mail', type: 'email' }");
    let app = mount(&server, html! { <EmailForm /> }).await;
    app.fill("email", "ada@example.com");
    app.click("form button");
    app.has(".authjs-sent bdi").await;
    let shown = app.find(".authjs-sent span").unwrap().inner_html();
    assert!(
        shown.contains("to <bdi>ada@example.com</bdi>. Check"),
        "{shown}"
    );
}
