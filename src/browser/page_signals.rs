//! Whether the page is visible and online, and the events of its life cycle.
//!
//! Each `on_…` function returns a listener that ends when it is dropped.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{PageTransitionEvent, VisibilityState, window};

use super::globals::document;

/// Returns `true` unless the page is hidden.
pub(crate) fn is_visible() -> bool {
    document().is_none_or(|document| document.visibility_state() == VisibilityState::Visible)
}

/// Returns what the browser reports as `navigator.onLine`.
///
/// It is often wrong, so it may delay a request but never forbid one.
pub(crate) fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// Calls `callback` when the page is shown or hidden.
pub(crate) fn on_visibility_change(callback: impl FnMut() + 'static) -> Option<EventListener> {
    on_document("visibilitychange", callback)
}

/// Calls `callback` when the network comes back.
pub(crate) fn on_online(callback: impl FnMut() + 'static) -> Option<EventListener> {
    on_window("online", callback)
}

/// Calls `callback` when the network goes away.
pub(crate) fn on_offline(callback: impl FnMut() + 'static) -> Option<EventListener> {
    on_window("offline", callback)
}

/// Calls `callback` when a navigation begins, which may end in a download.
///
/// Unlike a listener for `unload`, this one keeps no page out of the back/forward cache.
pub(crate) fn on_before_unload(callback: impl FnMut() + 'static) -> Option<EventListener> {
    on_window("beforeunload", callback)
}

/// Calls `callback` when the page is left, perhaps for the back/forward cache.
pub(crate) fn on_page_hide(callback: impl FnMut() + 'static) -> Option<EventListener> {
    on_window("pagehide", callback)
}

/// Calls `callback` when the page comes back from the back/forward cache.
pub(crate) fn on_page_restored(mut callback: impl FnMut() + 'static) -> Option<EventListener> {
    let window = window()?;
    Some(EventListener::new(&window, "pageshow", move |event| {
        if event
            .dyn_ref::<PageTransitionEvent>()
            .is_some_and(PageTransitionEvent::persisted)
        {
            callback();
        }
    }))
}

/// Calls `callback` when the browser freezes a hidden page.
pub(crate) fn on_freeze(callback: impl FnMut() + 'static) -> Option<EventListener> {
    on_document("freeze", callback)
}

/// Calls `callback` when the browser resumes a frozen page.
pub(crate) fn on_resume(callback: impl FnMut() + 'static) -> Option<EventListener> {
    on_document("resume", callback)
}

fn on_document(event: &'static str, mut callback: impl FnMut() + 'static) -> Option<EventListener> {
    let document = document()?;
    Some(EventListener::new(&document, event, move |_| callback()))
}

fn on_window(event: &'static str, mut callback: impl FnMut() + 'static) -> Option<EventListener> {
    let window = window()?;
    Some(EventListener::new(&window, event, move |_| callback()))
}
