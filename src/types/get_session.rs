use super::SessionEvent;

/// How [`get_session`](crate::get_session) treats the other tabs and this tab's hooks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetSessionParams {
    /// What caused the call. With an event the call obeys the refetch rules: if an answer is younger than the focus throttle it is returned without a request. Default: none, which always asks the server.
    pub event: Option<SessionEvent>,
    /// Whether the answer is applied to this tab, so that hooks show it when the call resolves. Default: true.
    pub trigger_event: bool,
    /// Whether the other tabs are told what this call learnt. Default: true.
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
    /// The defaults: ask the server, apply the answer here, tell the other tabs.
    pub fn new() -> Self {
        Self::default()
    }

    /// Names the cause, which makes the call obey the refetch rules.
    pub fn event(mut self, event: SessionEvent) -> Self {
        self.event = Some(event);
        self
    }

    /// Leaves this tab's hooks as they are.
    pub fn without_trigger_event(mut self) -> Self {
        self.trigger_event = false;
        self
    }

    /// Leaves the other tabs as they are.
    pub fn without_broadcast(mut self) -> Self {
        self.broadcast = false;
        self
    }
}
