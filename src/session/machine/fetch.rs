//! Session requests: when one is sent, joined or aborted, and what its outcome means.

use std::time::Duration;

use super::Machine;
use crate::session::activity::{Activity, Consumers, Fetch};
use crate::session::lifecycle::Lifecycle;
use crate::session::{
    Effect, FetchAnswer, FetchFailure, Identity, MessageBody, RefetchCause, RequestId, RetryAfter,
    SessionResult, Snapshot,
};
use crate::types::{AuthError, Timestamp, UpdateCause};

impl Machine {
    /// Returns `true` while session requests have to wait.
    ///
    /// The session is being mutated, here or in another tab, or the page is suspended.
    pub(in crate::session) fn is_blocked(&self) -> bool {
        let is_suspended = self.lifecycle == Lifecycle::Suspended;
        is_suspended || self.activity.is_mutating() || self.peers.blocked_until().is_some()
    }

    /// Returns `true` if what is known was received less than `age` ago and nothing failed since.
    pub(super) fn is_fresh(&self, age: Duration) -> bool {
        let now = self.now();
        let is_young = |at: Timestamp| at <= now && now - at < age;
        self.known.received_at.is_some_and(is_young)
            && self.retry.error().is_none()
            && self.known.identity != Identity::Unknown
    }

    /// Requests the session at once because of `cause`, throttled as the app has configured it.
    pub(super) fn request_refetch(&mut self, cause: RefetchCause) {
        self.request_refetch_within(cause, self.env.rules.focus_throttle);
    }

    pub(super) fn request_refetch_within(&mut self, cause: RefetchCause, throttle: Duration) {
        self.request_refetch_at(cause, self.now(), throttle);
    }

    /// Requests the session at `due` because of `cause`, unless a snapshot is newer by then.
    ///
    /// `throttle` is the least age of what is known; for an invalidation, the least time since one
    /// was last served.
    pub(super) fn request_refetch_at(
        &mut self,
        cause: RefetchCause,
        due: Timestamp,
        throttle: Duration,
    ) {
        let (now, retry_at) = (self.now(), self.retry.at());
        let is_needed = match cause {
            // The session has changed: what is known is old, however young.
            RefetchCause::Invalidated => true,
            // The network is back: a failure may be over before its back-off is.
            RefetchCause::Online => !self.is_fresh(throttle),
            // A user who returns must not defeat the back-off of a failing server.
            _ => !self.is_fresh(throttle) && retry_at.is_none_or(|at| at <= now),
        };
        if is_needed {
            self.refetch.request(cause, now, due, throttle, retry_at);
        }
    }

    /// Joins the session request under way, or sends one.
    ///
    /// A call of the app replaces an automatic request that has been sent: that one may have been
    /// answered before what the app has just done.
    pub(super) fn join_or_fetch(&mut self, consumer: Consumers) -> RequestId {
        let Some(fetch) = self.activity.fetch_mut() else {
            return self.start_fetch(consumer);
        };
        if !consumer.is_call || !fetch.is_sent || fetch.consumers.is_call {
            fetch.consumers.add(consumer);
            return fetch.id;
        }
        let mut consumers = consumer;
        consumers.replace(fetch.consumers);
        self.abort_fetch();
        self.start_fetch(consumers)
    }

    pub(super) fn start_fetch(&mut self, consumers: Consumers) -> RequestId {
        let id = self.next_id();
        let started_at = self.next_timestamp();
        let is_first = self.known.identity == Identity::Unknown;
        let claims_preload = is_first && consumers.cause().is_automatic();
        let fetch = Fetch {
            id,
            started_at,
            is_sent: false,
            consumers,
        };
        match &mut self.activity {
            Activity::Mutating(mutation) => {
                mutation.set_fetch(fetch);
                self.known.mutated_at = Some(started_at);
            }
            activity => *activity = Activity::Fetching(fetch),
        }
        self.refetch.note_sent(started_at);
        self.push(Effect::Fetch { id, claims_preload });
        id
    }

    /// Aborts the session request under way, if there is one. Calls that await it find another.
    pub(super) fn abort_fetch(&mut self) {
        if let Some(fetch) = self.activity.take_fetch() {
            self.push(Effect::AbortFetch(fetch.id));
            self.calls.detach(fetch.id);
            self.finish_mutation_fetch(Err(AuthError::Cancelled));
        }
    }

    pub(super) fn note_preload(&mut self, id: RequestId, sent_at: Timestamp) {
        let started_at = sent_at.offset_by(self.jitter());
        if let Some(fetch) = self.activity.fetch_mut().filter(|fetch| fetch.id == id) {
            fetch.started_at = started_at;
            fetch.is_sent = true;
            self.refetch.note_sent(started_at);
        }
    }

    pub(super) fn note_fetch_sent(&mut self, id: RequestId) {
        if let Some(fetch) = self.activity.fetch_mut().filter(|fetch| fetch.id == id) {
            fetch.is_sent = true;
        }
    }

    /// Notes that a request was answered, has failed or has become unnecessary.
    pub(super) fn note_answered(&mut self) {
        self.peers.block.reset_aborted();
        self.peers.note_unblocked();
    }

    /// Applies the outcome of the session request `id`, unless that is no longer under way.
    pub(super) fn finish_fetch(
        &mut self,
        id: RequestId,
        result: Result<FetchAnswer, FetchFailure>,
    ) {
        if self.activity.fetch().is_none_or(|fetch| fetch.id != id) {
            return;
        }
        let Some(fetch) = self.activity.take_fetch() else {
            return;
        };
        let result = match result {
            Ok(answer) => self.apply_answer(&fetch, answer),
            Err(failure) => self.apply_failure(&fetch, failure),
        };
        self.resolve_calls(id, &result);
        self.finish_mutation_fetch(result);
    }

    fn apply_answer(&mut self, fetch: &Fetch, answer: FetchAnswer) -> SessionResult {
        let FetchAnswer {
            answer,
            is_unauthorized,
        } = answer;
        let (as_of, consumers) = (fetch.started_at, fetch.consumers);
        let snapshot = Snapshot { answer, as_of };
        let cause = UpdateCause::from(consumers.cause());
        // A 401 is definitive; a body without a session is also sent by a server whose database is
        // away. And a client that is not started sends no further request by itself.
        let is_definitive = is_unauthorized || !self.lifecycle.is_started();
        let must_confirm = !is_definitive && self.must_confirm(&snapshot, cause);
        let broadcast = self.plan_broadcast(&snapshot, consumers, is_definitive);
        if !consumers.applies {
            self.note_answered();
            if !must_confirm {
                self.broadcast_answer(&snapshot, consumers, broadcast);
            }
            return Ok(snapshot.answer.session);
        }
        self.peers.block.heed_peers();
        self.note_answered();
        self.expiry.note_request(as_of, self.server_clock);
        if must_confirm {
            let now = self.now();
            self.sign_out_check.await_confirmation(as_of, now);
            self.broadcast(MessageBody::ConfirmingSignOut);
        } else {
            let is_accepted = match is_definitive {
                true => self.accept(snapshot.clone(), cause),
                false => self.accept_and_follow_up(snapshot.clone(), cause),
            };
            self.known.fetched_here |= is_accepted;
            self.broadcast_answer(&snapshot, consumers, broadcast);
        }
        self.shown_session()
    }

    /// Applies a failure, which leaves the identity as it is.
    fn apply_failure(&mut self, fetch: &Fetch, failure: FetchFailure) -> SessionResult {
        let FetchFailure { error, retry_after } = failure;
        self.note_answered();
        if !fetch.consumers.applies {
            return Err(error);
        }
        let (sent_at, now) = (fetch.started_at, self.now());
        self.expiry.note_request(sent_at, self.server_clock);
        self.refetch.note_failure(sent_at);
        // A newer snapshot of another tab makes this failure irrelevant.
        if sent_at > self.known.as_of {
            let server_now = self.server_now();
            let wait = retry_after.map(|retry_after| match retry_after {
                RetryAfter::Delay(delay) => delay,
                RetryAfter::Date(date) => date - server_now,
            });
            self.retry.fail(error.clone(), now, wait, self.env.random);
        }
        self.refetch.delay_after_failure(now, self.retry.at());
        Err(error)
    }
}
