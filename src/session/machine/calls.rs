//! When each call of `get_session` is answered.

use super::Machine;
use crate::session::activity::Consumers;
use crate::session::calls::Call;
use crate::session::{CallParams, Effect, RefetchCause, RequestId, SessionResult};
use crate::types::AuthError;

impl Machine {
    /// Answers a call from a fresh snapshot if that is enough, or has it wait.
    pub(super) fn request_session(&mut self, id: RequestId, params: CallParams) {
        if params.accepts_fresh && self.is_answer_enough(params.cause) {
            let result = self.shown_session();
            self.push(Effect::Resolve { id, result });
            return;
        }
        let asked_at = self.next_timestamp();
        self.calls.0.push(Call {
            id,
            asked_at,
            consumer: Consumers::new(params.cause, params.applies, params.broadcasts),
            fetch: None,
        });
    }

    /// Returns `true` if what is known is fresh enough for a call because of `cause`.
    ///
    /// Nothing that this tab has received means that the session may have changed since.
    fn is_answer_enough(&self, cause: RefetchCause) -> bool {
        let is_invalidated = cause == RefetchCause::Invalidated
            || self
                .refetch
                .pending
                .is_some_and(|refetch| refetch.is_invalidation());
        let is_doubtful = self.known.is_withheld || self.known.mutated_at.is_some();
        !is_invalidated && !is_doubtful && self.is_fresh(self.env.rules.focus_throttle)
    }

    pub(super) fn time_out_call(&mut self, id: RequestId) {
        if self.calls.0.iter().any(|call| call.id == id) {
            self.calls.remove(id);
            let result = Err(AuthError::Timeout);
            self.push(Effect::Resolve { id, result });
        }
    }

    /// Answers the calls that need no request, and finds or sends one for the others.
    ///
    /// Requests wait while the session is being mutated, here or in another tab. What came of that
    /// answers the calls.
    pub(super) fn settle_calls(&mut self) {
        while !self.is_blocked() {
            let waiting = self.calls.0.iter().enumerate();
            let mut waiting = waiting.filter(|(_, call)| call.fetch.is_none());
            let Some((place, call)) = waiting.find(|(_, call)| self.can_settle(call)) else {
                return;
            };
            if self.is_answered(call) {
                let (id, result) = (call.id, self.shown_session());
                self.calls.remove(id);
                self.push(Effect::Resolve { id, result });
            } else {
                let fetch = self.join_or_fetch(call.consumer);
                self.calls.0[place].fetch = Some(fetch);
            }
        }
    }

    fn is_answered(&self, call: &Call) -> bool {
        self.known.as_of > call.asked_at && self.known.mutated_at.is_none()
    }

    /// Returns `false` while an earlier call waits for a request that was sent before this one.
    ///
    /// That request is not aborted: calls in quick succession would never be answered.
    fn can_settle(&self, call: &Call) -> bool {
        let fetch = self.activity.fetch();
        let is_taken = fetch.is_some_and(|fetch| fetch.is_sent && fetch.consumers.is_call);
        self.is_answered(call) || !is_taken || !call.consumer.is_call
    }

    /// Answers the calls that await `fetch`.
    pub(super) fn resolve_calls(&mut self, fetch: RequestId, result: &SessionResult) {
        for id in self.calls.take(fetch) {
            let result = result.clone();
            self.push(Effect::Resolve { id, result });
        }
    }

    /// Returns the session as this tab shows it.
    pub(super) fn shown_session(&self) -> SessionResult {
        Ok(self.known.session().cloned())
    }
}
