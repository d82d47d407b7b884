//! What other tabs are sent, and which tab replies to a query.

use super::Machine;
use crate::session::activity::Consumers;
use crate::session::queries::Queries;
use crate::session::timing::QUERY_WINDOW;
use crate::session::{
    Answer, Effect, Identity, MessageBody, RefetchCause, SharedSnapshot, Snapshot, Trigger,
};
use crate::types::UpdateCause;

/// How an answer concerns the other tabs, as far as is known before it is applied.
pub(super) struct BroadcastPlan {
    /// Whether they may end their session because of it.
    is_vouched: bool,
    /// Whether it differs from what is known, if it is not applied.
    differs: bool,
    /// Whether this tab may have changed or undone something before.
    is_owed: bool,
    before: Identity,
}

impl Machine {
    /// Posts a message to the other tabs that is true from now on.
    pub(super) fn broadcast(&mut self, body: MessageBody) {
        if self.lifecycle.is_started() {
            let at = self.next_timestamp();
            self.push(Effect::Broadcast { at, body });
        }
    }

    /// Queries the other tabs for a snapshot.
    pub(super) fn query_peers(&mut self) {
        self.broadcast(MessageBody::Query);
    }

    /// Replies to the query of a new tab; queries in the moment after it get one reply together.
    pub(super) fn receive_query(&mut self) {
        if self.activity.is_mutating() {
            // The new tab could not receive the announcement.
            self.broadcast(MessageBody::MutationStarted);
        }
        self.answer_query();
    }

    fn answer_query(&mut self) {
        // One reply is enough, and the tab that the server has answered has the newest.
        if !self.known.fetched_here {
            return;
        }
        let now = self.now();
        if self.queries.window_until.is_some_and(|until| now < until) {
            self.queries.has_waiting = true;
        } else {
            self.broadcast_known(false, false);
            self.queries.window_until = Some(now + QUERY_WINDOW);
        }
    }

    /// Replies to the queries that have waited.
    pub(super) fn check_queries(&mut self) {
        let now = self.now();
        if self
            .queries
            .next_deadline()
            .is_some_and(|until| until <= now)
        {
            self.queries = Queries::default();
            self.answer_query();
        }
    }

    /// Returns how `snapshot` concerns the other tabs, before it is applied.
    pub(super) fn plan_broadcast(
        &self,
        snapshot: &Snapshot,
        consumers: Consumers,
        is_definitive: bool,
    ) -> BroadcastPlan {
        let Snapshot { answer, as_of } = snapshot;
        // What is not applied here is not confirmed either, and ends no session elsewhere.
        let is_expected = is_definitive || !self.is_unexpected(answer);
        let is_vouched = self.vouches_for(answer, consumers.cause().into());
        let has_undone = self.peers.unawaited_end_at.is_some_and(|at| at < *as_of);
        BroadcastPlan {
            is_vouched: is_vouched && (consumers.applies || is_expected),
            differs: !consumers.applies && self.known.differs_from(answer.session.as_deref()),
            is_owed: self.known.mutated_at.is_some() || has_undone,
            before: self.known.identity.clone(),
        }
    }

    /// Returns `true` if other tabs may end their session because of `answer`.
    ///
    /// They may not if this tab has known no session, or if it could receive no message and only
    /// accepts the answer for itself. After a sign-out of its own they have to.
    fn vouches_for(&self, answer: &Answer, cause: UpdateCause) -> bool {
        let was_unreachable = self.sign_out_check.was_unreachable();
        let has_ended_one = self.known.session().is_some() && !was_unreachable;
        answer.session.is_some() || has_ended_one || cause == UpdateCause::SignOut
    }

    /// Broadcasts the answer to a session request, once it is applied, if a consumer needs that.
    pub(super) fn broadcast_answer(
        &mut self,
        snapshot: &Snapshot,
        consumers: Consumers,
        plan: BroadcastPlan,
    ) {
        if !consumers.broadcasts {
            return;
        }
        let is_vouched = plan.is_vouched;
        // The tab that has sent an invalidation knows the change already.
        let is_invalidated = consumers.cause() == RefetchCause::Invalidated;
        if !consumers.applies {
            let is_change = plan.differs && !is_invalidated && is_vouched;
            self.broadcast_snapshot(snapshot.clone(), is_change, is_vouched);
        } else if self.known.as_of == snapshot.as_of {
            let is_change = self.known.identity.is_change_from(&plan.before);
            // After a mutation of its own, this tab's knowledge may differ from that of the others.
            let is_change = plan.is_owed || (is_change && !is_invalidated && is_vouched);
            self.broadcast_known(is_change, is_vouched);
        }
    }

    /// Broadcasts what this tab knows, if it knows anything.
    ///
    /// `is_change` is `true` if that is more than a renewal, `is_vouched` if other tabs may end
    /// their session because of it.
    pub(super) fn broadcast_known(&mut self, is_change: bool, is_vouched: bool) {
        let known = &self.known;
        if known.identity != Identity::Unknown {
            let answer = Answer {
                session: known.session().cloned(),
                expires: known.expires.clone(),
                expires_at: known.expires_at,
            };
            let as_of = known.as_of;
            self.broadcast_snapshot(Snapshot { answer, as_of }, is_change, is_vouched);
        }
    }

    fn broadcast_snapshot(&mut self, snapshot: Snapshot, is_change: bool, is_vouched: bool) {
        if !self.lifecycle.is_started() {
            return;
        }
        let Snapshot { answer, as_of: at } = snapshot;
        let trigger = match answer.session {
            Some(_) => Trigger::GetSession,
            None => Trigger::SignOut,
        };
        if self.env.can_share {
            let body = MessageBody::Snapshot(Box::new(SharedSnapshot {
                is_renewal: answer.session.is_none() && !is_vouched,
                answer,
                clock: self.server_clock,
            }));
            self.push(Effect::Broadcast { at, body });
        }
        // Each invalidation costs a request, so a mere renewal is not worth one.
        if is_change && !(self.env.can_share && is_vouched) {
            let body = MessageBody::Invalidate;
            self.push(Effect::Broadcast { at, body });
        }
        if is_change && is_vouched {
            self.push(Effect::NotifyNextAuth(trigger));
        }
    }
}
