/// What made an app ask for the session, next-auth's `event` parameter of `getSession`.
///
/// A call that names an event obeys the refetch rules (it may be answered from what is known if that is fresh); a call without one always asks the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SessionEvent {
    /// Another tab said that the session changed.
    Storage,
    /// A timer of the app.
    Timer,
    /// The page was hidden.
    Hidden,
    /// The poll interval passed.
    Poll,
    /// The page became visible.
    VisibilityChange,
    /// The network came back.
    Online,
    /// The page was shown again, perhaps from the back/forward cache.
    PageShow,
    /// Anything else.
    Other,
}

/// What brought the newest news about the session to this tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UpdateCause {
    /// The provider was given a session to start with.
    Initial,
    /// The provider was mounted and asked.
    Mount,
    /// The app called `get_session` or `update.refetch`.
    Call,
    /// An event that the app or the browser named.
    Event(SessionEvent),
    /// The session was about to run out.
    Expiry,
    /// This tab signed in.
    SignIn,
    /// This tab signed out.
    SignOut,
    /// This tab changed the session with `update.send`.
    Update,
    /// Another tab passed on what it learnt.
    OtherTab,
    /// A failed request was tried again.
    Retry,
}

impl UpdateCause {
    /// Returns `true` for what no call of the app has asked for.
    pub(crate) fn is_automatic(self) -> bool {
        matches!(
            self,
            Self::Mount | Self::Event(_) | Self::Expiry | Self::Retry
        )
    }

    /// A short name for logs and panels.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::Mount => "mount",
            Self::Call => "call",
            Self::Event(SessionEvent::Storage) => "hint",
            Self::Event(SessionEvent::Timer) => "timer",
            Self::Event(SessionEvent::Hidden) => "hidden",
            Self::Event(SessionEvent::Poll) => "poll",
            Self::Event(SessionEvent::VisibilityChange) => "focus",
            Self::Event(SessionEvent::Online) => "online",
            Self::Event(SessionEvent::PageShow) => "pageshow",
            Self::Event(SessionEvent::Other) => "event",
            Self::Expiry => "expiry",
            Self::SignIn => "sign-in",
            Self::SignOut => "sign-out",
            Self::Update => "update",
            Self::OtherTab => "other tab",
            Self::Retry => "retry",
        }
    }
}
