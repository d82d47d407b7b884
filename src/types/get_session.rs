use super::SessionEvent;

/// Options of [`get_session_with`](crate::get_session_with).
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
#[non_exhaustive]
pub struct GetSessionParams {
    /// The event that causes the call. Default: `None`, which always sends a request.
    ///
    /// With an event the call obeys the refetch rules: if the newest response is younger than the
    /// focus throttle, it is returned without a request.
    pub event: Option<SessionEvent>,
    /// Whether the response is applied to this tab, so that hooks return it once the call resolves.
    /// Default: `true`.
    pub trigger_event: bool,
    /// Whether the response is broadcast to the other tabs. Default: `true`.
    pub broadcast: bool,
}

impl Default for GetSessionParams {
    fn default() -> Self {
        Self {
            event: None,
            trigger_event: true,
            broadcast: true,
        }
    }
}

impl GetSessionParams {
    /// Creates the defaults: send a request, apply the response here and broadcast it.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`event`](Self::event), which makes the call obey the refetch rules.
    pub fn event(mut self, event: SessionEvent) -> Self {
        self.event = Some(event);
        self
    }

    /// Does not apply the response to this tab.
    pub fn without_trigger_event(mut self) -> Self {
        self.trigger_event = false;
        self
    }

    /// Does not broadcast the response to the other tabs.
    pub fn without_broadcast(mut self) -> Self {
        self.broadcast = false;
        self
    }
}
