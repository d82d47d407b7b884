//! What the tests read from the window: `__log`, `__mark` and `__result`, and the lists
//! `__results`, `__users`, `__changes` and `__updates`.

use js_sys::{Array, JSON, Reflect};
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use yew_authjs::client::Identity;
use yew_authjs::prelude::*;

/// Milliseconds since the Unix epoch, finer than `Date.now()`.
fn now() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or(0.0, |performance| {
        performance.time_origin() + performance.now()
    })
}

fn set(name: &str, value: &JsValue) {
    // A window takes any property; if it did not, the test that reads it would fail.
    let _ = Reflect::set(&js_sys::global(), &name.into(), value);
}

fn to_js(value: &Value) -> JsValue {
    JSON::parse(&value.to_string()).unwrap_or(JsValue::NULL)
}

/// Adds what `view` shows now to `__log`.
pub(crate) fn log(view: &str, session: &SessionContext) {
    let name = session
        .data
        .as_ref()
        .and_then(|data| data.user().name().map(str::to_owned));
    push(
        "__log",
        &json!({
            "t": now(),
            "view": view,
            "status": session.status.as_str(),
            "name": name.unwrap_or_default(),
        }),
    );
}

/// Notes that `view` has rendered the data of `session`.
pub(crate) fn user(view: &str, session: Option<&Session>) {
    let mut data = session.map(|session| session.to_json());
    if let Some(data) = &mut data {
        data.remove("expires");
    }
    push(
        "__users",
        &json!({ "view": view, "user": json!(data).to_string() }),
    );
}

/// Notes what `on_change` was called with.
pub(crate) fn change(change: &SessionChange) {
    let who = |identity: &Identity| match identity.session() {
        Some(session) => json!(session.user().name()),
        None => json!(identity.status().as_str()),
    };
    push(
        "__changes",
        &json!({
            "from": who(&change.from),
            "to": who(&change.to),
            "cause": change.cause.as_str(),
            "userChanged": change.user_changed(),
        }),
    );
}

/// Notes that an effect which depends on the `update` handle has run.
pub(crate) fn update_effect() {
    push("__updates", &json!(now()));
}

/// Adds `entry` to a list of the window, which a test may have put there to listen.
fn push(name: &str, entry: &Value) {
    let known = Reflect::get(&js_sys::global(), &name.into()).ok();
    let entries: Array = known
        .and_then(|known| known.dyn_into().ok())
        .unwrap_or_default();
    entries.push(&to_js(entry));
    set(name, &entries);
}

/// Notes that a button was clicked.
pub(crate) fn mark() {
    set("__mark", &now().into());
    set("__result", &JsValue::NULL);
}

/// Notes what the call of button `id` has returned.
pub(crate) fn result(id: &str, outcome: Result<Value, AuthError>) {
    let value = match outcome {
        Ok(value) => json!({ "ok": value }),
        Err(error) => json!({ "err": { "kind": error.kind(), "message": error.to_string() } }),
    };
    set("__result", &to_js(&value));
    push("__results", &json!({ "id": id, "result": value }));
}

pub(crate) fn sign_in(outcome: &SignInOutcome) -> Value {
    match outcome {
        SignInOutcome::Navigating(url) => json!({ "navigating": url }),
        SignInOutcome::Completed(response) => json!({
            "error": response.error.as_ref().map(|error| error.as_str()),
            "code": response.code,
            "status": response.status,
            "ok": response.ok,
            "url": response.url,
        }),
        other => json!(format!("{other:?}")),
    }
}

pub(crate) fn sign_out(outcome: &SignOutOutcome) -> Value {
    match outcome {
        SignOutOutcome::Navigating(url) => json!({ "navigating": url }),
        SignOutOutcome::Completed(response) => json!({ "url": response.url }),
        other => json!(format!("{other:?}")),
    }
}
