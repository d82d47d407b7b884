//! How often the components render, in a real browser: for what they show, and for nothing else.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use support::{FakeServer, Mounted, settle};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::prelude::*;
use yew_authjs::AuthClient;
use yew_authjs::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

type Counts = BTreeMap<&'static str, u32>;

/// Counts the renders of its parent: Yew compares its props when that renders.
///
/// It also compares them when the parent's surroundings render, so one of these stands right in the
/// provider, and its count is subtracted.
#[derive(Clone, Properties)]
struct InsideProps {
    name: &'static str,
    counts: Rc<RefCell<Counts>>,
}

impl InsideProps {
    fn count(&self) {
        *self.counts.borrow_mut().entry(self.name).or_default() += 1;
    }
}

impl PartialEq for InsideProps {
    fn eq(&self, _: &Self) -> bool {
        self.count();
        true
    }
}

#[component]
fn Inside(props: &InsideProps) -> Html {
    let props = props.clone();
    // Its first render is the first of what it stands in.
    use_effect_with((), move |()| {
        if props.name != OUTSIDE {
            props.count();
        }
    });
    Html::default()
}

const OUTSIDE: &str = "no component";

#[derive(Clone, PartialEq, Properties)]
struct AppProps {
    base: AttrValue,
    counts: Rc<RefCell<Counts>>,
}

#[component]
fn App(props: &AppProps) -> Html {
    let inside = |name| html! { <Inside {name} counts={props.counts.clone()} /> };
    let session = {
        let counts = props.counts.clone();
        move |_: Rc<Session>| {
            *counts.borrow_mut().entry("SignedIn's render").or_default() += 1;
            Html::default()
        }
    };
    let provider = {
        let counts = props.counts.clone();
        move |_: ClientSafeProvider| {
            *counts.borrow_mut().entry("ProviderButtons").or_default() += 1;
            Html::default()
        }
    };
    html! {
        <SessionProvider base_path={props.base.clone()}>
            { inside(OUTSIDE) }
            <SignInButton>{ inside("SignInButton") }</SignInButton>
            <SignOutButton>{ inside("SignOutButton") }</SignOutButton>
            <SignedIn render={session}>{ inside("SignedIn") }</SignedIn>
            <SignedOut>{ inside("SignedOut") }</SignedOut>
            <SessionLoading>{ inside("SessionLoading") }</SessionLoading>
            <SessionError show_stale=true>{ inside("SessionError") }</SessionError>
            <RequireSession on_unauthenticated={|()| ()}>{ inside("RequireSession") }</RequireSession>
            <SessionExpiryNotice>{ inside("SessionExpiryNotice") }</SessionExpiryNotice>
            <UserBadge>{ inside("UserBadge") }</UserBadge>
            <ProviderButtons render={provider} />
            <CredentialsForm>{ inside("CredentialsForm") }</CredentialsForm>
        </SessionProvider>
    }
}

/// The app, and what rendered since one last asked.
struct Page {
    server: FakeServer,
    _app: Mounted<App>,
    counts: Rc<RefCell<Counts>>,
}

impl Page {
    async fn open(user: Option<&str>) -> Self {
        let server = FakeServer::install();
        if let Some(user) = user {
            server.sign_in(user);
        }
        let counts = Rc::default();
        let app = Mounted::<App>::new(AppProps {
            base: server.base.clone().into(),
            counts: Rc::clone(&counts),
        });
        settle().await;
        Self {
            server,
            _app: app,
            counts,
        }
    }

    async fn rendered(&self) -> Counts {
        settle().await;
        let mut counts = std::mem::take(&mut *self.counts.borrow_mut());
        let around = counts.remove(OUTSIDE).unwrap_or_default();
        for (name, count) in &mut counts {
            // These are called, not compared.
            if !["SignedIn's render", "ProviderButtons"].contains(name) {
                *count = count.saturating_sub(around);
            }
        }
        counts.retain(|_, count| *count > 0);
        counts
    }
}

async fn refetch() {
    // A failure is part of what is looked at.
    let _ = AuthClient::current().get_session().await;
}

#[wasm_bindgen_test]
async fn an_equal_answer_renders_no_component() {
    for user in [None, Some("{name: 'Ada'}")] {
        let page = Page::open(user).await;
        let first = page.rendered().await;
        assert!(first.contains_key("SignOutButton"), "counting counts");
        refetch().await;
        assert_eq!(page.rendered().await, Counts::new(), "{user:?}");
        page.server.fail("session", 500);
        refetch().await;
        let failed = page.rendered().await;
        // The guard looks whether it is a failure to find out.
        let names: Vec<_> = failed.into_keys().collect();
        assert_eq!(names, ["RequireSession", "SessionError"], "{user:?}");
    }
}

#[wasm_bindgen_test]
async fn a_change_renders_those_who_show_it_and_no_button() {
    let page = Page::open(None).await;
    let first = page.rendered().await;
    assert_eq!(first["SignOutButton"], 1, "{first:?}");
    assert_eq!(first["SignInButton"], 1, "{first:?}");

    page.server.sign_in("{name: 'Ada'}");
    refetch().await;
    let signed_in = page.rendered().await;
    let names: Vec<_> = signed_in.keys().copied().collect();
    assert_eq!(
        names,
        [
            "RequireSession",
            "SignedIn",
            "SignedIn's render",
            "UserBadge"
        ]
    );

    page.server.sign_in("{name: 'Ada Lovelace'}");
    refetch().await;
    let renamed = page.rendered().await;
    assert!(!renamed.contains_key("SignOutButton"), "{renamed:?}");
    assert_eq!(renamed.get("SignedIn's render"), Some(&1), "{renamed:?}");

    let params = SignOutParams::new().without_redirect();
    AuthClient::current().sign_out_with(params).await.unwrap();
    let signed_out = page.rendered().await;
    let names: Vec<_> = signed_out.into_keys().collect();
    assert_eq!(names, ["RequireSession", "SignedOut"]);
}

#[wasm_bindgen_test]
async fn an_action_of_the_app_renders_no_button_of_another() {
    let page = Page::open(None).await;
    page.rendered().await;
    let form = SignInOptions::new()
        .field("username", "ada")
        .field("password", "lovelace")
        .without_redirect();
    AuthClient::current()
        .sign_in_with("credentials", form)
        .await
        .unwrap();
    let rendered = page.rendered().await;
    for button in [
        "SignInButton",
        "SignOutButton",
        "CredentialsForm",
        "ProviderButtons",
    ] {
        assert!(!rendered.contains_key(button), "{rendered:?}");
    }
}
