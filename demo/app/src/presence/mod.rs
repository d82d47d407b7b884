//! What the open tabs of this demo report to one another, so that one of them can show them all.
//!
//! This belongs to the demo: the library does not need it.

mod announce;
mod announcer;
mod channel;
mod message;

mod request_count;
mod session_summary;
mod tab_list;
mod use_request_count;
mod use_tab_list;
mod use_visible;

pub(crate) use announce::Presence;
pub(crate) use message::Report;
pub(crate) use request_count::RequestCount;
pub(crate) use session_summary::SessionSummary;
pub(crate) use tab_list::OpenTab;
pub(crate) use use_tab_list::use_tab_list;

use js_sys::Math;

thread_local! {
    static OWN_ID: String = format!("{:x}", (Math::random() * 2_f64.powi(52)) as u64);
}

/// Returns the random id of this tab, which it keeps until it is reloaded.
pub(crate) fn own_id() -> String {
    OWN_ID.with(String::clone)
}
