//! A page that was rendered on a server, taken over in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use std::cell::{Cell, RefCell};

use serde_json::json;
use support::{FakeServer, Mounted, js, settle, until};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::BaseComponent;
use yew::prelude::*;
use yew::suspense::{Suspension, SuspensionHandle};
use yew_authjs::prelude::*;

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
            <SessionExpiryNotice />
            <SignedIn><SignOutButton class="out" redirect=false /></SignedIn>
            <SignedOut>
                <SignInButton class="in" />
                <CredentialsForm csrf_token="of the server" />
                <EmailForm csrf_token="of the server" />
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

async fn shows<C: BaseComponent>(page: &Mounted<C>, selector: &str) {
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
async fn a_picture_that_failed_before_the_wasm_was_there_gives_way_to_initials() {
    let server = FakeServer::install();
    let user = json!({ "name": "Ada Lovelace", "image": "data:image/gif;base64,AAAA" });
    let session = json!({ "user": user, "expires": "2999-01-01T00:00:00.000Z" });
    let session: Session = serde_json::from_value(session).unwrap();
    let page = Mounted::<Page>::taken_over(props(&server, session.into())).await;
    shows(&page, "bdi.authjs-picture").await;
    assert!(page.find("img").is_none());
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
    let page = Mounted::<SignInPage>::taken_over_after(props, |page| {
        js("history.replaceState(null, '', '?error=CredentialsSignin')");
        page
    })
    .await;
    page.shows("refused", SignInError::CredentialsSignin.message())
        .await;
    js("history.replaceState(null, '', location.pathname)");
    assert!(page.find("form [name=password]").is_some());
}

thread_local! {
    /// What the content of a `<Suspense>` waits for, once it is taken over.
    static GATE: RefCell<Option<(Suspension, SuspensionHandle)>> = const { RefCell::new(None) };
}

/// Has what is suspended wait until [`open_gate`].
fn close_gate(page: String) -> String {
    GATE.set(Some(Suspension::new()));
    as_on_a_server(page)
}

/// The page without what shows that it was rendered where a client can be started.
fn as_on_a_server(page: String) -> String {
    page.replace(r#"<p class="busy"></p>"#, "")
        .replace(r#"<p class="ends"></p>"#, "")
}

fn open_gate() {
    if let Some((_, handle)) = GATE.take() {
        handle.resume();
    }
}

fn pass_gate() -> Result<(), Suspension> {
    let waits = GATE.with_borrow(|gate| gate.as_ref().map(|(waits, _)| waits.clone()));
    waits.filter(|waits| !waits.resumed()).map_or(Ok(()), Err)
}

/// A selector's part that begins to differ from the server's as soon as the client is started.
#[component]
fn Busy() -> Html {
    let is_busy = use_session_selector(|state| state.is_refreshing());
    html! { if *is_busy { <p class="busy" /> } }
}

#[component]
fn Suspended() -> HtmlResult {
    pass_gate()?;
    let session = use_session();
    let optional = use_optional_session().and_then(|session| session.data);
    Ok(html! {
        <>
            if optional.is_some() {
                <p class="optional" />
            }
            if let Some(session) = session.data {
                <p class="own">{ session.user().name().map(str::to_owned) }</p>
            }
            <UserBadge redirect=false fallback={html! { <SignInButton class="in" /> }} />
            <Busy />
        </>
    })
}

#[component]
fn SuspendedPage(props: &PageProps) -> Html {
    html! {
        <SessionProvider base_path={props.base.clone()} session={props.session.clone()}>
            <SignedIn><i class="first" /></SignedIn>
            <Suspense><Suspended /></Suspense>
        </SessionProvider>
    }
}

#[wasm_bindgen_test]
async fn what_is_suspended_is_taken_over_as_the_server_saw_it_and_changes_then() {
    for given in [InitialSession::Fetch, None::<Session>.into()] {
        let server = FakeServer::install();
        let page =
            Mounted::<SuspendedPage>::taken_over_after(props(&server, given), close_gate).await;
        settle().await;
        server.sign_in("{name: 'Ada'}");
        let answer = yew_authjs::get_session().await;
        assert!(answer.unwrap().is_some());
        shows(&page, ".first").await;
        assert!(page.find(".own").is_none());
        open_gate();
        shows(&page, ".own").await;
        shows(&page, ".authjs-badge").await;
        assert!(page.find(".in").is_none());
    }
}

thread_local!(static SENT_AWAY: Cell<u32> = const { Cell::new(0) });

#[component]
fn SuspendedGuard() -> HtmlResult {
    pass_gate()?;
    let count = |()| SENT_AWAY.set(SENT_AWAY.get() + 1);
    let session = use_session_with(UseSessionOptions::required().on_unauthenticated(count));
    Ok(html! { <i id="guarded">{ session.status.as_str() }</i> })
}

#[component]
fn GuardedPage(props: &PageProps) -> Html {
    html! {
        <SessionProvider base_path={props.base.clone()} session={props.session.clone()}>
            <SignedIn><i class="first" /></SignedIn>
            <Suspense><SuspendedGuard /></Suspense>
        </SessionProvider>
    }
}

#[wasm_bindgen_test]
async fn a_visitor_is_not_sent_away_for_what_the_server_saw() {
    let server = FakeServer::install();
    let props = props(&server, None::<Session>.into());
    let page = Mounted::<GuardedPage>::taken_over_after(props, close_gate).await;
    settle().await;
    server.sign_in("{name: 'Ada'}");
    let answer = yew_authjs::get_session().await;
    assert!(answer.unwrap().is_some());
    shows(&page, ".first").await;
    open_gate();
    page.shows("guarded", "authenticated").await;
    settle().await;
    assert_eq!(SENT_AWAY.get(), 0);
    server.sign_out();
    assert_eq!(yew_authjs::get_session().await, Ok(None));
    page.shows("guarded", "loading").await;
    until(|| SENT_AWAY.get() == 1, || "not sent away".to_owned()).await;
}

#[component]
fn BusyPage(props: &PageProps) -> Html {
    html! {
        <SessionProvider base_path={props.base.clone()} session={props.session.clone()}>
            <Busy />
        </SessionProvider>
    }
}

#[wasm_bindgen_test]
async fn that_the_client_has_been_started_shows_after_the_page_is_taken_over() {
    let server = FakeServer::install();
    server.hold("session");
    let props = props(&server, InitialSession::Fetch);
    let page = Mounted::<BusyPage>::taken_over_after(props, as_on_a_server).await;
    shows(&page, ".busy").await;
    server.release();
    until(|| page.find(".busy").is_none(), || "still busy".to_owned()).await;
}

/// A server reads no dates.
#[component]
fn Ends() -> Html {
    let ends = use_session_selector(|state| state.expires_at());
    html! { if ends.is_some() { <p class="ends" /> } }
}

#[component]
fn EndsPage(props: &PageProps) -> Html {
    html! {
        <SessionProvider base_path={props.base.clone()} session={props.session.clone()}>
            <Ends />
        </SessionProvider>
    }
}

#[wasm_bindgen_test]
async fn when_the_session_ends_shows_after_the_page_is_taken_over() {
    let server = FakeServer::install();
    let session = json!({ "user": { "name": "Ada" }, "expires": "2999-01-01T00:00:00.000Z" });
    let session: Session = serde_json::from_value(session).unwrap();
    let props = props(&server, session.into());
    let page = Mounted::<EndsPage>::taken_over_after(props, as_on_a_server).await;
    shows(&page, ".ends").await;
}

#[component]
fn Prepared(props: &PageProps) -> HtmlResult {
    let server = props.session.clone();
    let session = use_prepared_state!((), move |_| -> Option<Session> {
        match server {
            InitialSession::Known(session) => session.as_deref().cloned(),
            InitialSession::Fetch => None,
        }
    })?;
    let session = session.and_then(|session| (*session).clone());
    Ok(html! {
        <SessionProvider base_path={props.base.clone()} session={InitialSession::from(session)}>
            <UserBadge redirect=false />
        </SessionProvider>
    })
}

#[component]
fn PreparedPage(props: &PageProps) -> Html {
    html! { <Suspense><Prepared ..props.clone() /></Suspense> }
}

#[wasm_bindgen_test]
async fn a_session_may_come_along_as_a_prepared_state() {
    let server = FakeServer::install();
    let session = json!({
        "user": { "name": "Ada" },
        "expires": "2999-01-01T00:00:00.000Z",
        "shares": [1.5, null],
    });
    let session: Session = serde_json::from_value(session).unwrap();
    let page = Mounted::<PreparedPage>::taken_over(props(&server, session.into())).await;
    settle().await;
    assert_eq!(page.find(".authjs-name").unwrap().inner_html(), "Ada");
    page.click(".authjs-menu button");
    until(
        || page.find(".authjs-badge").is_none(),
        || "not taken over".to_owned(),
    )
    .await;
}
