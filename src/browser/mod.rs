//! The web platform: one file for each web API, as functions or as a guard that ends with its drop.
//!
//! Nothing here panics where an API is absent or denied.

mod broadcast_channel;
mod clock;
mod fragment;
mod globals;
mod hydration;
mod location;
mod navigation;
mod page_signals;
mod performance;
mod sign_in_error;
pub(crate) mod storage;
mod web_lock;

pub(crate) use broadcast_channel::BroadcastChannel;
pub(crate) use clock::{next_microtask, now, parse_date, sleep};
#[cfg(feature = "router")]
pub(crate) use fragment::take_fragment;
pub(crate) use fragment::{forget_fragment, keep_fragment, restore_fragment};
pub(crate) use globals::{is_available, random, warn};
pub(crate) use hydration::is_being_hydrated;
pub(crate) use location::{absolute, href, origin_despite_base, own_origin};
pub(crate) use navigation::{Destination, Entry, navigate, resolve};
pub(crate) use page_signals::*;
pub(crate) use performance::{age, is_stored_copy, opened_at};
pub(crate) use web_lock::{LockGuard, LockRequest};
