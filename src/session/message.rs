use super::Answer;
use crate::types::{ServerClock, Timestamp};

/// What one tab of this library posts to the others.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) struct Message {
    /// The name of the tab that has posted it.
    pub(crate) from: String,
    /// The moment from which it is true.
    pub(crate) at: Timestamp,
    pub(crate) body: MessageBody,
}

#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) enum MessageBody {
    /// The server has answered who is signed in.
    Snapshot(Box<SharedSnapshot>),
    /// A new tab queries the others for a snapshot.
    Query,
    /// A mutation is about to be posted: session requests are to be aborted.
    MutationStarted,
    /// The mutation has ended, whatever its outcome.
    MutationEnded,
    /// A session request was answered with an unexpected sign-out; its tab sends another one.
    ConfirmingSignOut,
    /// The session has changed: one tab is to request it.
    Invalidate,
}

/// A snapshot as it is passed to other tabs. It is true from [`Message::at`].
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) struct SharedSnapshot {
    pub(crate) answer: Answer,
    /// Whether it has no session and its sender has ended none, so that it ends none elsewhere.
    pub(crate) is_renewal: bool,
    /// How far the server's clock is ahead, by which the expiry counts.
    pub(crate) clock: Option<ServerClock>,
}
