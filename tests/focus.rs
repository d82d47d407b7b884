//! A button that is busy keeps the focus, and does what it is for once, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use support::app::{App, mount};
use support::{FakeServer, Mounted, settle};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::platform::spawn_local;
use yew::prelude::*;
use yew_authjs::AuthClient;
use yew_authjs::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

/// Presses the button by keyboard and looks at it while the server keeps `action` back.
async fn keeps_the_focus(server: &FakeServer, app: &Mounted<App>, button: &str, action: &str) {
    server.hold(action);
    app.focus(button);
    app.click(button);
    app.has(&format!("{button}[aria-disabled=true][aria-busy=true]"))
        .await;
    assert!(app.has_focus(button), "{button} is busy");
    server.release();
    app.has(&format!("{button}:not([aria-disabled]):not([aria-busy])"))
        .await;
}

#[wasm_bindgen_test]
async fn a_button_that_failed_still_has_the_focus() {
    let server = FakeServer::install();
    let content = html! {
        <>
            <SignInButton class="in" provider="nowhere" redirect=false />
            <SignOutButton class="out" redirect=false />
        </>
    };
    let app = mount(&server, content).await;
    for (button, action) in [(".in", "providers"), (".out", "signout")] {
        keeps_the_focus(&server, &app, button, action).await;
        assert!(app.has_focus(button), "{button} is over");
    }
}

#[wasm_bindgen_test]
async fn the_menus_button_still_has_the_focus_after_a_failed_sign_out() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    server.fail("signout", 500);
    let app = mount(&server, html! { <UserBadge redirect=false /> }).await;
    app.click("summary");
    app.focus(".authjs-menu button");
    app.click(".authjs-menu button");
    app.has("[role=alert]").await;
    assert!(app.has_focus(".authjs-menu button"));
}

#[wasm_bindgen_test]
async fn a_form_keeps_the_focus_on_its_button_while_it_is_sent() {
    let server = FakeServer::install();
    let app = mount(&server, html! { <CredentialsForm /> }).await;
    app.fill("username", "ada");
    app.fill("password", "wrong");
    keeps_the_focus(&server, &app, "form button", "callback/credentials").await;
}

#[wasm_bindgen_test]
async fn trying_again_keeps_the_focus() {
    let server = FakeServer::install();
    server.fail("session", 500);
    server.fail("providers", 500);
    let content = html! {
        <>
            <i id="session"><SessionError /></i>
            <i id="providers"><ProviderButtons /></i>
        </>
    };
    let app = mount(&server, content).await;
    for (button, request) in [
        ("#session button", "GET session"),
        ("#providers button", "GET providers"),
    ] {
        app.focus(button);
        let times = server.count(request);
        app.click(button);
        server.got(request, times + 1).await;
        settle().await;
        assert!(app.has_focus(button), "{button}");
    }
}

#[wasm_bindgen_test]
async fn the_list_of_providers_gets_the_focus_of_the_button_that_brought_it() {
    let server = FakeServer::install();
    server.fail("providers", 500);
    let only = vec![AttrValue::from("credentials")];
    let app = mount(&server, html! { <ProviderButtons {only} /> }).await;
    server.mend();
    app.focus("button");
    app.click("button");
    app.has("ul").await;
    settle().await;
    assert!(app.has_focus("ul"));
}

#[wasm_bindgen_test]
async fn nothing_is_busy_with_the_requests_of_others() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let content = html! {
        <>
            <i id="soon"><SessionExpiryNotice within={Duration::from_secs(24 * 3_600)} /></i>
            <i id="failed"><SessionError show_stale=true /></i>
        </>
    };
    let app = mount(&server, content).await;
    server.fail("session", 500);
    let client = AuthClient::current();
    client.get_session().await.unwrap_err();
    server.mend();
    app.has("#failed button").await;
    app.focus("#soon button");
    server.hold("session");
    let asked = server.count("GET session");
    spawn_local(async move { drop(client.get_session().await) });
    server.got("GET session", asked + 1).await;
    settle().await;
    assert!(
        app.find("[aria-busy], [aria-disabled], :disabled")
            .is_none()
    );
    assert!(app.has_focus("#soon button"));
    server.release();
}

#[wasm_bindgen_test]
async fn the_notice_keeps_the_focus_when_its_button_goes() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    server.ends_in(30_000);
    let app = mount(&server, html! { <SessionExpiryNotice /> }).await;
    app.has("button").await;
    server.ends_in(3_600_000);
    app.focus("button");
    app.click("button");
    app.lacks("button").await;
    settle().await;
    assert!(app.has_focus("[role=status]"));
}

type Told = Rc<RefCell<Vec<&'static str>>>;

fn tell<T: 'static>(told: &Told, word: &'static str) -> Callback<T> {
    let told = told.clone();
    Callback::from(move |_| told.borrow_mut().push(word))
}

/// A script, a password manager or an impatient finger: twice before anything can be rendered.
#[wasm_bindgen_test]
async fn two_activations_in_one_task_are_one_action() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let told = Told::default();
    let content = html! {
        <>
            <SignOutButton class="out" redirect=false on_success={tell::<SignOutOutcome>(&told, "out")} />
            <SignInButton class="in" provider="credentials" redirect=false on_success={tell::<SignInOutcome>(&told, "in")} />
            <CredentialsForm on_success={tell::<SignInResponse>(&told, "form")} />
        </>
    };
    let app = mount(&server, content).await;
    for (button, request, word) in [
        (".out", "POST signout", "out"),
        (".in", "POST callback/credentials", "in"),
        ("form button", "POST callback/credentials", "form"),
    ] {
        app.fill("username", "ada");
        app.fill("password", "lovelace");
        told.borrow_mut().clear();
        let before = server.count(request);
        app.click(button);
        app.click(button);
        server.got(request, before + 1).await;
        settle().await;
        assert_eq!(server.count(request), before + 1, "{button}");
        assert_eq!(*told.borrow(), [word]);
    }
}

#[wasm_bindgen_test]
async fn a_busy_button_ignores_clicks() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let told = Told::default();
    let onclick = tell::<MouseEvent>(&told, "clicked");
    let content = html! { <SignOutButton class="out" redirect=false {onclick} /> };
    let app = mount(&server, content).await;
    server.hold("signout");
    app.click(".out");
    app.has(".out[aria-busy=true]").await;
    app.click(".out");
    settle().await;
    assert_eq!(*told.borrow(), ["clicked"]);
    assert_eq!(server.count("POST signout"), 1);
    server.release();
}

#[wasm_bindgen_test]
async fn staying_signed_in_and_trying_again_twice_in_one_task_ask_once() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let content = html! {
        <>
            <i id="soon"><SessionExpiryNotice within={Duration::from_secs(24 * 3_600)} /></i>
            <i id="failed"><SessionError show_stale=true /></i>
        </>
    };
    let app = mount(&server, content).await;
    server.fail("session", 500);
    for button in ["#soon button", "#failed button"] {
        app.has(button).await;
        let before = server.count("GET session");
        app.click(button);
        app.click(button);
        settle().await;
        assert_eq!(server.count("GET session"), before + 1, "{button}");
    }
}
