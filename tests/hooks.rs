//! Hooks in a real browser.
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
struct GuardProps {
    base: AttrValue,
    sent_away: Callback<()>,
}

#[component]
fn Guarded(props: &GuardProps) -> Html {
    let options = UseSessionOptions::required().on_unauthenticated(props.sent_away.clone());
    let session = use_session_with(options);
    html! { <i id="status">{ session.status.as_str() }</i> }
}

#[component]
fn GuardApp(props: &GuardProps) -> Html {
    html! { <SessionProvider base_path={props.base.clone()}><Guarded ..props.clone() /></SessionProvider> }
}

fn guard(server: &FakeServer) -> (GuardProps, Rc<Cell<u32>>) {
    let times = Rc::new(Cell::new(0));
    let sent_away = Callback::from({
        let times = times.clone();
        move |()| times.set(times.get() + 1)
    });
    (
        GuardProps {
            base: server.base.clone().into(),
            sent_away,
        },
        times,
    )
}

#[wasm_bindgen_test]
async fn a_visitor_is_sent_away_once_and_only_when_it_is_certain() {
    let server = FakeServer::install();
    server.fail("session", 500);
    let (props, times) = guard(&server);
    let app = Mounted::<GuardApp>::new(props);
    app.shows("status", "loading").await;
    settle().await;
    assert_eq!(times.get(), 0, "a failure sends nobody away");
    server.mend();
    AuthClient::current().get_session().await.unwrap();
    AuthClient::current().get_session().await.unwrap();
    settle().await;
    assert_eq!(times.get(), 1);
    assert_eq!(app.text("status"), "loading", "until the visitor is gone");
}

#[wasm_bindgen_test]
async fn whoever_is_signed_in_may_stay() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let (props, times) = guard(&server);
    let app = Mounted::<GuardApp>::new(props);
    app.shows("status", "authenticated").await;
    settle().await;
    assert_eq!(times.get(), 0);
}

#[derive(Clone, PartialEq, Properties)]
struct BaseProps {
    base: AttrValue,
}

fn base(server: &FakeServer) -> BaseProps {
    BaseProps {
        base: server.base.clone().into(),
    }
}

#[component]
fn NameOnly() -> Html {
    let renders = use_mut_ref(|| 0);
    *renders.borrow_mut() += 1;
    let name = use_session_selector(|state| {
        state
            .session()
            .and_then(|data| data.user().name().map(str::to_owned))
    });
    html! { <><i id="name">{ (*name).clone() }</i><i id="renders">{ *renders.borrow() }</i></> }
}

#[component]
fn SelectorApp(props: &BaseProps) -> Html {
    html! { <SessionProvider base_path={props.base.clone()}><NameOnly /></SessionProvider> }
}

#[wasm_bindgen_test]
async fn a_selector_renders_when_its_part_changes_and_not_before() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let app = Mounted::<SelectorApp>::new(base(&server));
    app.shows("name", "Ada").await;
    let renders = app.text("renders");
    server.sign_in("{name: 'Ada', role: 'admin'}");
    AuthClient::current().get_session().await.unwrap();
    server.fail("session", 500);
    AuthClient::current().get_session().await.unwrap_err();
    settle().await;
    assert_eq!(app.text("renders"), renders);
    server.mend();
    server.sign_in("{name: 'Ada L.'}");
    AuthClient::current().get_session().await.unwrap();
    app.shows("name", "Ada L.").await;
}

#[component]
fn SignIn() -> Html {
    let sign_in = use_sign_in();
    let with = |password: &'static str| {
        let sign_in = sign_in.clone();
        move |_: MouseEvent| {
            let options = SignInOptions::new()
                .field("username", "ada")
                .field("password", password)
                .without_redirect();
            sign_in.run_with("credentials", options);
        }
    };
    html! {
        <>
            <button id="good" onclick={with("lovelace")} />
            <button id="bad" onclick={with("wrong")} />
            <i id="pending">{ sign_in.is_pending().to_string() }</i>
            <i id="refusal">{ sign_in.refusal().map(|error| error.as_str().to_owned()) }</i>
            <i id="ok">{ sign_in.response().map(|response| response.ok.to_string()) }</i>
            <i id="error">{ sign_in.error().map(|error| error.kind()) }</i>
        </>
    }
}

#[component]
fn SignInApp(props: &BaseProps) -> Html {
    html! { <SessionProvider base_path={props.base.clone()}><SignIn /></SessionProvider> }
}

#[wasm_bindgen_test]
async fn a_sign_in_shows_its_progress_its_refusal_and_its_error() {
    let server = FakeServer::install();
    let app = Mounted::<SignInApp>::new(base(&server));
    app.shows("pending", "false").await;
    server.hold("callback/credentials");
    app.click("#bad");
    app.shows("pending", "true").await;
    server.release();
    app.shows("refusal", SignInError::CredentialsSignin.as_str())
        .await;
    assert_eq!(
        (app.text("pending"), app.text("ok")),
        ("false".to_owned(), "false".to_owned())
    );
    server.fail("callback/credentials", 502);
    app.click("#good");
    app.shows("error", "Status").await;
    assert_eq!(app.text("refusal"), "", "the last attempt is forgotten");
    server.mend();
    app.click("#good");
    app.shows("ok", "true").await;
}

#[wasm_bindgen_test]
async fn of_two_sign_ins_at_once_the_later_is_shown() {
    let server = FakeServer::install();
    let app = Mounted::<SignInApp>::new(base(&server));
    app.shows("pending", "false").await;
    server.hold("callback/credentials");
    app.click("#bad");
    app.click("#good");
    server.got("POST callback/credentials", 1).await;
    server.release();
    server.hold("session");
    server.got("GET session", 2).await;
    settle().await;
    assert_eq!(
        (app.text("pending"), app.text("refusal")),
        ("true".to_owned(), String::new()),
        "the first was refused, the second is not through"
    );
    server.release();
    app.shows("ok", "true").await;
    assert_eq!(app.text("pending"), "false");
}

#[derive(Clone, PartialEq, Properties)]
struct TwoServers {
    first: AttrValue,
    second: AttrValue,
}

#[component]
fn Names() -> Html {
    let providers = use_providers();
    let names = providers
        .data()
        .map(|all| all.iter().map(|provider| provider.name.clone()).collect());
    html! { <i id="names">{ names.unwrap_or_else(|| "?".to_owned()) }</i> }
}

#[component]
fn Moving(props: &TwoServers) -> Html {
    let has_moved = use_state(|| false);
    let onclick = {
        let has_moved = has_moved.clone();
        move |_: MouseEvent| has_moved.set(true)
    };
    let base_path = if *has_moved {
        &props.second
    } else {
        &props.first
    };
    html! {
        <SessionProvider base_path={base_path.clone()}><Names /><button id="move" {onclick} /></SessionProvider>
    }
}

#[wasm_bindgen_test]
async fn providers_are_those_of_the_server_of_now() {
    let server = FakeServer::install();
    server.title("Old");
    server.hold("providers");
    let app = Mounted::<Moving>::new(TwoServers {
        first: server.base.clone().into(),
        second: format!("{}b", server.base).into(),
    });
    server.got("GET providers", 1).await;
    server.title("New");
    server.hold("nothing any more");
    app.click("#move");
    app.shows("names", "New").await;
    server.release();
    settle().await;
    assert_eq!(app.text("names"), "New");
}

#[component]
fn Optional() -> Html {
    let session = use_optional_session();
    html! { <i id="found">{ session.is_some().to_string() }</i> }
}

#[wasm_bindgen_test]
async fn the_optional_hook_does_without_a_provider() {
    let app = Mounted::<Optional>::new(());
    app.shows("found", "false").await;
}

thread_local! {
    static DECODED: Cell<u32> = const { Cell::new(0) };
}

#[derive(serde::Deserialize)]
struct Member {
    user: MemberUser,
}

#[derive(serde::Deserialize)]
struct MemberUser {
    #[serde(deserialize_with = "counted")]
    role: u32,
}

fn counted<'de, D: serde::Deserializer<'de>>(role: D) -> Result<u32, D::Error> {
    DECODED.set(DECODED.get() + 1);
    serde::Deserialize::deserialize(role)
}

#[derive(Clone, PartialEq, Properties)]
struct MemberProps {
    base: AttrValue,
    rendered: Callback<()>,
}

#[component]
fn Role(props: &MemberProps) -> Html {
    props.rendered.emit(());
    let text = match use_session_as::<Member>() {
        Ok(Some(member)) => format!("role {}", member.user.role),
        Ok(None) => "nobody".to_owned(),
        Err(error) => error.to_string(),
    };
    html! { <i id="role">{ text }</i> }
}

#[component]
fn MemberApp(props: &MemberProps) -> Html {
    html! { <SessionProvider base_path={props.base.clone()}><Role ..props.clone() /></SessionProvider> }
}

#[wasm_bindgen_test]
async fn a_session_is_decoded_once_for_each_change() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada', role: 7}");
    let renders = Rc::new(Cell::new(0));
    let rendered = {
        let renders = renders.clone();
        Callback::from(move |()| renders.set(renders.get() + 1))
    };
    let app = Mounted::<MemberApp>::new(MemberProps {
        base: server.base.clone().into(),
        rendered,
    });
    app.shows("role", "role 7").await;
    assert_eq!(
        (DECODED.get(), renders.get()),
        (1, 2),
        "nobody known, then Ada"
    );
    let ask = || async {
        AuthClient::current().get_session().await.unwrap();
        settle().await;
    };
    ask().await;
    assert_eq!(
        (DECODED.get(), renders.get()),
        (1, 2),
        "nothing has changed"
    );
    server.sign_in("{name: 'Ada', role: 'member'}");
    ask().await;
    let text = app.text("role");
    assert!(text.contains("expected u32"), "{text}");
    assert_eq!(renders.get(), 3);
}
