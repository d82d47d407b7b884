//! What the open tabs of this demo tell one another about themselves, so that one of them can show all.
//!
//! This is the demo's own: the library's tabs need nobody to watch them.

mod announce;
mod board;
mod channel;
mod known;
mod message;
mod spent;
mod use_board;
mod use_spent;
mod use_visible;
mod voice;

pub(crate) use announce::Presence;
pub(crate) use board::Seen;
pub(crate) use known::Known;
pub(crate) use message::Report;
pub(crate) use spent::Spent;
pub(crate) use use_board::use_board;

use js_sys::Math;

thread_local! {
    static OWN_ID: String = format!("{:x}", (Math::random() * 2_f64.powi(52)) as u64);
}

/// What this tab is called among the others, until it is loaded again.
pub(crate) fn own_id() -> String {
    OWN_ID.with(String::clone)
}
