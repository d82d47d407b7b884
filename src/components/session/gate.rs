use std::rc::Rc;

use crate::session::SessionState;
use crate::types::{Session, SessionStatus};

/// Which of the alternatives of a page a state shows.
#[derive(Clone, Copy)]
pub(in crate::components) enum Gate<'a> {
    /// The session is not known yet.
    Loading,
    /// The session is not known, because the last request failed.
    Failed,
    /// The page was restored from a cache of the browser, and its session is not confirmed yet.
    Withheld,
    SignedIn(&'a Rc<Session>),
    SignedOut,
}

/// Returns which alternative `state` shows.
pub(in crate::components) fn gate(state: &SessionState) -> Gate<'_> {
    match state.status() {
        SessionStatus::Loading if state.error().is_none() => Gate::Loading,
        SessionStatus::Loading => Gate::Failed,
        SessionStatus::Unauthenticated => Gate::SignedOut,
        SessionStatus::Authenticated => state
            .presentable_session()
            .map_or(Gate::Withheld, Gate::SignedIn),
    }
}

impl Gate<'_> {
    /// Returns the session that may be shown.
    pub(in crate::components) fn session(self) -> Option<Rc<Session>> {
        match self {
            Self::SignedIn(session) => Some(session.clone()),
            Self::Loading | Self::Failed | Self::Withheld | Self::SignedOut => None,
        }
    }
}
