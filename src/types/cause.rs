/// The event that makes an app request the session: next-auth's `event` parameter of `getSession`.
///
/// A call with an event obeys the refetch rules: while the session is fresh, it is returned without
/// a request. A call without an event always sends a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SessionEvent {
    /// Another tab reported that the session has changed.
    Storage,
    /// A timer of the app fired.
    Timer,
    /// The page was hidden.
    Hidden,
    /// The polling interval passed.
    Poll,
    /// The page became visible.
    VisibilityChange,
    /// The browser went online.
    Online,
    /// The page was shown again, for example from the back/forward cache.
    PageShow,
    /// Any other event.
    Other,
}

/// The cause of the newest update of the session in this tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UpdateCause {
    /// The provider was created with a session, or with the information that there is none.
    Initial,
    /// The provider was mounted and requested the session.
    Mount,
    /// The app called `get_session` or `update.refetch`.
    Call,
    /// The app or the browser reported an event.
    Event(SessionEvent),
    /// The session has reached its expiry time.
    Expiry,
    /// This tab signed in.
    SignIn,
    /// This tab signed out.
    SignOut,
    /// This tab changed the session with `update.run`.
    Update,
    /// Another tab broadcast its session.
    OtherTab,
    /// A failed request was retried.
    Retry,
}

impl UpdateCause {
    /// Returns `true` if the library sends the request on its own, without a call of the app.
    pub(crate) fn is_automatic(self) -> bool {
        matches!(
            self,
            Self::Mount | Self::Event(_) | Self::Expiry | Self::Retry
        )
    }

    /// Returns a short name for logs and panels.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::Mount => "mount",
            Self::Call => "call",
            Self::Event(SessionEvent::Storage) => "invalidation",
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
