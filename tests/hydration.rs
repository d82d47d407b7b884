//! A page that was rendered on a server, taken over in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use serde_json::json;
use support::{FakeServer, js, settle, until};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;
use yew_authjs::{
    CredentialsForm, InitialSession, Session, SessionProvider, SignInButton, SignOutButton,
    SignedIn, SignedOut, UserBadge,
};

wasm_bindgen_test_configure!(run_in_browser);

#[derive(Clone, PartialEq, Properties)]
struct PageProps {
    base: AttrValue,
    session: InitialSession,
}

#[component]
fn Page(props: &PageProps) -> Html {
    html! {
        <SessionProvider base_path={props.base.clone()} session={props.session.clone()}>
            <UserBadge redirect=false />
            <SignedIn><SignOutButton class="out" redirect=false /></SignedIn>
            <SignedOut>
                <SignInButton class="in" />
                <CredentialsForm csrf_token="of the server" />
            </SignedOut>
        </SessionProvider>
    }
}

/// What the server sends is put on the page, and the app then takes it over.
async fn taken_over(
    server: &FakeServer,
    session: InitialSession,
) -> (Element, yew::AppHandle<Page>) {
    let props = PageProps {
        base: server.base.clone().into(),
        session,
    };
    let rendered = yew::LocalServerRenderer::<Page>::with_props(props.clone());
    let html = rendered.render().await;
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    root.set_inner_html(&html);
    let handle = yew::Renderer::<Page>::with_root_and_props(root.clone(), props).hydrate();
    settle().await;
    (root, handle)
}

fn find(root: &Element, selector: &str) -> Option<HtmlElement> {
    let found = root.query_selector(selector).unwrap();
    found.map(wasm_bindgen::JsCast::unchecked_into)
}

async fn shows(root: &Element, selector: &str) {
    until(
        || find(root, selector).is_some(),
        || format!("no {selector} in {}", root.inner_html()),
    )
    .await;
}

#[wasm_bindgen_test]
async fn who_the_server_has_signed_in_is_not_asked_for_again() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada Lovelace'}");
    let session =
        json!({ "user": { "name": "Ada Lovelace" }, "expires": "2999-01-01T00:00:00.000Z" });
    let session: Session = serde_json::from_value(session).unwrap();
    let (root, handle) = taken_over(&server, session.into()).await;
    assert_eq!(
        find(&root, ".authjs-name").unwrap().inner_html(),
        "Ada Lovelace"
    );
    assert_eq!(server.log(), [""; 0]);
    find(&root, ".out").unwrap().click();
    shows(&root, ".in").await;
    handle.destroy();
    root.remove();
}

#[wasm_bindgen_test]
async fn a_form_of_the_server_comes_to_life() {
    let server = FakeServer::install();
    let (root, handle) = taken_over(&server, None::<Session>.into()).await;
    let token = find(&root, "[name=csrfToken]").unwrap();
    assert_eq!(token.get_attribute("value").unwrap(), "of the server");
    js(
        "document.querySelector('[name=username]').value = 'ada'; document.querySelector('[name=password]').value = 'lovelace'",
    );
    find(&root, "form button").unwrap().click();
    shows(&root, ".out").await;
    handle.destroy();
    root.remove();
}

#[wasm_bindgen_test]
async fn what_the_server_did_not_know_is_asked_for() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let (root, handle) = taken_over(&server, InitialSession::Fetch).await;
    shows(&root, ".out").await;
    handle.destroy();
    root.remove();
}
