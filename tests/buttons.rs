//! `<SignInButton>` and `<SignOutButton>` in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use std::cell::RefCell;
use std::rc::Rc;

use support::{FakeServer, Mounted, settle, until};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::prelude::*;
use yew_authjs::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

type Told = Rc<RefCell<Vec<String>>>;

#[derive(Clone, PartialEq, Properties)]
struct AppProps {
    base: AttrValue,
    told: Told,
    #[prop_or_default]
    prevent: bool,
}

impl AppProps {
    fn new(server: &FakeServer) -> Self {
        Self {
            base: server.base.clone().into(),
            told: Told::default(),
            prevent: false,
        }
    }

    fn tell<T: 'static>(&self, word: impl Fn(T) -> String + 'static) -> Callback<T> {
        let told = self.told.clone();
        Callback::from(move |event| told.borrow_mut().push(word(event)))
    }
}

#[component]
fn Status() -> Html {
    let session = use_session();
    html! { <i id="status">{ session.status.as_str() }</i> }
}

#[component]
fn App(props: &AppProps) -> Html {
    let prevent = props.prevent;
    let onclick = props.tell(move |event: MouseEvent| {
        if prevent {
            event.prevent_default();
        }
        "clicked".to_owned()
    });
    let on_error = props.tell(|error: Rc<AuthError>| error.kind().to_owned());
    html! {
        <SessionProvider base_path={props.base.clone()}>
            <Status />
            <SignInButton
                class="in"
                provider="credentials"
                redirect=false
                onclick={onclick.clone()}
                on_success={props.tell(|outcome: SignInOutcome| match outcome {
                    SignInOutcome::Completed(response) => format!("ok {}", response.ok),
                    other => format!("{other:?}"),
                })}
                on_error={on_error.clone()}
            >
                <b>{ "Enter" }</b>
            </SignInButton>
            <SignOutButton
                class="out"
                redirect=false
                {onclick}
                on_success={props.tell(|_: SignOutOutcome| "signed out".to_owned())}
                {on_error}
            />
        </SessionProvider>
    }
}

async fn told(props: &AppProps, words: &[&str]) {
    until(
        || *props.told.borrow() == words,
        || format!("{:?}, not {words:?}", props.told),
    )
    .await;
}

#[wasm_bindgen_test]
async fn signing_out_shows_that_it_is_busy_and_tells_when_it_is_done() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let props = AppProps::new(&server);
    let app = Mounted::<App>::new(props.clone());
    app.shows("status", "authenticated").await;
    server.hold("signout");
    app.click(".out");
    until(
        || {
            app.find(".out[aria-busy=true][aria-disabled=true]")
                .is_some()
        },
        || "not busy".to_owned(),
    )
    .await;
    assert_eq!(app.text("status"), "authenticated");
    server.release();
    told(&props, &["clicked", "signed out"]).await;
    app.shows("status", "unauthenticated").await;
    assert!(
        app.find(".out:not([aria-busy]):not([aria-disabled])")
            .is_some()
    );
}

#[wasm_bindgen_test]
async fn the_callers_click_comes_first_and_may_prevent() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let props = AppProps {
        prevent: true,
        ..AppProps::new(&server)
    };
    let app = Mounted::<App>::new(props.clone());
    app.shows("status", "authenticated").await;
    app.click(".out");
    app.click(".in");
    settle().await;
    assert_eq!(*props.told.borrow(), ["clicked", "clicked"]);
    assert_eq!(server.log(), ["GET session"]);
}

#[wasm_bindgen_test]
async fn a_sign_in_that_is_refused_is_told_from_one_that_failed() {
    let server = FakeServer::install();
    let props = AppProps::new(&server);
    let app = Mounted::<App>::new(props.clone());
    app.shows("status", "unauthenticated").await;
    app.click(".in");
    told(&props, &["clicked", "ok false"]).await;
    server.fail("callback/credentials", 0);
    app.click(".in");
    told(&props, &["clicked", "ok false", "clicked", "Network"]).await;
}

/// The buttons of an app that does not listen for errors.
#[component]
fn Deaf(props: &AppProps) -> Html {
    html! {
        <SessionProvider base_path={props.base.clone()}>
            <i id="in"><SignInButton provider="credentials" redirect=false /></i>
            <i id="out"><SignOutButton redirect=false /></i>
        </SessionProvider>
    }
}

#[wasm_bindgen_test]
async fn a_failure_for_which_nobody_listens_is_shown_until_the_next_attempt() {
    let server = FakeServer::install();
    let app = Mounted::<Deaf>::new(AppProps::new(&server));
    app.shows("in", "Sign in").await;
    let unreachable = AuthError::Network(String::new()).message();
    server.fail("providers", 0);
    server.fail("csrf", 0);
    app.click("#in button");
    app.shows("in", &format!("Sign in {unreachable}")).await;
    app.click("#out button");
    app.shows("out", &format!("Sign out {unreachable}")).await;
    assert!(app.find("#in [role=alert]").is_some() && app.find("#out [role=alert]").is_some());
    server.mend();
    app.click("#in button");
    app.shows("in", "Sign in").await;
}

#[wasm_bindgen_test]
async fn buttons_show_their_children_or_a_sensible_text_and_submit_no_form() {
    let server = FakeServer::install();
    let app = Mounted::<App>::new(AppProps::new(&server));
    app.shows("status", "unauthenticated").await;
    let inside = |selector: &str| app.find(selector).unwrap().inner_html();
    assert_eq!(inside(".in"), "<b>Enter</b>");
    assert_eq!(inside(".out"), "Sign out");
    assert!(app.find(".in[type=button]").is_some() && app.find(".out[type=button]").is_some());
}
