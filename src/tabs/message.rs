//! The messages between tabs, as plain data.

use crate::types::{Millis, ServerClock, Session};

/// A message of one tab to the others.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) struct Message {
    /// The tab that has sent it.
    pub(crate) from: String,
    /// The moment from which it is true.
    pub(crate) at: Millis,
    pub(crate) body: Body,
}

#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) enum Body {
    /// The server has answered a session request.
    Snapshot(Box<Snapshot>),
    /// A new tab asks for the session.
    Query,
    /// A sign-in, sign-out or update begins: discard session requests in flight.
    MutationStarted,
    /// A sign-in, sign-out or update has ended, with whatever result.
    MutationEnded,
    /// A session request was answered with no session, though no tab has signed out; the sender
    /// asks the server once more.
    ConfirmingSignOut,
    /// The session has changed; one of the receivers has to ask the server.
    Invalidate,
}

/// A dated answer of the server.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) struct Snapshot {
    pub(crate) session: Option<Session>,
    pub(crate) expires: Option<String>,
    /// Whether there is no session, but a tab that has one keeps it until the server is asked.
    pub(crate) is_renewal: bool,
    /// How far the server's clock, by which `expires` counts, is ahead.
    pub(crate) clock: Option<ServerClock>,
}

impl Message {
    /// Returns `true` if the message says who is signed in.
    pub(crate) fn contains_session(&self) -> bool {
        matches!(self.body, Body::Snapshot(_))
    }
}

/// A message of next-auth/react: what one of its tabs has done, without the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trigger {
    SignOut,
    /// It has requested the session, or changed it.
    GetSession,
}
