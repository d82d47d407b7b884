//! The signals of a page's life. Each returns a listener that ends when it is dropped.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{PageTransitionEvent, Window, window};

use super::document;

/// Tells when the page is shown or hidden.
pub(crate) fn on_visibility_change(tell: impl FnMut() + 'static) -> Option<EventListener> {
    on_document("visibilitychange", tell)
}

/// Tells when the network comes back.
pub(crate) fn on_online(tell: impl FnMut() + 'static) -> Option<EventListener> {
    on_window("online", tell)
}

/// Tells when the network goes away.
pub(crate) fn on_offline(tell: impl FnMut() + 'static) -> Option<EventListener> {
    on_window("offline", tell)
}

/// Tells when a navigation begins, which may end in a download. Unlike one for `unload`, a listener
/// keeps no page out of the back/forward cache.
pub(crate) fn on_before_unload(tell: impl FnMut() + 'static) -> Option<EventListener> {
    on_window("beforeunload", tell)
}

/// Tells when the page goes away, perhaps to come back from the back/forward cache.
pub(crate) fn on_page_hide(tell: impl FnMut() + 'static) -> Option<EventListener> {
    on_window("pagehide", tell)
}

/// Tells when the page comes back from the back/forward cache.
pub(crate) fn on_page_restored(mut tell: impl FnMut() + 'static) -> Option<EventListener> {
    let window = window()?;
    Some(EventListener::new(&window, "pageshow", move |event| {
        if event
            .dyn_ref::<PageTransitionEvent>()
            .is_some_and(PageTransitionEvent::persisted)
        {
            tell();
        }
    }))
}

/// Tells when the browser puts a hidden page to sleep.
pub(crate) fn on_freeze(tell: impl FnMut() + 'static) -> Option<EventListener> {
    on_document("freeze", tell)
}

/// Tells when the browser wakes it up.
pub(crate) fn on_resume(tell: impl FnMut() + 'static) -> Option<EventListener> {
    on_document("resume", tell)
}

fn on_document(event: &'static str, mut tell: impl FnMut() + 'static) -> Option<EventListener> {
    let document = document()?;
    Some(EventListener::new(&document, event, move |_| tell()))
}

fn on_window(event: &'static str, mut tell: impl FnMut() + 'static) -> Option<EventListener> {
    let window: Window = window()?;
    Some(EventListener::new(&window, event, move |_| tell()))
}
