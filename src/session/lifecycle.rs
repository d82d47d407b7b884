/// Whether the client runs and its page is in use.
///
/// "Suspended" and "resumed" are words of the Page Lifecycle API: in the back/forward cache or
/// frozen by the browser, and back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Lifecycle {
    /// The client has not been started.
    #[default]
    New,
    Running,
    /// The page is suspended: no message reaches it, and it may be gone for good.
    Suspended,
    /// The page has resumed, and no snapshot has been accepted since.
    Resuming,
    /// The client was started once, and is stopped.
    Stopped,
}

impl Lifecycle {
    /// Returns `true` from the start of the client until it is stopped, also while suspended.
    pub(super) fn is_started(self) -> bool {
        !matches!(self, Self::New | Self::Stopped)
    }

    /// Returns `true` if requests may be sent by schedule.
    pub(super) fn is_awake(self) -> bool {
        matches!(self, Self::Running | Self::Resuming)
    }
}
