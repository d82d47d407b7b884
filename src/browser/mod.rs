//! The rest of the browser: clock, location, navigation, and the signals of a page's life.
//! Everything degrades: nothing here panics where a web API is absent.

mod destination;
mod fragment;
mod life;

use std::iter;

use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Performance, Url, VisibilityState, window};

use crate::types::Millis;
pub(crate) use destination::{Destination, Entry, absolute, navigate, resolve};
pub(crate) use fragment::*;
pub(crate) use life::*;

/// Whether there is a page at all: not on a server, and not in a worker.
pub(crate) fn is_available() -> bool {
    cfg!(target_arch = "wasm32") && window().is_some()
}

/// Returns whether a part of the page, as a server has rendered it, still waits for Yew to take it
/// over.
///
/// Yew does not tell a component. But its server renderer puts a comment before and after what each
/// component has rendered, `<!--<[…]>-->`, which is taken out of the page with the take-over.
pub(crate) fn is_being_hydrated() -> bool {
    /// `NodeFilter.SHOW_COMMENT`
    const COMMENTS: u32 = 128;
    let page = is_available().then(document).flatten();
    let walker = page.and_then(|page| {
        page.create_tree_walker_with_what_to_show(&page, COMMENTS)
            .ok()
    });
    let Some(walker) = walker else {
        return false;
    };
    let next = || walker.next_node().ok().flatten();
    iter::from_fn(next).any(|comment| {
        let text = comment.node_value();
        text.is_some_and(|text| text.starts_with("<["))
    })
}

/// The wall clock. Only to be called where there is a page.
pub(crate) fn now() -> Millis {
    js_sys::Date::now()
}

/// When the page was opened by a clock of the browser's own, the moment from which a session
/// rendered into it is true; none where there is no page.
pub(crate) fn opened_at() -> Option<Millis> {
    Some(performance()?.time_origin())
}

/// Returns `true` for a page that the browser had stored: one that its user went back to, that
/// came from the HTTP cache without a word to the server, or that was fetched before it was asked
/// for.
///
/// For going back browsers take a stored page even if it is stale, unless it was sent with
/// `Cache-Control: no-store`. This is not the back/forward cache, from which a page comes back as
/// it was.
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

/// How long the page has been open, whatever becomes of the wall clock; none where there is no
/// page.
pub(crate) fn age() -> Option<Millis> {
    Some(performance()?.now())
}

fn performance() -> Option<Performance> {
    if !is_available() {
        return None;
    }
    window()?.performance()
}

/// Waits until what runs now, and what it has started, has come to its first wait.
pub(crate) async fn next_microtask() {
    // A promise that is resolved cannot fail.
    let _ = JsFuture::from(Promise::resolve(&JsValue::UNDEFINED)).await;
}

/// Waits for so many milliseconds.
pub(crate) async fn sleep(millis: i32) {
    let wait = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            // Fails for a page that is gone only.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
        }
    });
    let _ = JsFuture::from(wait).await;
}

/// A number from 0 to 1.
pub(crate) fn random() -> f64 {
    js_sys::Math::random()
}

/// A date as the browser reads it, such as ISO 8601 or an HTTP date.
pub(crate) fn parse_date(text: &str) -> Option<Millis> {
    if !is_available() {
        return None;
    }
    Some(js_sys::Date::parse(text)).filter(|at| at.is_finite())
}

/// The page's address; empty where there is none.
pub(crate) fn href() -> String {
    window()
        .and_then(|window| window.location().href().ok())
        .unwrap_or_default()
}

/// Returns the origin that requests of this page go to; `None` for a page that has none of its own,
/// as in an `<iframe srcdoc>`.
///
/// A relative address follows the document's `<base>` instead, which may be a CDN, or another
/// origin that was injected.
pub(crate) fn own_origin() -> Option<String> {
    let origin = window()?.location().origin().ok()?;
    origin.starts_with("http").then_some(origin)
}

/// Returns the page's own origin if the document's `<base>` is on another one, which a relative
/// address of the document would follow.
pub(crate) fn origin_despite_base() -> Option<String> {
    let base = document()?.base_uri().ok()??;
    let base = Url::new(&base).ok()?.origin();
    own_origin().filter(|origin| *origin != base)
}

/// Says something to the developer, where there is a console.
pub(crate) fn warn(text: &str) {
    web_sys::console::warn_1(&text.into());
}

fn document() -> Option<Document> {
    window()?.document()
}

pub(crate) fn is_visible() -> bool {
    document().is_none_or(|document| document.visibility_state() == VisibilityState::Visible)
}

/// What the browser believes. It is often wrong, so it may delay a request but never forbid one.
pub(crate) fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}
