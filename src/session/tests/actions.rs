//! What happens in a tab of the tests, each as one call.

use super::fixtures::message;
use super::tab::Tab;
use crate::session::{
    CallParams, Effect, Event, MessageBody, MutationKind, PostResult, RequestId, Trigger,
};
use crate::types::{GetSessionParams, SessionEvent};

impl Tab {
    /// Calls `get_session` as the app does by default.
    pub(super) fn call(&mut self) -> RequestId {
        self.call_with(&GetSessionParams::new())
    }

    pub(super) fn call_with(&mut self, params: &GetSessionParams) -> RequestId {
        let call = self.machine.next_id();
        let params = CallParams::from(params);
        self.dispatch(Event::SessionRequested { call, params });
        call
    }

    /// Calls `get_session` because of `event`.
    pub(super) fn call_for(&mut self, event: SessionEvent) -> RequestId {
        self.call_with(&GetSessionParams::new().event(event))
    }

    /// Requests a mutation.
    pub(super) fn mutate(&mut self, kind: MutationKind) -> RequestId {
        let id = self.machine.next_id();
        self.dispatch(Event::MutationRequested { id, kind });
        id
    }

    /// Ends the POST of the mutation `id` with `result`.
    pub(super) fn post(&mut self, id: RequestId, result: PostResult) -> Vec<Effect> {
        self.dispatch(Event::MutationPosted { id, result })
    }

    /// Receives a message of the tab `from`, true from `time`.
    pub(super) fn receive_from(&mut self, from: &str, time: f64, body: MessageBody) -> Vec<Effect> {
        self.dispatch(Event::MessageReceived(message(from, time, body)))
    }

    /// Receives a message of the tab `other`, true from `time`.
    pub(super) fn receive(&mut self, time: f64, body: MessageBody) -> Vec<Effect> {
        self.receive_from("other", time, body)
    }

    /// Receives an invalidation of another tab of this library.
    pub(super) fn invalidate(&mut self) -> Vec<Effect> {
        self.receive(self.now, MessageBody::Invalidate)
    }

    /// Receives a message of a tab of next-auth/react.
    pub(super) fn trigger(&mut self, trigger: Trigger) -> Vec<Effect> {
        self.dispatch(Event::NextAuthTriggered(trigger))
    }

    /// The user looks at the page.
    pub(super) fn focus(&mut self) -> Vec<Effect> {
        self.is_visible = true;
        self.dispatch(Event::VisibilityChanged)
    }

    /// The user looks at another page.
    pub(super) fn hide(&mut self) -> Vec<Effect> {
        self.is_visible = false;
        self.dispatch(Event::VisibilityChanged)
    }

    pub(super) fn connect(&mut self) -> Vec<Effect> {
        self.is_online = true;
        self.dispatch(Event::WentOnline)
    }

    pub(super) fn disconnect(&mut self) -> Vec<Effect> {
        self.is_online = false;
        self.dispatch(Event::WentOffline)
    }

    /// Fires the timer, whatever it was set for.
    pub(super) fn wake(&mut self) -> Vec<Effect> {
        self.timer = None;
        self.dispatch(Event::TimerFired)
    }

    /// The lock is granted, and all messages have arrived.
    pub(super) fn grant_lock(&mut self) -> Vec<Effect> {
        let mut effects = self.dispatch(Event::LockGranted);
        effects.extend(self.dispatch(Event::MessagesFlushed));
        effects
    }
}
