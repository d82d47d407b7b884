use serde::{Deserialize, Serialize};

use super::{RequestCount, SessionSummary};

/// What one tab reports to the others about itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Report {
    pub(crate) id: String,
    /// When the page was loaded, in milliseconds since the Unix epoch.
    pub(crate) opened_at: f64,
    /// The path of the page that the tab shows.
    pub(crate) page: String,
    pub(crate) is_visible: bool,
    pub(crate) session: SessionSummary,
    pub(crate) requests: RequestCount,
    /// How many changes the tab got from another tab, so that it sent no request for them.
    pub(crate) saved: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Message {
    /// A tab is open, and this is its state.
    Report(Box<Report>),
    /// All tabs are asked for their reports.
    Query,
    /// The tab with this id was closed or suspended.
    Left(String),
}
