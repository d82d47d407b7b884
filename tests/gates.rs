//! Components that show something to some, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use std::cell::Cell;
use std::rc::Rc;

use support::{FakeServer, Mounted, settle};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::prelude::*;
use yew_authjs::AuthClient;
use yew_authjs::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

#[derive(Clone, PartialEq, Properties)]
struct AppProps {
    base: AttrValue,
    #[prop_or_default]
    sent_away: Callback<()>,
}

fn props(server: &FakeServer) -> AppProps {
    AppProps {
        base: server.base.clone().into(),
        sent_away: Callback::noop(),
    }
}

#[component]
fn Gates(props: &AppProps) -> Html {
    let name =
        |session: Rc<Session>| html! { <b>{ session.user().name().unwrap_or("nameless") }</b> };
    html! {
        <SessionProvider base_path={props.base.clone()}>
            <i id="in"><SignedIn render={name} fallback={html! { "not in" }}>{ "in: " }</SignedIn></i>
            <i id="out"><SignedOut fallback={html! { "not out" }}>{ "out" }</SignedOut></i>
            <i id="loading"><SessionLoading>{ "loading" }</SessionLoading></i>
            <i id="failed"><SessionError>{ "failed" }</SessionError></i>
            <i id="any-failure"><SessionError show_stale=true retry_label="Again" /></i>
        </SessionProvider>
    }
}

fn shown(app: &Mounted<Gates>) -> [String; 4] {
    ["in", "out", "loading", "failed"].map(|id| app.text(id))
}

#[wasm_bindgen_test]
async fn each_shows_its_own_state_and_no_other() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    server.hold("session");
    let app = Mounted::<Gates>::new(props(&server));
    settle().await;
    assert_eq!(shown(&app), ["not in", "not out", "loading", ""]);
    server.release();
    app.shows("in", "in: Ada").await;
    assert_eq!(shown(&app), ["in: Ada", "not out", "", ""]);
    let params = SignOutParams::new().without_redirect();
    AuthClient::current().sign_out_with(params).await.unwrap();
    app.shows("out", "out").await;
    assert_eq!(shown(&app), ["not in", "out", "", ""]);
}

#[wasm_bindgen_test]
async fn a_failure_can_be_tried_again_and_says_nothing_once_it_is_over() {
    let server = FakeServer::install();
    server.fail("session", 500);
    let app = Mounted::<Gates>::new(props(&server));
    app.shows("failed", "failedTry again").await;
    assert_eq!(
        shown(&app),
        ["not in", "not out", "", "failedTry again"],
        "loading has failed"
    );
    assert!(app.find("#failed [role=alert]").is_some());
    server.mend();
    app.click("#failed button");
    app.shows("out", "out").await;
    assert_eq!(app.text("failed"), "");
}

#[wasm_bindgen_test]
async fn a_later_failure_is_shown_to_those_who_want_to_see_it() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let app = Mounted::<Gates>::new(props(&server));
    app.shows("in", "in: Ada").await;
    server.fail("session", 500);
    let client = AuthClient::current();
    client.get_session().await.unwrap_err();
    app.shows(
        "any-failure",
        "It could not be found out who is signed in.Again",
    )
    .await;
    assert_eq!(shown(&app), ["in: Ada", "not out", "", ""]);
    server.mend();
    app.click("#any-failure button");
    app.shows("any-failure", "").await;
}

#[component]
fn Guarded(props: &AppProps) -> Html {
    let name = |session: Rc<Session>| html! { { session.user().name().unwrap_or("nameless") } };
    html! {
        <SessionProvider base_path={props.base.clone()}>
            <i id="guarded">
                <RequireSession render={name} fallback={html! { "wait" }} on_unauthenticated={props.sent_away.clone()}>
                    { "for " }
                </RequireSession>
            </i>
        </SessionProvider>
    }
}

#[wasm_bindgen_test]
async fn a_guard_waits_shows_failures_and_sends_away_once() {
    let server = FakeServer::install();
    let times = Rc::new(Cell::new(0));
    let sent_away = Callback::from({
        let times = times.clone();
        move |()| times.set(times.get() + 1)
    });
    server.fail("session", 503);
    let props = AppProps {
        sent_away,
        ..props(&server)
    };
    let app = Mounted::<Guarded>::new(props);
    app.shows(
        "guarded",
        "It could not be found out who is signed in.Try again",
    )
    .await;
    assert_eq!(times.get(), 0);
    server.mend();
    server.sign_in("{name: 'Ada'}");
    app.click("#guarded button");
    app.shows("guarded", "for Ada").await;
    let params = SignOutParams::new().without_redirect();
    AuthClient::current().sign_out_with(params).await.unwrap();
    app.shows("guarded", "wait").await;
    settle().await;
    assert_eq!(times.get(), 1);
}

#[component]
fn ProviderNames() -> Html {
    let providers = use_providers();
    let names = providers.data().map(|all| {
        let names: Vec<_> = all.iter().map(|provider| provider.name.clone()).collect();
        names.join(", ")
    });
    let error = providers.error().map(|error| error.kind());
    let reload = move |_: MouseEvent| providers.refetch();
    html! { <><i id="names">{ names }</i><i id="error">{ error }</i><button onclick={reload} /></> }
}

#[component]
fn ProvidersApp(props: &AppProps) -> Html {
    html! { <SessionProvider base_path={props.base.clone()}><ProviderNames /></SessionProvider> }
}

#[wasm_bindgen_test]
async fn providers_are_asked_for_once_and_again_on_demand() {
    let server = FakeServer::install();
    server.fail("providers", 500);
    let app = Mounted::<ProvidersApp>::new(props(&server));
    app.shows("error", "Status").await;
    settle().await;
    assert_eq!(server.count("GET providers"), 1);
    server.mend();
    app.click("button");
    app.shows("names", "Credentials").await;
    assert_eq!(app.text("error"), "");
}
