//! A page that was rendered on a server, taken over in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use serde_json::json;
use support::{FakeServer, Mounted, js, settle, until};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::prelude::*;
use yew_authjs::{
    CredentialsForm, InitialSession, Session, SessionProvider, SignInButton, SignInError,
    SignOutButton, SignedIn, SignedOut, UserBadge, use_sign_in_error,
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

fn props(server: &FakeServer, session: InitialSession) -> PageProps {
    PageProps {
        base: server.base.clone().into(),
        session,
    }
}

async fn shows(page: &Mounted<Page>, selector: &str) {
    until(
        || page.find(selector).is_some(),
        || format!("no {selector}"),
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
    let page = Mounted::<Page>::taken_over(props(&server, session.into())).await;
    settle().await;
    assert_eq!(
        page.find(".authjs-name").unwrap().inner_html(),
        "Ada Lovelace"
    );
    assert_eq!(server.log(), [""; 0]);
    page.click(".out");
    shows(&page, ".in").await;
}

#[wasm_bindgen_test]
async fn a_form_of_the_server_comes_to_life() {
    let server = FakeServer::install();
    let page = Mounted::<Page>::taken_over(props(&server, None::<Session>.into())).await;
    settle().await;
    let token = page.find("[name=csrfToken]").unwrap();
    assert_eq!(token.get_attribute("value").unwrap(), "of the server");
    js(
        "document.querySelector('[name=username]').value = 'ada'; document.querySelector('[name=password]').value = 'lovelace'",
    );
    page.click("form button");
    shows(&page, ".out").await;
}

#[wasm_bindgen_test]
async fn what_the_server_did_not_know_is_asked_for() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let page = Mounted::<Page>::taken_over(props(&server, InitialSession::Fetch)).await;
    shows(&page, ".out").await;
}

/// An app's own sign-in page, to which the server leads back with `?error=`.
#[component]
fn SignInPage(props: &PageProps) -> Html {
    let error = use_sign_in_error();
    html! {
        <SessionProvider base_path={props.base.clone()} session={props.session.clone()}>
            if let Some(error) = error {
                <p id="refused">{ error.message() }</p>
            }
            <SignedOut><CredentialsForm csrf_token="of the server" /></SignedOut>
        </SessionProvider>
    }
}

#[wasm_bindgen_test]
async fn a_refusal_in_the_address_is_told_once_the_page_is_taken_over() {
    let server = FakeServer::install();
    let props = props(&server, None::<Session>.into());
    // The fake server renders in the page, so the page gets its address afterwards.
    let page = Mounted::<SignInPage>::taken_over_after(props, || {
        js("history.replaceState(null, '', '?error=CredentialsSignin')");
    })
    .await;
    page.shows("refused", SignInError::CredentialsSignin.message())
        .await;
    js("history.replaceState(null, '', location.pathname)");
    assert!(page.find("form [name=password]").is_some());
}
