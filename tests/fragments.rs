//! What stands behind the `#` of an address stays in the browser, and comes back with the user.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use support::app::{App, mount};
use support::{FakeServer, Mounted, js, settle, until};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::prelude::*;
use yew_authjs::AuthClient;
use yew_authjs::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

/// The test page at another address, and where it would go instead of going there.
struct Page {
    before: String,
}

impl Page {
    fn at(place: &str) -> Self {
        let page = Self { before: here() };
        js(&format!(
            "sessionStorage.clear();
            history.replaceState(null, '', '{place}');
            window.__gone = [];
            navigation.onnavigate = (event) => {{
                if (event.destination.sameDocument) return;
                event.preventDefault();
                __gone.push(event.destination.url);
            }}"
        ));
        page
    }

    fn moves_to(&self, place: &str) {
        js(&format!("history.replaceState(null, '', '{place}')"));
    }

    /// Where the page went, as its path and its `callbackUrl` without the origin.
    async fn gone(&self) -> String {
        let gone = || {
            js("(() => {
                const url = __gone.length && new URL(__gone.pop());
                if (!url) return '';
                const target = url.searchParams.get('callbackUrl').replace(location.origin, '');
                return url.pathname.split('/').pop() + ' ' + target + url.hash;
            })()")
            .as_string()
            .unwrap()
        };
        let is_gone = || js("__gone.length > 0").is_truthy();
        until(is_gone, || "the page has gone nowhere".to_owned()).await;
        gone()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        js("sessionStorage.clear(); navigation.onnavigate = null");
        self.moves_to(&self.before);
    }
}

fn here() -> String {
    text("location.href.slice(location.origin.length)")
}

fn text(code: &str) -> String {
    js(code).as_string().unwrap_or_default()
}

/// The target that the last sign-in was posted with, without the page's origin.
fn posted() -> String {
    text("new URLSearchParams(__server.form).get('callbackUrl').replace(location.origin, '')")
}

async fn guarded(server: &FakeServer, redirect_to: Option<&'static str>) -> Mounted<App> {
    let redirect_to = redirect_to.map(AttrValue::Static);
    mount(
        server,
        html! { <RequireSession {redirect_to}>{ "in" }</RequireSession> },
    )
    .await
}

async fn sign_in(options: SignInOptions) -> Option<String> {
    let options = options.field("password", "lovelace").without_redirect();
    let client = AuthClient::current();
    match client.sign_in_with("credentials", options).await.unwrap() {
        SignInOutcome::Completed(response) => response.url,
        other => panic!("{other:?}"),
    }
}

#[wasm_bindgen_test]
async fn a_sign_in_tells_the_server_no_fragment_of_the_page_and_returns_it() {
    let server = FakeServer::install();
    let page = Page::at("/a?x=1#key=secret");
    let app = mount(&server, html! {}).await;
    for (place, told) in [
        ("/a?x=1#key=secret", "/a?x=1"),
        ("/a#/profile?x=1", "/a#/profile?x=1"),
        ("/in?callbackUrl=%2Fb%23part", "/b"),
    ] {
        page.moves_to(place);
        let url = sign_in(SignInOptions::new()).await.unwrap();
        assert_eq!(posted(), told, "{place}");
        let wanted = if told == "/b" { "/b#part" } else { place };
        assert!(url.ends_with(wanted), "{url}");
    }
    sign_in(SignInOptions::new().redirect_to("/a#part")).await;
    assert_eq!(posted(), "/a#part", "what the app has named");
    drop(app);
}

#[wasm_bindgen_test]
async fn a_guard_keeps_the_fragment_until_the_user_returns() {
    let server = FakeServer::install();
    let page = Page::at("/a?x=1#key=secret");
    let app = guarded(&server, None).await;
    assert_eq!(page.gone().await, "signin /a?x=1");
    drop(app);
    // Another page of the app, such as its sign-in page, is no return.
    for place in ["/in", "/a", "/a?x=1#other"] {
        page.moves_to(place);
        drop(mount(&server, html! {}).await);
        assert_eq!(here(), place);
    }
    server.sign_in("{name: 'Ada'}");
    page.moves_to("/a?x=1");
    let app = guarded(&server, None).await;
    assert_eq!(here(), "/a?x=1#key=secret");
    drop(app);
    page.moves_to("/a?x=1");
    drop(guarded(&server, None).await);
    assert_eq!(here(), "/a?x=1", "it is put back once");
}

#[wasm_bindgen_test]
async fn a_guard_tells_the_server_of_a_route_in_the_hash() {
    let server = FakeServer::install();
    let page = Page::at("/a#/profile?x=1");
    let app = guarded(&server, None).await;
    assert_eq!(page.gone().await, "signin /a#/profile?x=1");
    drop(app);
}

#[wasm_bindgen_test]
async fn a_guard_leads_back_to_where_the_app_says() {
    let server = FakeServer::install();
    let page = Page::at("/a?x=1#key=secret");
    let app = guarded(&server, Some("/welcome#part")).await;
    assert_eq!(page.gone().await, "signin /welcome#part");
    assert!(js("sessionStorage.length === 0").is_truthy());
    drop(app);
}

#[wasm_bindgen_test]
async fn what_was_kept_is_not_for_the_next_user() {
    let server = FakeServer::install();
    let page = Page::at("/a#key=secret");
    let app = guarded(&server, None).await;
    page.gone().await;
    drop(app);
    assert!(js("sessionStorage.length === 1").is_truthy());
    server.sign_in("{name: 'Ada'}");
    page.moves_to("/b");
    let app = mount(&server, html! {}).await;
    let params = SignOutParams::new().without_redirect();
    AuthClient::current().sign_out_with(params).await.unwrap();
    settle().await;
    assert!(js("sessionStorage.length === 0").is_truthy());
    drop(app);
}

#[wasm_bindgen_test]
async fn a_page_without_storage_leads_to_the_sign_in_page_all_the_same() {
    let server = FakeServer::install();
    let page = Page::at("/a#key=secret");
    js(
        "window.__storage = Object.getOwnPropertyDescriptor(window, 'sessionStorage');
    Object.defineProperty(window, 'sessionStorage', {
        configurable: true,
        get() { throw new DOMException('denied', 'SecurityError'); },
    })",
    );
    let app = guarded(&server, None).await;
    let gone = page.gone().await;
    js("Object.defineProperty(window, 'sessionStorage', __storage)");
    assert_eq!(gone, "signin /a");
    drop(app);
}
