//! Forms, provider buttons, the badge and the notice, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use std::time::Duration;

use support::app::{focused, mount};
use support::{FakeServer, js, settle};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;
use yew_authjs::AuthClient;
use yew_authjs::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn credentials_are_refused_in_the_form_and_then_accepted() {
    let server = FakeServer::install();
    let app = mount(&server, html! { <i id="form"><CredentialsForm /></i> }).await;
    app.fill("username", "ada");
    app.fill("password", "wrong");
    app.click("form button");
    support::until(
        || app.find("[role=alert]").is_some(),
        || "no word of the refusal".to_owned(),
    )
    .await;
    settle().await;
    let alert: HtmlElement = app.find("[role=alert]").unwrap();
    let text = alert.text_content().unwrap();
    assert!(text.contains("Check that what you entered"), "{text}");
    assert_eq!(focused(), Some(alert.into()), "the focus is at the news");
    assert_eq!(
        app.attribute("[name=password]", "aria-invalid").as_deref(),
        Some("true")
    );
    app.fill("password", "lovelace");
    app.click("form button");
    support::until(
        || AuthClient::current().state().session().is_some(),
        || "nobody is signed in".to_owned(),
    )
    .await;
    settle().await;
    assert!(app.find("[role=alert]").is_none());
}

#[wasm_bindgen_test]
async fn what_a_sign_in_needs_is_asked_for_while_its_user_types() {
    let server = FakeServer::install();
    let app = mount(&server, html! { <CredentialsForm /> }).await;
    support::until(|| server.log().len() == 3, || format!("{:?}", server.log())).await;
    let first = &server.log()[0];
    assert_eq!(first, "GET session", "alone, for its answer sets a cookie");
    app.fill("username", "ada");
    app.fill("password", "lovelace");
    app.click("form button");
    support::until(
        || AuthClient::current().state().session().is_some(),
        || "nobody is signed in".to_owned(),
    )
    .await;
    let asked = server.log().split_off(3);
    assert_eq!(asked, ["POST callback/credentials", "GET session"]);
    drop(app);

    let server = FakeServer::install();
    let _app = mount(&server, html! { <CredentialsForm prefetch=false /> }).await;
    settle().await;
    assert_eq!(server.log(), ["GET session"]);
}

#[wasm_bindgen_test]
async fn the_form_is_a_plain_one_for_password_managers_and_pages_without_wasm() {
    let server = FakeServer::install();
    let fields = vec![
        FormField::email(),
        FormField::new("pin", "PIN").kind("password").optional(),
    ];
    let content = html! { <CredentialsForm {fields} csrf_token="t" redirect_to="/after" /> };
    let app = mount(&server, content).await;
    settle().await;
    let action = format!("{}/callback/credentials", server.base);
    let is = |selector: &str, name: &str| app.attribute(selector, name).unwrap_or_default();
    assert_eq!(is("form", "method"), "post");
    assert_eq!(is("form", "action"), action);
    assert_eq!(is("[name=csrfToken]", "value"), "t");
    assert_eq!(is("[name=callbackUrl]", "value"), "/after");
    assert_eq!(is("[name=email]", "autocomplete"), "username");
    assert!(
        app.find("label > [name=email]").is_some(),
        "the label is tied"
    );
    let pin: Element = app.find("[name=pin]").unwrap().into();
    assert!(!pin.has_attribute("required"));
}

#[wasm_bindgen_test]
async fn a_refusal_can_be_worded_by_its_code() {
    let server = FakeServer::install();
    let refusal_text = |response: SignInResponse| {
        AttrValue::from(format!("code {}", response.code.unwrap_or_default()))
    };
    let app = mount(&server, html! { <CredentialsForm {refusal_text} /> }).await;
    app.click("form button");
    settle().await;
    assert!(
        app.find("[role=alert]").is_none(),
        "the browser asks for the fields first"
    );
    app.fill("username", "ada");
    app.fill("password", "wrong");
    app.click("form button");
    support::until(
        || {
            app.find("[role=alert]")
                .and_then(|alert| alert.text_content())
                .as_deref()
                == Some("code credentials")
        },
        || "another text".to_owned(),
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_link_by_email_is_asked_for_and_its_failure_said() {
    let server = FakeServer::install();
    let app = mount(
        &server,
        html! { <i id="mail"><EmailForm provider="nodemailer" /></i> },
    )
    .await;
    let action = format!("{}/signin/nodemailer", server.base);
    assert_eq!(app.attribute("form", "action"), Some(action));
    app.fill("email", "ada@example.com");
    app.click("form button");
    support::until(
        || app.find("[role=alert]").is_some(),
        || "the server has no such provider, and nobody says so".to_owned(),
    )
    .await;
}

#[wasm_bindgen_test]
async fn providers_are_shown_as_wanted_with_their_names() {
    let server = FakeServer::install();
    let render = |provider: ClientSafeProvider| html! { <b>{ provider.id }</b> };
    let only = Some(vec![AttrValue::from("credentials")]);
    let content = html! {
        <>
            <i id="by-click"><ProviderButtons /></i>
            <i id="all"><ProviderButtons only={only.clone()} /></i>
            <i id="rendered"><ProviderButtons {only} {render} /></i>
        </>
    };
    let app = mount(&server, content).await;
    app.shows("all", "Continue with Credentials").await;
    app.shows("rendered", "credentials").await;
    assert_eq!(app.text("by-click"), "", "credentials need a form");
    assert!(app.find("#all svg[aria-hidden=true]").is_some());
    assert_eq!(server.count("GET providers"), 1, "asked once for all three");
}

#[wasm_bindgen_test]
async fn the_badge_shows_the_user_and_closes_with_escape() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada Lovelace'}");
    let content =
        html! { <i id="badge"><UserBadge redirect=false fallback={html! { "nobody" }} /></i> };
    let app = mount(&server, content).await;
    app.shows("badge", "AL Ada Lovelace Sign out").await;
    app.click("summary");
    settle().await;
    let menu: Element = app.find("details").unwrap().into();
    assert!(menu.has_attribute("open"));
    js(
        "document.querySelector('details').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))",
    );
    settle().await;
    assert!(!menu.has_attribute("open"));
    app.click("#badge button");
    app.shows("badge", "nobody").await;
}

#[wasm_bindgen_test]
async fn the_badge_takes_nobody_for_a_visitor_before_that_is_known() {
    let server = FakeServer::install();
    server.hold("session");
    let (fallback, loading) = (html! { "nobody" }, html! { "one moment" });
    let content = html! { <i id="badge"><UserBadge {fallback} {loading} /></i> };
    let app = mount(&server, content).await;
    app.shows("badge", "one moment").await;
    server.release();
    app.shows("badge", "nobody").await;
}

#[wasm_bindgen_test]
async fn the_notice_counts_down_and_prolongs_the_session() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let within = Duration::from_secs(24 * 3_600);
    let content = html! {
        <>
            <i id="soon"><SessionExpiryNotice {within} /></i>
            <i id="later"><SessionExpiryNotice /></i>
        </>
    };
    let app = mount(&server, content).await;
    support::until(
        || app.find("#soon button").is_some(),
        || "no notice".to_owned(),
    )
    .await;
    let countdown = "#soon [role=status] time[translate=no]";
    assert!(
        app.find(countdown).is_some(),
        "translated, it would stand still"
    );
    assert_eq!(app.text("later"), "", "an hour is not soon");
    assert!(
        app.find("#later [role=status]:not([hidden])").is_some(),
        "a live region that is hidden is not there before it speaks"
    );
    app.click("#soon button");
    asked(&server, 2).await;
    server.keep_in_database();
    app.click("#soon button");
    // The first answer carries the end from before it.
    asked(&server, 4).await;
}

/// Waits until the server has been asked for the session so often, and no more.
async fn asked(server: &FakeServer, times: usize) {
    server.got("GET session", times).await;
    settle().await;
    assert_eq!(server.count("GET session"), times);
}

#[wasm_bindgen_test]
async fn a_plain_form_posts_to_the_pages_own_origin_also_if_a_base_leads_elsewhere() {
    let server = FakeServer::install();
    let app = mount(&server, html! { <CredentialsForm /> }).await;
    let action = format!("{}/callback/credentials", server.base);
    assert_eq!(app.attribute("form", "action").unwrap(), action);
    drop(app);
    js("document.head.insertAdjacentHTML('afterbegin', '<base href=\"https://cdn.example/\">')");
    let app = mount(&server, html! { <CredentialsForm /> }).await;
    let origin = js("location.origin").as_string().unwrap();
    let shown = app.attribute("form", "action").unwrap();
    js("document.querySelector('base').remove()");
    assert_eq!(shown, [origin, action].concat());
}
