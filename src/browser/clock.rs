//! The wall clock, dates, and timers.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

use super::globals::is_available;
use crate::types::Millis;

/// Returns the time by the wall clock. Only to be called in a browser.
pub(crate) fn now() -> Millis {
    js_sys::Date::now()
}

/// Parses a date that the browser understands, such as ISO 8601 or an HTTP date.
pub(crate) fn parse_date(text: &str) -> Option<Millis> {
    if !is_available() {
        return None;
    }
    Some(js_sys::Date::parse(text)).filter(|at| at.is_finite())
}

/// Waits until the running code, and the tasks that it has started, have reached their first wait.
pub(crate) async fn next_microtask() {
    // A promise that is resolved cannot fail.
    let _ = JsFuture::from(Promise::resolve(&JsValue::UNDEFINED)).await;
}

/// Waits for `millis` milliseconds.
pub(crate) async fn sleep(millis: i32) {
    let wait = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            // Fails only in a page that is gone.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
        }
    });
    let _ = JsFuture::from(wait).await;
}
