//! The wall clock, dates, and timers.

use std::time::Duration;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

use super::globals::is_available;
use crate::types::Timestamp;

/// Returns the time by the wall clock. Only to be called in a browser.
pub(crate) fn now() -> Timestamp {
    Timestamp::from_millis(js_sys::Date::now())
}

/// Parses a date that the browser understands, such as ISO 8601 or an HTTP date.
pub(crate) fn parse_date(text: &str) -> Option<Timestamp> {
    if !is_available() {
        return None;
    }
    let millis = Some(js_sys::Date::parse(text)).filter(|at| at.is_finite());
    millis.map(Timestamp::from_millis)
}

/// Waits until the running code, and the tasks that it has started, have reached their first wait.
pub(crate) async fn next_microtask() {
    // A promise that is resolved cannot fail.
    let _ = JsFuture::from(Promise::resolve(&JsValue::UNDEFINED)).await;
}

/// Waits for `duration`, in which the page is awake.
pub(crate) async fn sleep(duration: Duration) {
    let millis = duration.as_secs() as i32 * 1_000 + duration.subsec_millis() as i32;
    let wait = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            // Fails only in a page that is gone.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
        }
    });
    let _ = JsFuture::from(wait).await;
}
