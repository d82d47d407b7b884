//! What the tests read from the window: `__log`, `__mark` and `__result`.

use js_sys::{Array, JSON, Reflect};
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use yew_authjs::{AuthError, SessionContext, SignInOutcome, SignOutOutcome};

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

/// Adds what is shown now to `__log`.
pub(crate) fn log(session: &SessionContext) {
    let name = session
        .data
        .as_ref()
        .and_then(|data| data.user().name().map(str::to_owned));
    let known = Reflect::get(&js_sys::global(), &"__log".into()).ok();
    let entries: Array = known
        .and_then(|known| known.dyn_into().ok())
        .unwrap_or_default();
    let entry =
        json!({ "t": now(), "status": session.status.as_str(), "name": name.unwrap_or_default() });
    entries.push(&to_js(&entry));
    set("__log", &entries);
}

/// Notes that a button was clicked.
pub(crate) fn mark() {
    set("__mark", &now().into());
    set("__result", &JsValue::NULL);
}

/// Notes what a call has returned.
pub(crate) fn result(outcome: Result<Value, AuthError>) {
    let value = match outcome {
        Ok(value) => json!({ "ok": value }),
        Err(error) => json!({ "err": { "kind": error.kind(), "message": error.to_string() } }),
    };
    set("__result", &to_js(&value));
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
