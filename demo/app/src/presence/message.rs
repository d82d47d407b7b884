use serde::{Deserialize, Serialize};

use super::{Known, Spent};

/// What one tab tells the others about itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Report {
    pub(crate) id: String,
    /// When the page was loaded, in milliseconds since the Unix epoch.
    pub(crate) opened_at: f64,
    /// The page that it shows.
    pub(crate) page: String,
    pub(crate) is_visible: bool,
    pub(crate) known: Known,
    pub(crate) spent: Spent,
    /// Changes that it learnt from another tab, and so did not ask the server for.
    pub(crate) saved: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Message {
    /// A tab is there, and this is its state.
    Here(Box<Report>),
    /// Somebody wants to know who is there.
    WhoIsThere,
    /// A tab goes away.
    Gone(String),
}
