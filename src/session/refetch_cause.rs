use crate::types::{SessionEvent, UpdateCause};

/// Why the session is requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RefetchCause {
    /// Nothing is known yet, or only what may be out of date.
    Mount,
    /// The page has become visible.
    Focus,
    /// The network is back.
    Online,
    /// The page has resumed.
    Resumed,
    /// Another tab has posted that the session has changed, or may have.
    Invalidated,
    /// The poll interval has passed.
    Poll,
    /// The session has reached its end.
    Expiry,
    /// A request has failed, or an answer has to be confirmed.
    Retry,
    /// The app has called `get_session`.
    Call,
    /// The app has called `get_session` and named an event that has no rule of its own.
    Event(SessionEvent),
    /// A sign-in of this tab was accepted, or its outcome is unknown.
    SignIn,
    /// The outcome of a sign-out of this tab is unknown.
    SignOut,
    /// The outcome of an update of this tab is unknown.
    Update,
}

impl RefetchCause {
    /// Returns `true` for a cause that is none of the app's own calls.
    pub(super) fn is_automatic(self) -> bool {
        UpdateCause::from(self).is_automatic()
    }

    /// Returns `true` if it concerns what the user of the page sees.
    ///
    /// A hidden page can wait, and its request would prolong a session that is not in use.
    pub(super) fn is_for_viewer(self) -> bool {
        matches!(self, Self::Focus | Self::Online | Self::Resumed)
    }

    /// Returns `true` if it is a reason to send a request to a server that has just failed.
    pub(super) fn outlives_failure(self) -> bool {
        matches!(self, Self::Invalidated | Self::Online)
    }
}

impl From<SessionEvent> for RefetchCause {
    fn from(event: SessionEvent) -> Self {
        match event {
            SessionEvent::Storage => Self::Invalidated,
            SessionEvent::VisibilityChange => Self::Focus,
            SessionEvent::Online => Self::Online,
            SessionEvent::PageShow => Self::Resumed,
            SessionEvent::Poll => Self::Poll,
            other => Self::Event(other),
        }
    }
}

impl From<RefetchCause> for UpdateCause {
    fn from(cause: RefetchCause) -> Self {
        match cause {
            RefetchCause::Mount => Self::Mount,
            RefetchCause::Focus => Self::Event(SessionEvent::VisibilityChange),
            RefetchCause::Online => Self::Event(SessionEvent::Online),
            RefetchCause::Resumed => Self::Event(SessionEvent::PageShow),
            RefetchCause::Invalidated => Self::Event(SessionEvent::Storage),
            RefetchCause::Poll => Self::Event(SessionEvent::Poll),
            RefetchCause::Expiry => Self::Expiry,
            RefetchCause::Retry => Self::Retry,
            RefetchCause::Call => Self::Call,
            RefetchCause::Event(event) => Self::Event(event),
            RefetchCause::SignIn => Self::SignIn,
            RefetchCause::SignOut => Self::SignOut,
            RefetchCause::Update => Self::Update,
        }
    }
}
