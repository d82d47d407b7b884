//! The page's own clock, and how its document was delivered.

use std::time::Duration;

use js_sys::Reflect;
use web_sys::{Performance, window};

use super::globals::is_available;
use crate::types::Timestamp;

/// Returns when the page was opened, by a clock of the browser's own.
///
/// A session that was rendered into the page is known from that moment on. `None` outside a
/// browser.
pub(crate) fn opened_at() -> Option<Timestamp> {
    Some(Timestamp::from_millis(performance()?.time_origin()))
}

/// Returns how long the page has been open, by a clock that is never set. `None` outside a browser.
pub(crate) fn age() -> Option<Duration> {
    Some(Duration::from_micros(
        (performance()?.now() * 1_000.0) as u64,
    ))
}

/// Returns `true` for a page that the browser had stored.
///
/// That is one that its user went back to, that came from the HTTP cache without a request to the
/// server, or that was prefetched. For going back browsers take a stored page even if it is stale,
/// unless it was sent with `Cache-Control: no-store`. The back/forward cache is another matter: it
/// restores a page as it was.
pub(crate) fn is_stored_copy() -> bool {
    let navigation = performance().map(|performance| performance.get_entries_by_type("navigation"));
    let navigation = navigation.map(|entries| entries.get(0));
    let is = |name: &str, value: &str| {
        let property = navigation
            .as_ref()
            .and_then(|entry| Reflect::get(entry, &name.into()).ok());
        property.is_some_and(|property| property == *value)
    };
    is("type", "back_forward")
        || is("deliveryType", "cache")
        || is("deliveryType", "navigational-prefetch")
}

fn performance() -> Option<Performance> {
    if !is_available() {
        return None;
    }
    window()?.performance()
}
