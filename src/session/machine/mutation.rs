//! Sign-ins, sign-outs and updates of this tab: their order, and what came of them.

use std::time::Duration;

use super::Machine;
use crate::session::activity::{Activity, Consumers, Mutation, MutationStage};
use crate::session::lifecycle::Lifecycle;
use crate::session::{
    Effect, MessageBody, MutationKind, PostResult, RefetchCause, RequestId, SessionResult, Snapshot,
};
use crate::types::AuthError;

impl Machine {
    /// Starts a mutation, or has it wait for the one under way.
    ///
    /// A sign-out does not wait for an update, but aborts it, unless a sign-in waits before the
    /// sign-out: the last call has to win.
    pub(super) fn request_mutation(&mut self, id: RequestId, kind: MutationKind) {
        match self.activity.mutation().map(|mutation| mutation.kind) {
            None => self.start_mutation(id, kind, None),
            Some(MutationKind::Update) if kind == MutationKind::SignOut && !self.has_sign_in() => {
                let deferred = self.supersede_mutation();
                self.start_mutation(id, kind, deferred);
            }
            Some(_) => self.waiting_mutations.push((id, kind)),
        }
    }

    /// Returns `true` if a sign-in waits for the mutation under way.
    fn has_sign_in(&self) -> bool {
        let mut waiting = self.waiting_mutations.iter();
        waiting.any(|(_, kind)| *kind == MutationKind::SignIn)
    }

    fn start_mutation(&mut self, id: RequestId, kind: MutationKind, deferred: Option<Snapshot>) {
        self.abort_fetch();
        self.activity = Activity::Mutating(Mutation {
            id,
            kind,
            stage: MutationStage::Posting,
            deferred,
            is_overlapped: self.peers.is_waited_for(),
        });
        self.broadcast(MessageBody::MutationStarted);
        self.push(Effect::StartMutation(id));
    }

    /// Aborts the mutation under way in favor of a sign-out. Returns the snapshot that was
    /// deferred.
    ///
    /// What the sign-out brings settles the aborted mutation, too.
    fn supersede_mutation(&mut self) -> Option<Snapshot> {
        let fetch = self.activity.take_fetch();
        let Activity::Mutating(mutation) = std::mem::take(&mut self.activity) else {
            return None;
        };
        if let Some(fetch) = fetch {
            self.push(Effect::AbortFetch(fetch.id));
        }
        self.push(Effect::AbortMutation(mutation.id));
        self.push(Effect::Resolve {
            id: mutation.id,
            result: Err(mutation
                .stage
                .into_failure()
                .unwrap_or(AuthError::Cancelled)),
        });
        mutation.deferred
    }

    /// Starts the next mutation that waits, if there is one, unless the page is suspended.
    pub(super) fn start_next_mutation(&mut self) {
        let is_suspended = self.lifecycle == Lifecycle::Suspended;
        if is_suspended || self.activity.is_mutating() || self.waiting_mutations.is_empty() {
            return;
        }
        let (id, kind) = self.waiting_mutations.remove(0);
        self.start_mutation(id, kind, None);
        let mut waiting = self.waiting_mutations.iter();
        let next = waiting.position(|(_, kind)| *kind != MutationKind::Update);
        let is_sign_out = |place: &usize| self.waiting_mutations[*place].1 == MutationKind::SignOut;
        let sign_out = next.filter(is_sign_out);
        if let Some(place) = sign_out.filter(|_| kind == MutationKind::Update) {
            let (id, kind) = self.waiting_mutations.remove(place);
            self.request_mutation(id, kind);
        }
    }

    /// Applies the outcome of the POST of mutation `id`, or requests the session to find it out.
    pub(super) fn settle_post(&mut self, id: RequestId, result: PostResult) {
        let Some(mutation) = self
            .activity
            .mutation_mut()
            .filter(|mutation| mutation.id == id)
        else {
            return;
        };
        if mutation.stage != MutationStage::Posting {
            return;
        }
        let kind = mutation.kind;
        match result {
            PostResult::Confirmed(answer) => {
                if kind == MutationKind::SignOut {
                    self.sign_out_check.announce(self.env.now);
                }
                // The answer is true from now on: a request that was sent before may have been
                // answered before the mutation.
                let as_of = self.next_timestamp();
                // A server whose database is away answers an update like a session request.
                let snapshot = Snapshot { answer, as_of };
                self.known.fetched_here |= self.accept_and_follow_up(snapshot, kind.into());
                self.broadcast_known(true, true);
                self.finish_mutation(self.shown_session());
            }
            PostResult::Refused => self.finish_mutation(self.shown_session()),
            PostResult::Accepted => self.fetch_outcome(kind),
            PostResult::Failed(error) if kind != MutationKind::SignOut && is_rejection(&error) => {
                self.finish_mutation(Err(error));
            }
            PostResult::Failed(error) => {
                mutation.stage = MutationStage::Settling {
                    fetch: None,
                    failure: Some(error),
                };
                self.fetch_outcome(kind);
            }
        }
    }

    /// Requests the session within the mutation.
    ///
    /// The POST may have taken longer than the other tabs wait, and what they request meanwhile
    /// must not bring the old cookie back.
    fn fetch_outcome(&mut self, kind: MutationKind) {
        self.broadcast(MessageBody::MutationStarted);
        self.start_fetch(Consumers::all(kind.into()));
    }

    /// Ends the mutation under way, if there is one, with the outcome of its session request.
    pub(super) fn finish_mutation_fetch(&mut self, result: SessionResult) {
        if let Some(mutation) = self.activity.mutation() {
            let failure = mutation.stage.clone().into_failure();
            self.finish_mutation(failure.map_or(result, Err));
        }
    }

    fn finish_mutation(&mut self, result: SessionResult) {
        if let Some(mutation) = self.activity.mutation() {
            let id = mutation.id;
            self.end_mutation(false);
            self.push(Effect::Resolve { id, result });
            self.start_next_mutation();
        }
    }

    /// Ends a mutation whose caller has dropped it: the server may carry it out, or may not.
    pub(super) fn drop_mutation(&mut self, id: RequestId) {
        self.waiting_mutations.retain(|(waiting, _)| *waiting != id);
        if self
            .activity
            .mutation()
            .is_some_and(|mutation| mutation.id == id)
        {
            self.end_mutation(true);
            self.start_next_mutation();
        }
    }

    fn end_mutation(&mut self, is_outcome_unknown: bool) {
        let fetch = self.activity.take_fetch();
        let Activity::Mutating(mutation) = std::mem::take(&mut self.activity) else {
            return;
        };
        let now = self.now();
        if let Some(fetch) = fetch {
            self.push(Effect::AbortFetch(fetch.id));
        }
        if is_outcome_unknown {
            self.known.mutated_at = Some(now);
            self.sign_out_check.announce(now);
            // Its POST may still be under way, as that of a tab that was closed half-way.
            self.peers.expire_own(now);
        }
        if let Some(deferred) = mutation.deferred {
            self.receive_snapshot(deferred, false);
        }
        if mutation.is_overlapped {
            self.known.mutated_at = Some(now);
            self.request_refetch_within(RefetchCause::Invalidated, Duration::ZERO);
        }
        if self.known.mutated_at.is_some() {
            // This page may be closed before it receives the outcome.
            self.broadcast(MessageBody::Invalidate);
        }
        self.broadcast(MessageBody::MutationEnded);
    }
}

/// Returns `true` if the server has rejected a request before it did anything.
fn is_rejection(error: &AuthError) -> bool {
    matches!(
        error,
        AuthError::MissingCsrf | AuthError::Status { status: 429, .. }
    )
}
