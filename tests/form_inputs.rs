//! What becomes of a form's inputs, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use std::collections::BTreeSet;

use support::app::{App, focused, mount};
use support::{FakeServer, Mounted, js, settle};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::prelude::*;
use yew_authjs::AuthClient;
use yew_authjs::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

/// The ids in the page, each once for each element that has it.
fn ids() -> Vec<String> {
    let ids = js("[...document.querySelectorAll('[id]')].map((element) => element.id).join(' ')");
    let ids = ids.as_string().unwrap();
    ids.split_whitespace().map(str::to_owned).collect()
}

async fn refuse(app: &Mounted<App>, form: &str) {
    app.click(&format!("{form} button"));
    app.has(&format!("{form} [role=alert]")).await;
}

#[wasm_bindgen_test]
async fn two_forms_on_one_page_share_no_id_and_each_label_leads_to_its_own_input() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let content = html! {
        <>
            <b class="first"><CredentialsForm /><EmailForm /><UserBadge /></b>
            <b class="second"><CredentialsForm /><EmailForm /><UserBadge /></b>
        </>
    };
    let app = mount(&server, content).await;
    let fields = js(
        "for (const input of document.querySelectorAll('input')) input.value = 'ada@example.com'",
    );
    drop(fields);
    for form in [
        ".first form",
        ".second form",
        ".first form ~ form",
        ".second form ~ form",
    ] {
        refuse(&app, form).await;
    }
    let ids = ids();
    let different: BTreeSet<_> = ids.iter().collect();
    assert_eq!(different.len(), ids.len(), "{ids:?}");
    for side in [".first", ".second"] {
        app.click(&format!("{side} label"));
        let input = app.find(&format!("{side} input")).unwrap();
        assert_eq!(focused(), Some(input.into()), "{side}");
        let described = app.attribute(&format!("{side} input"), "aria-describedby");
        let alert = app.attribute(&format!("{side} [role=alert]"), "id");
        assert!(alert.is_some() && described == alert, "{described:?}");
    }
}

#[wasm_bindgen_test]
async fn a_form_with_an_id_has_inputs_to_find() {
    let server = FakeServer::install();
    let app = mount(&server, html! { <CredentialsForm id="enter" /> }).await;
    assert!(
        app.find("form#enter #enter-username[name=username]")
            .is_some()
    );
    assert!(app.find("#enter-password[name=password]").is_some());
}

#[wasm_bindgen_test]
async fn the_password_does_not_outlive_the_sign_in() {
    let server = FakeServer::install();
    let content =
        html! { <CredentialsForm><input name="code" /><input name="reset" /></CredentialsForm> };
    let app = mount(&server, content).await;
    for (name, value) in [
        ("username", "ada"),
        ("password", "lovelace"),
        ("code", "123"),
    ] {
        app.fill(name, value);
    }
    app.click("form button");
    support::until(
        || AuthClient::current().state().session().is_some(),
        || "nobody is signed in".to_owned(),
    )
    .await;
    let params = SignOutParams::new().without_redirect();
    AuthClient::current().sign_out_with(params).await.unwrap();
    settle().await;
    for name in ["username", "password", "code"] {
        assert_eq!(app.input(name).value(), "", "{name}");
    }
}

#[wasm_bindgen_test]
async fn what_was_typed_goes_once_another_tab_has_signed_in() {
    let server = FakeServer::install();
    let app = mount(&server, html! { <CredentialsForm /> }).await;
    app.fill("username", "ada");
    app.fill("password", "wrong");
    refuse(&app, "form").await;
    server.sign_in("{name: 'Ada'}");
    let client = AuthClient::current();
    drop(client.get_session().await);
    settle().await;
    assert_eq!(app.input("password").value(), "");
    assert!(app.find("[role=alert]").is_none(), "an old refusal");
}

#[wasm_bindgen_test]
async fn the_name_and_value_of_the_pressed_button_are_sent() {
    let server = FakeServer::install();
    let content = html! {
        <CredentialsForm>
            <button name="intent" value="register">{ "Register" }</button>
            <button class="nameless">{ "Enter" }</button>
        </CredentialsForm>
    };
    let app = mount(&server, content).await;
    for (button, sent) in [("[name=intent]", true), (".nameless", false)] {
        app.fill("username", "ada");
        app.fill("password", "wrong");
        let posted = server.count("POST callback/credentials");
        app.click(button);
        server.got("POST callback/credentials", posted + 1).await;
        settle().await;
        let form = js("__server.form").as_string().unwrap();
        assert!(form.contains("username=ada"), "{form}");
        assert_eq!(form.contains("intent=register"), sent, "{form}");
    }
}

#[wasm_bindgen_test]
async fn inputs_are_marked_for_a_refusal_until_they_are_changed() {
    let server = FakeServer::install();
    let app = mount(&server, html! { <CredentialsForm /> }).await;
    let marks = || {
        let mark = |name: &str| app.attribute(&format!("[name={name}]"), "aria-invalid");
        (mark("username"), mark("password"))
    };
    app.fill("username", "ada");
    app.fill("password", "wrong");
    server.fail("callback/credentials", 0);
    refuse(&app, "form").await;
    assert_eq!(marks(), (None, None), "the network is to blame");
    server.mend();
    app.click("form button");
    app.has("[aria-invalid=true]").await;
    assert!(marks().0.is_some() && marks().1.is_some());
    app.fill("password", "love");
    settle().await;
    assert_eq!(marks(), (None, None), "nobody has looked at it yet");
    assert!(app.find("[role=alert]").is_some(), "the reason stays");
    app.click("form button");
    app.has("[aria-invalid=true]").await;
}

#[wasm_bindgen_test]
async fn a_server_with_a_problem_marks_nothing() {
    let server = FakeServer::install();
    let app = mount(&server, html! { <CredentialsForm /> }).await;
    js("__server.refusal = 'Configuration'");
    app.fill("username", "ada");
    app.fill("password", "wrong");
    refuse(&app, "form").await;
    assert!(app.find("[aria-invalid]").is_none());
}

#[wasm_bindgen_test]
async fn inputs_say_what_they_take() {
    let server = FakeServer::install();
    let fields = vec![FormField::email(), FormField::password()];
    let content = html! {
        <>
            <b id="credentials"><CredentialsForm {fields} /></b>
            <b id="mail"><EmailForm /></b>
        </>
    };
    let app = mount(&server, content).await;
    let is = |selector: &str, name: &str| app.attribute(selector, name).unwrap_or_default();
    assert_eq!(is("#credentials [name=email]", "autocomplete"), "username");
    assert_eq!(is("#mail [name=email]", "autocomplete"), "email");
    assert_eq!(is("#credentials [name=email]", "autocorrect"), "off");
    let label: web_sys::Element = app.find("#credentials label").unwrap().unchecked_into();
    assert_eq!(label.text_content().unwrap().trim(), "E-mail address");
}
