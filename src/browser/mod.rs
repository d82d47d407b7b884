//! The web platform: one file for each web API, as functions or as a guard that ends with its drop.
//!
//! Nothing here panics where an API is absent or denied.

mod broadcast_channel;
mod clock;
mod fragment;
mod hydration;
mod location;
mod navigation;
mod page_signals;
mod performance;
pub(crate) mod storage;
mod web_lock;

use web_sys::{Document, window};

pub(crate) use broadcast_channel::BroadcastChannel;
pub(crate) use clock::{next_microtask, now, parse_date, sleep};
pub(crate) use fragment::{forget_fragment, keep_fragment, restore_fragment, take_fragment};
pub(crate) use hydration::is_being_hydrated;
pub(crate) use location::{absolute, href, origin_despite_base, own_origin};
pub(crate) use navigation::{Destination, Entry, navigate, resolve};
pub(crate) use page_signals::*;
pub(crate) use performance::{age, is_stored_copy, opened_at};
pub(crate) use web_lock::{LockGuard, LockRequest};

/// Returns `true` in a page, and `false` on a server or in a worker.
pub(crate) fn is_available() -> bool {
    cfg!(target_arch = "wasm32") && window().is_some()
}

/// Returns a random number from 0 to 1.
pub(crate) fn random() -> f64 {
    js_sys::Math::random()
}

/// Writes a warning for developers to the console.
pub(crate) fn warn(text: &str) {
    web_sys::console::warn_1(&text.into());
}

fn document() -> Option<Document> {
    window()?.document()
}
