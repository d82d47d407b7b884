//! Every text of a page that a server renders comes from `Texts`.
#![cfg(all(not(target_arch = "wasm32"), feature = "router"))]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "texts/marked.rs"]
mod marked;

use std::collections::BTreeSet;
use std::time::Duration;

use marked::{PLAIN, WORDED, marked, names_of_fields, split};
use serde_json::json;
use yew::prelude::*;
use yew_authjs::prelude::*;
use yew_authjs::router::{RedirectSignedIn, SignInLink};
use yew_router::history::{AnyHistory, MemoryHistory};
use yew_router::prelude::*;

/// Attributes whose values are read to users or shown to them.
const SPOKEN: [&str; 6] = [
    "aria-label=\"",
    "aria-description=\"",
    "aria-roledescription=\"",
    "title=\"",
    "alt=\"",
    "placeholder=\"",
];

#[derive(Clone, PartialEq, Routable)]
enum Route {
    #[at("/")]
    Home,
    #[at("/in")]
    SignIn,
}

#[derive(PartialEq, Properties)]
struct PageProps {
    /// What the page comes with: nothing, no session, or one.
    session: Option<Option<Session>>,
}

#[component]
fn Page(props: &PageProps) -> Html {
    let history = AnyHistory::from(MemoryHistory::new());
    let session = props.session.clone();
    let session = session.map_or(InitialSession::Fetch, InitialSession::from);
    let fields = vec![
        FormField::username(),
        FormField::password(),
        FormField::email(),
    ];
    html! {
        <TextsProvider texts={marked()}>
            <SessionProvider {session}>
                <Router {history}>
                    <SignInButton /><SignOutButton />
                    <CredentialsForm id="form" csrf_token="0" redirect_to="/" />
                    <CredentialsForm {fields} />
                    <EmailForm /><ProviderButtons />
                    <SessionError show_stale=true />
                    <SessionExpiryNotice within={Duration::from_secs(1 << 40)} />
                    <SessionLoading><SignInButton /></SessionLoading>
                    <SignedIn fallback={html! { <SignInButton /> }}><SignOutButton /></SignedIn>
                    <SignedOut fallback={html! { <SignOutButton /> }}><SignInButton /></SignedOut>
                    <RequireSession><SignOutButton /></RequireSession>
                    <UserBadge />
                    <SignInLink<Route> to={Route::SignIn} />
                    <RedirectSignedIn<Route> fallback={Route::Home}>
                        <CredentialsForm />
                    </RedirectSignedIn<Route>>
                </Router>
            </SessionProvider>
        </TextsProvider>
    }
}

/// Splits a page into what is between its tags and the values that are read to users.
fn shown(page: &str) -> String {
    let mut shown = String::new();
    for part in page.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap();
        shown += text;
        for name in SPOKEN {
            if let Some((_, value)) = tag.split_once(name) {
                shown += value.split('"').next().unwrap();
            }
        }
    }
    shown
}

async fn look(session: Option<Option<Session>>, seen: &mut BTreeSet<String>) {
    let page = yew::ServerRenderer::<Page>::with_props(move || PageProps { session });
    let page = page.hydratable(false).render().await;
    let (names, rest) = split(&shown(&page));
    seen.extend(names);
    // The initials of the nameless user are made of their own text.
    let rest = rest.replace(|letter: char| !letter.is_alphabetic(), "");
    assert_eq!(rest, "", "{page}");
}

#[tokio::test]
async fn a_server_renders_no_word_that_texts_do_not_have() {
    let fields: BTreeSet<_> = PLAIN
        .iter()
        .chain(&WORDED)
        .map(|name| (*name).to_owned())
        .collect();
    assert_eq!(names_of_fields(), fields);
    let nameless = json!({ "user": {}, "expires": "2999-01-01T00:00:00.000Z" });
    let mut seen = BTreeSet::new();
    let nameless = serde_json::from_value(nameless).unwrap();
    for session in [None, Some(None), Some(Some(nameless))] {
        look(session, &mut seen).await;
    }
    let reachable = [
        "sign_in",
        "sign_out",
        "username",
        "password",
        "email",
        "send_link",
        "nameless",
    ];
    for name in reachable {
        assert!(seen.contains(name), "{name} was not shown: {seen:?}");
    }
}

#[test]
fn words_in_texts_and_in_attributes_are_found() {
    let page = r#"<p class="no">a <b title="b">c</b><i aria-label="d" id="no">e</i></p>"#;
    assert_eq!(shown(page), "a cbed");
}
