use std::cell::Cell;
use std::rc::Rc;

use super::AuthClient;
use super::flight::Flight;
use crate::browser::{self, LockGuard};
use crate::session::{News, RequestId};
use crate::transport::AbortHandle;
use crate::types::{Millis, Session, UpdateCause};

/// The session request under way.
pub(super) struct Reading {
    pub(super) id: RequestId,
    pub(super) abort: AbortHandle,
    pub(super) wishes: Rc<Wishes>,
    pub(super) flight: Flight<Option<Rc<Session>>>,
    /// This tab's turn to ask for all tabs, if it has taken one. It ends with the request.
    pub(super) turn: Option<LockGuard>,
}

/// What the callers who share one request want of its answer: each may ask for more, none for less.
#[derive(Default)]
pub(super) struct Wishes {
    pub(super) apply: Cell<bool>,
    pub(super) broadcast: Cell<bool>,
    /// Why the answer is applied: first what the app itself has asked for.
    pub(super) applied_for: Cell<Option<UpdateCause>>,
    /// Whether a call of the app waits for the answer.
    pub(super) is_call: Cell<bool>,
    /// Whether the request has been sent, so that a later call cannot join it.
    pub(super) is_sent: Cell<bool>,
}

impl Wishes {
    pub(super) fn add(&self, cause: UpdateCause, apply: bool, broadcast: bool) {
        let is_call = !cause.is_automatic();
        if apply && (is_call || self.applied_for.get().is_none()) {
            self.applied_for.set(Some(cause));
        }
        self.is_call.set(self.is_call.get() || is_call);
        self.apply.set(self.apply.get() || apply);
        self.broadcast.set(self.broadcast.get() || broadcast);
    }

    /// Takes over what was wanted of an automatic request in whose place this one is sent.
    pub(super) fn join(&self, older: &Self) {
        let applied_for = self.applied_for.get().or(older.applied_for.get());
        self.applied_for.set(applied_for);
        self.apply.set(self.apply.get() || older.apply.get());
        self.broadcast
            .set(self.broadcast.get() || older.broadcast.get());
    }
}

impl AuthClient {
    /// Gives up the request that the state no longer awaits.
    pub(super) fn cancel_overtaken_read(&self) {
        let state = self.state();
        let overtaken = self
            .0
            .reading
            .borrow_mut()
            .take_if(|reading| !state.awaits(reading.id));
        if let Some(reading) = overtaken {
            reading.abort.cancel();
        }
    }
}

/// What `session` tells, true from `at`.
pub(super) fn news(session: Option<Rc<Session>>, at: Millis, cause: UpdateCause) -> News {
    let expires = session
        .as_ref()
        .and_then(|session| session.expires().map(str::to_owned));
    News {
        expires_at: expires.as_deref().and_then(browser::parse_date),
        expires,
        session,
        at,
        cause,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::SessionEvent;

    const FOCUS: UpdateCause = UpdateCause::Event(SessionEvent::VisibilityChange);

    /// What all want, each as the cause and whether the answer is applied.
    fn wanted(wants: &[(UpdateCause, bool)]) -> Wishes {
        let wishes = Wishes::default();
        for (cause, apply) in wants {
            wishes.add(*cause, *apply, false);
        }
        wishes
    }

    #[test]
    fn a_call_that_does_not_apply_the_answer_is_not_why_it_is_applied() {
        let call = UpdateCause::Call;
        for (wants, cause) in [
            (vec![(call, false)], None),
            (vec![(call, false), (FOCUS, true)], Some(FOCUS)),
            (vec![(FOCUS, true), (call, false)], Some(FOCUS)),
            (vec![(FOCUS, true), (call, true)], Some(call)),
            (vec![(call, true), (FOCUS, true)], Some(call)),
        ] {
            assert_eq!(wanted(&wants).applied_for.get(), cause, "{wants:?}");
        }
        let replaced = wanted(&[(call, false)]);
        replaced.join(&wanted(&[(FOCUS, true)]));
        assert_eq!(
            (replaced.applied_for.get(), replaced.apply.get()),
            (Some(FOCUS), true)
        );
    }
}
