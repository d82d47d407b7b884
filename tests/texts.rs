//! Every text that a component shows comes from `Texts`, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

#[path = "texts/marked.rs"]
mod marked;
mod support;

use std::rc::Rc;
use std::time::Duration;

use marked::{PLAIN, WORDED, mark, marked, names_of_fields, split};
use support::app::{App, mount};
use support::{FakeServer, Mounted, js, settle};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::prelude::*;
use yew_authjs::AuthClient;
use yew_authjs::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

/// What the page shows, and which of the texts have been seen so far.
#[derive(Default)]
struct Seen(Vec<String>);

impl Seen {
    fn look(&mut self, when: &str) {
        let page = js("document.querySelector('.page').textContent");
        let page = page.as_string().unwrap();
        let (names, rest) = split(&page);
        self.0.extend(names);
        assert!(!rest.contains(char::is_alphabetic), "{when}: {rest:?}");
    }
}

async fn open(server: &FakeServer, content: Html) -> Mounted<App> {
    let texts = marked();
    let page = html! { <TextsProvider {texts}><b class="page">{ content }</b></TextsProvider> };
    mount(server, page).await
}

#[wasm_bindgen_test]
async fn every_text_of_every_component_can_be_replaced() {
    let mut seen = Seen::default();
    let fields = PLAIN.iter().chain(&WORDED);
    assert_eq!(
        names_of_fields(),
        fields.clone().map(|name| (*name).to_owned()).collect()
    );

    signed_out(&mut seen).await;
    refused(&mut seen).await;
    out_of_reach(&mut seen).await;
    signed_in(&mut seen).await;
    for name in fields {
        assert!(
            seen.0.iter().any(|shown| shown == name),
            "{name} was not shown"
        );
    }
}

fn server() -> FakeServer {
    let server = FakeServer::install();
    server.title("1");
    js(
        "__server.more = { email: { id: 'email', name: '2', type: 'email', signinUrl: '', callbackUrl: '' } }",
    );
    server
}

fn ways_in() -> Html {
    let only = vec![AttrValue::from("credentials")];
    html! {
        <>
            <i id="in"><SignInButton provider="credentials" redirect=false /></i>
            <i id="out"><SignOutButton redirect=false /></i>
            <i id="credentials"><CredentialsForm /></i>
            <i id="mail"><EmailForm /></i>
            <i id="providers"><ProviderButtons {only} /></i>
            <i id="session"><SessionError /></i>
            <RequireSession on_unauthenticated={|()| ()} />
        </>
    }
}

async fn signed_out(seen: &mut Seen) {
    let server = server();
    let app = open(&server, ways_in()).await;
    seen.look("signed out");
    app.fill("email", "ada@example.com");
    app.click("#mail form button");
    app.has("#mail [role=status] button").await;
    seen.look("a link was sent");
}

async fn refused(seen: &mut Seen) {
    let server = server();
    let app = open(&server, ways_in()).await;
    app.fill("username", "ada");
    app.fill("password", "wrong");
    app.fill("email", "ada@example");
    for form in ["#credentials", "#mail"] {
        app.click(&format!("{form} form button"));
        app.has(&format!("{form} [role=alert]")).await;
    }
    js("__server.refusal = ''");
    app.click("#credentials form button");
    app.has("#credentials [role=alert]").await;
    settle().await;
    seen.look("refused");
}

async fn out_of_reach(seen: &mut Seen) {
    let server = server();
    for action in ["session", "csrf", "providers"] {
        server.fail(action, 0);
    }
    let app = open(&server, ways_in()).await;
    app.fill("username", "ada");
    app.fill("password", "lovelace");
    app.fill("email", "ada@example.com");
    for place in ["#in", "#out", "#credentials", "#mail"] {
        app.click(&format!("{place} button"));
        app.has(&format!("{place} [role=alert]")).await;
    }
    app.has("#providers [role=alert]").await;
    app.has("#session [role=alert]").await;
    seen.look("out of reach");
}

async fn signed_in(seen: &mut Seen) {
    let server = server();
    server.sign_in("{id: 1}");
    let content = html! {
        <>
            <UserBadge redirect=false />
            <SessionExpiryNotice within={Duration::from_secs(24 * 3_600)} />
            <SessionError show_stale=true />
        </>
    };
    let app = open(&server, content).await;
    app.find(".authjs-picture").unwrap().set_inner_html("");
    seen.look("signed in");
    server.fail("signout", 500);
    server.fail("session", 500);
    app.click(".authjs-menu button");
    app.has(".authjs-menu [role=alert]").await;
    let client = AuthClient::current();
    client.get_session().await.unwrap_err();
    settle().await;
    seen.look("not signed out");
}

#[component]
fn Word() -> Html {
    let texts = use_texts();
    html! { <i id="word">{ texts.refusal.of(&SignInError::AccessDenied) }</i> }
}

#[wasm_bindgen_test]
async fn another_language_replaces_what_is_shown() {
    #[derive(Clone, PartialEq, Properties)]
    struct Props {
        texts: Rc<Texts>,
    }

    #[component]
    fn Page(props: &Props) -> Html {
        let is_marked = use_state(|| false);
        let onclick = {
            let is_marked = is_marked.setter();
            move |_: MouseEvent| is_marked.set(true)
        };
        let texts = if *is_marked {
            props.texts.clone()
        } else {
            Rc::default()
        };
        html! {
            <>
                <button id="switch" {onclick} />
                <TextsProvider {texts}>
                    <i id="out"><SignOutButton /></i>
                    <i id="own"><SignOutButton>{ "Bye" }</SignOutButton></i>
                    <Word />
                </TextsProvider>
                <i id="around"><SignOutButton /></i>
            </>
        }
    }

    let server = FakeServer::install();
    let app = mount(&server, html! { <Page texts={marked()} /> }).await;
    app.shows("out", "Sign out").await;
    app.shows("word", SignInError::AccessDenied.message()).await;
    app.click("#switch");
    app.shows("out", &mark("sign_out")).await;
    app.shows("word", &mark("refusal")).await;
    app.shows("own", "Bye").await;
    app.shows("around", "Sign out").await;
}
