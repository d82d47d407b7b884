//! `<UserBadge>` in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use std::cell::RefCell;
use std::rc::Rc;

use support::app::{App, mount};
use support::{FakeServer, Mounted, js, settle};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::prelude::*;
use yew_authjs::AuthClient;
use yew_authjs::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

/// The badge with its menu open, beside something else.
async fn opened(server: &FakeServer) -> Mounted<App> {
    server.sign_in("{name: 'Ada Lovelace'}");
    let content = html! {
        <>
            <UserBadge redirect=false><a class="link" href="#elsewhere"><b>{ "Elsewhere" }</b></a><i class="text">{ "text" }</i></UserBadge>
            <p class="outside">{ "outside" }</p>
            <button class="other">{ "other" }</button>
        </>
    };
    let app = mount(server, content).await;
    app.click("summary");
    assert!(is_open(&app));
    app
}

fn is_open(app: &Mounted<App>) -> bool {
    app.find("details").unwrap().has_attribute("open")
}

/// Presses the key where the focus is.
fn press(key: &str) {
    js(&format!(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true, composed: true, cancelable: true }}))"
    ));
}

#[wasm_bindgen_test]
async fn escape_leads_back_to_the_badge_from_wherever_the_focus_is() {
    let server = FakeServer::install();
    let app = opened(&server).await;
    for focus in ["summary", ".link", ".authjs-menu button"] {
        app.focus(focus);
        press("Tab");
        assert!(is_open(&app), "{focus}");
        press("Escape");
        assert!(!is_open(&app), "{focus}");
        assert!(app.has_focus("summary"), "{focus}");
        app.click("summary");
    }
    // Where a click does not move the focus, as in Safari, it is at the body.
    js("document.activeElement.blur()");
    press("Escape");
    assert!(!is_open(&app) && app.has_focus("summary"));
}

#[wasm_bindgen_test]
async fn escape_that_something_else_has_used_closes_nothing() {
    let server = FakeServer::install();
    let app = opened(&server).await;
    app.focus(".link");
    js(
        "document.querySelector('.link').addEventListener('keydown', (event) => event.preventDefault())",
    );
    press("Escape");
    assert!(is_open(&app));
}

#[wasm_bindgen_test]
async fn a_click_elsewhere_closes_the_menu_and_one_inside_does_not() {
    let server = FakeServer::install();
    let app = opened(&server).await;
    app.click(".text");
    settle().await;
    assert!(is_open(&app));
    app.click(".outside");
    settle().await;
    assert!(!is_open(&app));
    assert!(!app.has_focus("summary"), "the focus is not taken");
}

#[wasm_bindgen_test]
async fn the_menu_closes_when_the_focus_leaves_it() {
    let server = FakeServer::install();
    let app = opened(&server).await;
    for focus in ["summary", ".link", ".authjs-menu button"] {
        app.focus(focus);
        assert!(is_open(&app), "{focus}");
    }
    app.focus(".other");
    assert!(!is_open(&app));
    assert!(app.has_focus(".other"));
}

#[wasm_bindgen_test]
async fn a_link_inside_closes_the_menu_and_leaves_the_focus_on_the_badge() {
    let server = FakeServer::install();
    let app = opened(&server).await;
    app.focus(".link");
    app.click(".link b");
    settle().await;
    assert!(!is_open(&app));
    assert!(app.has_focus("summary"));
}

#[wasm_bindgen_test]
async fn the_menu_closes_when_the_page_has_another_address() {
    let server = FakeServer::install();
    let app = opened(&server).await;
    // As a router does, for whatever reason.
    js("history.pushState(null, '', '?page=2')");
    support::until(|| !is_open(&app), || "still open".to_owned()).await;
    app.click("summary");
    js("history.back()");
    support::until(|| !is_open(&app), || "open after Back".to_owned()).await;
}

#[wasm_bindgen_test]
async fn escape_closes_the_menu_after_a_failed_sign_out() {
    let server = FakeServer::install();
    let app = opened(&server).await;
    server.fail("signout", 500);
    app.focus(".authjs-menu button");
    app.click(".authjs-menu button");
    app.has("[role=alert]").await;
    settle().await;
    press("Escape");
    assert!(!is_open(&app));
    assert!(app.has_focus("summary"));
}

#[wasm_bindgen_test]
async fn an_app_is_told_how_the_sign_out_in_the_menu_went() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let told = Rc::<RefCell<Vec<&str>>>::default();
    let (failures, successes) = (told.clone(), told.clone());
    let on_error = move |error: Rc<AuthError>| failures.borrow_mut().push(error.kind());
    let on_success = move |_: SignOutOutcome| successes.borrow_mut().push("out");
    let app = mount(
        &server,
        html! { <UserBadge redirect=false {on_success} {on_error} /> },
    )
    .await;
    server.fail("signout", 500);
    app.click(".authjs-menu button");
    support::until(|| *told.borrow() == ["Status"], || format!("{told:?}")).await;
    settle().await;
    assert!(app.find("[role=alert]").is_none(), "the app says it");
    server.mend();
    app.click(".authjs-menu button");
    support::until(
        || *told.borrow() == ["Status", "out"],
        || format!("{told:?}"),
    )
    .await;
}

const PIXEL: &str = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

#[wasm_bindgen_test]
async fn initials_stand_in_for_a_picture_that_cannot_be_shown() {
    for (image, is_shown) in [
        (PIXEL, true),
        ("", false),
        (" ", false),
        ("data:image/gif;base64,AAAA", false),
        ("javascript:alert(1)", false),
        ("data:text/html,x", false),
        ("BASE/callback/email?token=1", false),
    ] {
        let server = FakeServer::install();
        let image = image.replace("BASE", &server.base);
        server.sign_in(&format!("{{name: 'Ada Lovelace', image: '{image}'}}"));
        let app = mount(&server, html! { <UserBadge /> }).await;
        let wanted = if is_shown {
            "img.authjs-picture"
        } else {
            "bdi.authjs-picture"
        };
        app.has(wanted).await;
        settle().await;
        assert!(app.find(wanted).is_some(), "{image:?}");
        assert_eq!(app.find("img").is_some(), is_shown, "{image:?}");
    }
}

#[wasm_bindgen_test]
async fn the_address_stands_in_for_a_blank_name() {
    for name in ["", " "] {
        let server = FakeServer::install();
        server.sign_in(&format!("{{name: '{name}', email: 'ada@example.com'}}"));
        let app = mount(&server, html! { <i id="badge"><UserBadge /></i> }).await;
        app.shows("badge", "A ada@example.com Sign out").await;
    }
}

/// Does to the page what a browser's translation does: it puts its own elements in place of texts.
const TRANSLATE: &str = "
    const texts = document.createTreeWalker(document.querySelector('.authjs-badge'), NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) found.push(texts.currentNode);
    for (const text of found.filter((text) => !text.parentElement.closest('[translate=no]'))) {
        const translated = document.createElement('font');
        translated.textContent = text.data.toUpperCase();
        text.replaceWith(translated);
    }";

#[wasm_bindgen_test]
async fn a_translated_page_shows_the_name_of_the_user_who_comes_next() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada Lovelace'}");
    let app = mount(&server, html! { <UserBadge /> }).await;
    js(TRANSLATE);
    let shown = |class: &str| app.find(class).unwrap().text_content().unwrap();
    assert_eq!(shown(".authjs-menu"), " SIGN OUT", "it is translated");
    assert_eq!(shown(".authjs-name"), "Ada Lovelace");
    server.sign_in("{name: 'Grace Hopper'}");
    let client = AuthClient::current();
    client.get_session().await.unwrap();
    settle().await;
    assert_eq!(shown(".authjs-name"), "Grace Hopper");
    assert_eq!(shown(".authjs-picture"), "GH");
}

#[wasm_bindgen_test]
async fn an_app_renders_the_picture_itself() {
    let server = FakeServer::install();
    let render_picture = |url: AttrValue| html! { <b id="picture">{ url }</b> };
    let badge = html! { <UserBadge {render_picture} /> };
    for (image, shown) in [("/avatars/1.png", "/avatars/1.png"), ("javascript:x", "")] {
        server.sign_in(&format!("{{name: 'Ada Lovelace', image: '{image}'}}"));
        let app = mount(&server, badge.clone()).await;
        app.has("summary").await;
        assert_eq!(app.text("picture"), shown);
        assert_eq!(
            app.find("bdi.authjs-picture").is_some(),
            shown.is_empty(),
            "initials"
        );
        assert!(app.find("img").is_none());
    }
}
