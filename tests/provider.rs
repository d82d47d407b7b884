//! `<SessionProvider>` in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use std::cell::RefCell;
use std::rc::Rc;

use support::{FakeServer, Mounted, js, settle, until};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::prelude::*;
use yew_authjs::prelude::*;
use yew_authjs::{AuthClient, AuthClientConfig, GetSessionParams};

wasm_bindgen_test_configure!(run_in_browser);

#[component]
fn Who() -> Html {
    let session = use_session();
    let renders = use_mut_ref(|| 0);
    *renders.borrow_mut() += 1;
    html! {
        <>
            <i id="status">{ session.status.as_str() }</i>
            <i id="name">{ session.data.as_ref().and_then(|data| data.user().name().map(str::to_owned)) }</i>
            <i id="error">{ session.error.as_ref().map(|error| error.kind()) }</i>
            <i id="renders">{ *renders.borrow() }</i>
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct AppProps {
    base: AttrValue,
    #[prop_or_default]
    session: InitialSession,
    #[prop_or_default]
    on_change: Option<Callback<SessionChange>>,
}

#[component]
fn App(props: &AppProps) -> Html {
    html! {
        <SessionProvider
            base_path={props.base.clone()}
            session={props.session.clone()}
            on_change={props.on_change.clone()}
        >
            <Who />
        </SessionProvider>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ClientAppProps {
    client: AuthClient,
    on_change: Callback<SessionChange>,
}

#[component]
fn ClientApp(props: &ClientAppProps) -> Html {
    html! {
        <AuthClientProvider client={props.client.clone()} on_change={props.on_change.clone()}>
            <Who />
        </AuthClientProvider>
    }
}

fn props(server: &FakeServer) -> AppProps {
    AppProps {
        base: server.base.clone().into(),
        session: InitialSession::Fetch,
        on_change: None,
    }
}

#[wasm_bindgen_test]
async fn it_asks_once_and_shows_who_is_signed_in() {
    let server = FakeServer::install();
    server.sign_in("{id: 1, name: 'Ada'}");
    server.hold("session");
    let app = Mounted::<App>::new(props(&server));
    app.shows("status", "loading").await;
    server.release();
    app.shows("status", "authenticated").await;
    assert_eq!(app.text("name"), "Ada");
    settle().await;
    assert_eq!(server.log(), ["GET session"]);
}

#[wasm_bindgen_test]
async fn a_given_session_is_shown_at_once_and_without_a_request() {
    let server = FakeServer::install();
    let given =
        serde_json::from_str(r#"{"user":{"name":"Grace"},"expires":"2999-01-01T00:00:00.000Z"}"#)
            .unwrap();
    let app = Mounted::<App>::new(AppProps {
        session: InitialSession::Known(Some(Rc::new(given))),
        ..props(&server)
    });
    settle().await;
    assert_eq!(
        (app.text("status"), app.text("name")),
        ("authenticated".to_owned(), "Grace".to_owned())
    );
    let none = Mounted::<App>::new(AppProps {
        session: InitialSession::Known(None),
        ..props(&server)
    });
    settle().await;
    assert_eq!(none.text("status"), "unauthenticated");
    assert!(server.log().is_empty(), "{:?}", server.log());
}

#[wasm_bindgen_test]
async fn a_failure_is_shown_as_one_and_tried_again() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    server.fail("session", 503);
    let app = Mounted::<App>::new(props(&server));
    app.shows("error", "Status").await;
    assert_eq!(
        app.text("status"),
        "loading",
        "a failure has signed nobody out"
    );
    server.mend();
    app.shows("status", "authenticated").await;
    app.shows("error", "").await;
}

#[wasm_bindgen_test]
async fn an_equal_answer_renders_nobody() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let app = Mounted::<App>::new(props(&server));
    app.shows("name", "Ada").await;
    let renders = app.text("renders");
    for _ in 0..3 {
        let session = yew_authjs::get_session().await.unwrap().unwrap();
        assert_eq!(session.user().name(), Some("Ada"));
    }
    settle().await;
    assert_eq!(server.count("GET session"), 4);
    assert_eq!(app.text("renders"), renders);
    server.sign_in("{name: 'Ada L.'}");
    yew_authjs::get_session().await.unwrap();
    app.shows("name", "Ada L.").await;
}

#[wasm_bindgen_test]
async fn a_call_may_keep_its_answer_to_itself() {
    let server = FakeServer::install();
    let app = Mounted::<App>::new(props(&server));
    app.shows("status", "unauthenticated").await;
    server.sign_in("{name: 'Ada'}");
    let quiet = GetSessionParams::new()
        .without_trigger_event()
        .without_broadcast();
    assert!(yew_authjs::get_session_with(quiet).await.unwrap().is_some());
    settle().await;
    assert_eq!(app.text("status"), "unauthenticated");
    assert!(yew_authjs::get_session().await.unwrap().is_some());
    app.shows("status", "authenticated").await;
}

#[wasm_bindgen_test]
async fn calls_at_the_same_time_share_one_request() {
    let server = FakeServer::install();
    let client = AuthClient::new(AuthClientConfig::new().base_path(server.base.clone()));
    let calls = futures_util::future::join(client.get_session(), client.get_session());
    assert_eq!(calls.await, (Ok(None), Ok(None)));
    assert_eq!(server.log(), ["GET session"]);
}

#[wasm_bindgen_test]
async fn two_providers_with_two_bases_show_two_users() {
    let (one, two) = (FakeServer::install(), FakeServer::install());
    one.sign_in("{name: 'Ada'}");
    two.sign_in("{name: 'Grace'}");
    let ada = Mounted::<App>::new(props(&one));
    ada.shows("name", "Ada").await;
    let grace = Mounted::<App>::new(props(&two));
    grace.shows("name", "Grace").await;
    AuthClient::current()
        .sign_out_with(SignOutParams::new().without_redirect())
        .await
        .unwrap();
    ada.shows("status", "unauthenticated").await;
    settle().await;
    assert_eq!(
        grace.text("name"),
        "Grace",
        "the free functions belong to the provider mounted first"
    );
}

#[wasm_bindgen_test]
async fn unmounting_leaves_nothing_behind() {
    let server = FakeServer::install();
    for _ in 0..10 {
        let mut app = Mounted::<App>::new(props(&server));
        app.shows("status", "unauthenticated").await;
        assert_eq!(server.open_channels(), 2.0);
        app.unmount();
        settle().await;
        assert_eq!(server.open_channels(), 0.0);
    }
    assert_eq!(server.count("GET session"), 10);
}

#[wasm_bindgen_test]
async fn on_change_tells_who_changed_and_may_call_anything() {
    let server = FakeServer::install();
    server.sign_in("{id: 1, name: 'Ada'}");
    let told = Rc::new(RefCell::new(Vec::new()));
    let client = AuthClient::new(AuthClientConfig::new().base_path(server.base.clone()));
    let on_change = Callback::from({
        let (told, client) = (told.clone(), client.clone());
        move |change: SessionChange| {
            told.borrow_mut()
                .push((change.to.status().as_str(), change.user_changed()));
            let client = client.clone();
            // From within the change: reads the state and starts another one.
            assert_eq!(client.state().identity(), &change.to);
            yew::platform::spawn_local(async move {
                client
                    .sign_out_with(SignOutParams::new().without_redirect())
                    .await
                    .unwrap();
            });
        }
    });
    let app = Mounted::<ClientApp>::new(ClientAppProps { client, on_change });
    app.shows("status", "unauthenticated").await;
    until(|| told.borrow().len() == 2, || format!("{told:?}")).await;
    assert_eq!(
        *told.borrow(),
        [("authenticated", false), ("unauthenticated", true)]
    );
}

#[component]
fn ByContext() -> Html {
    let session = use_context::<SessionContext>();
    html! { <i id="status">{ session.map(|session| session.status.as_str()) }</i> }
}

#[component]
fn ContextApp(props: &AppProps) -> Html {
    html! { <SessionProvider base_path={props.base.clone()}><ByContext /></SessionProvider> }
}

#[wasm_bindgen_test]
async fn the_context_can_be_used_as_it_is() {
    let server = FakeServer::install();
    let app = Mounted::<ContextApp>::new(props(&server));
    app.shows("status", "unauthenticated").await;
}

/// Whether the free functions had the provider's client when this was first rendered.
#[component]
fn FirstClient() -> Html {
    let own = use_auth_client();
    let is_own = use_memo((), move |()| AuthClient::current() == own);
    html! { <i id="status">{ if *is_own { "own" } else { "another" } }</i> }
}

#[component]
fn EarlyApp(props: &AppProps) -> Html {
    html! { <SessionProvider base_path={props.base.clone()}><FirstClient /></SessionProvider> }
}

#[wasm_bindgen_test]
async fn a_call_as_early_as_the_first_render_has_the_providers_client() {
    let server = FakeServer::install();
    let app = Mounted::<EarlyApp>::new(props(&server));
    app.shows("status", "own").await;
    drop(app);
    settle().await;
    let base = AuthClient::current().config().base_path;
    assert_ne!(base, server.base, "it is gone with its provider");
}

#[derive(Clone, PartialEq, Properties)]
struct SiblingsProps {
    bases: [&'static str; 2],
}

/// Two providers side by side. Yew renders siblings from the last to the first, but those of a page
/// from a server from the first to the last.
#[component]
fn Siblings(props: &SiblingsProps) -> Html {
    let [first, second] = props.bases;
    html! {
        <>
            <SessionProvider base_path={first} session={InitialSession::Known(None)} />
            <SessionProvider base_path={second} session={InitialSession::Known(None)} />
        </>
    }
}

#[wasm_bindgen_test]
async fn of_two_providers_side_by_side_the_free_functions_use_the_same_however_they_are_made() {
    let _server = FakeServer::install();
    let current = || AuthClient::current().config().base_path;
    for (bases, expected) in [
        (["/api/auth", "/admin/auth"], "/api/auth"),
        (["/staff/auth", "/admin/auth"], "/admin/auth"),
    ] {
        let [first, second] = bases;
        for bases in [[first, second], [second, first]] {
            let rendered = Mounted::<Siblings>::new(SiblingsProps { bases });
            settle().await;
            assert_eq!(current(), expected, "{bases:?}, rendered");
            drop(rendered);
            settle().await;
            let taken_over = Mounted::<Siblings>::taken_over(SiblingsProps { bases }).await;
            settle().await;
            assert_eq!(current(), expected, "{bases:?}, taken over");
            drop(taken_over);
            settle().await;
        }
    }
}

#[wasm_bindgen_test]
async fn storage_is_read_once_so_that_webkit_tells_of_what_other_tabs_write() {
    let server = FakeServer::install();
    js("window.__read = []; window.__getItem ??= Storage.prototype.getItem;
        Storage.prototype.getItem = function (key) { __read.push(key); return __getItem.call(this, key) }");
    let app = Mounted::<App>::new(props(&server));
    app.shows("status", "unauthenticated").await;
    js("Storage.prototype.getItem = __getItem");
    let read = js("__read.filter(key => key == 'nextauth.message').length").as_f64();
    assert_eq!(read, Some(1.0));
}
