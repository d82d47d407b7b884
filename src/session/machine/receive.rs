//! Messages of other tabs, and what follows from them.

use std::rc::Rc;
use std::time::Duration;

use super::Machine;
use crate::session::pending_refetch::PendingRefetch;
use crate::session::timing::{
    CLOCK_SLACK, INVALIDATION_DELAY, INVALIDATION_JITTER, LEASE, QUIET, VERIFY_AFTER,
};
use crate::session::{
    Identity, Message, MessageBody, RefetchCause, SharedSnapshot, Snapshot, Trigger,
};
use crate::types::{Session, Timestamp, UpdateCause, scale};

impl Machine {
    pub(super) fn receive(&mut self, message: Message) {
        let Message { from, at, body } = message;
        let now = self.now();
        match body {
            // Applied, it would make all that follows look old.
            MessageBody::Snapshot(_) if at > now + CLOCK_SLACK => self.invalidate(Duration::ZERO),
            MessageBody::Snapshot(shared) => {
                let SharedSnapshot {
                    answer,
                    is_renewal,
                    clock,
                } = *shared;
                if let Some(clock) = clock {
                    self.note_server_clock(clock);
                }
                if self.peers.has_lease(&from) {
                    // The snapshot is the outcome of a mutation, however long that took.
                    self.sign_out_check.announce(at.min(now));
                }
                self.receive_snapshot(Snapshot { answer, as_of: at }, is_renewal);
            }
            MessageBody::Query => self.receive_query(),
            MessageBody::MutationStarted => {
                self.sign_out_check.announce(at.min(now));
                self.wait_for_peer(from);
            }
            MessageBody::MutationEnded => self.end_peer_mutation(&from),
            MessageBody::ConfirmingSignOut => self.sign_out_check.leave_to_peer(now),
            // Tabs of this library send invalidations for changes only, so each is served soon.
            MessageBody::Invalidate => self.invalidate(Duration::ZERO),
        }
    }

    pub(super) fn receive_from_next_auth(&mut self, trigger: Trigger) {
        match trigger {
            Trigger::SignOut => {
                self.sign_out_check.announce(self.now());
                self.invalidate(Duration::ZERO);
            }
            // Those tabs post it with each request, whether or not anything has changed.
            Trigger::GetSession => self.invalidate(self.env.rules.focus_throttle),
        }
    }

    /// Requests the session a moment later, unless another tab has served the invalidation by then.
    fn invalidate(&mut self, throttle: Duration) {
        let delay = INVALIDATION_DELAY + scale(INVALIDATION_JITTER, self.jitter());
        self.request_refetch_at(RefetchCause::Invalidated, self.now() + delay, throttle);
    }

    /// Applies a snapshot of another tab; during a mutation of this tab it is deferred.
    ///
    /// With `is_renewal` it has no session, and its sender has ended none, so it ends none here.
    pub(super) fn receive_snapshot(&mut self, snapshot: Snapshot, is_renewal: bool) {
        let is_mutating = self.activity.is_mutating();
        if self.known.conflicts_with_hydration(&snapshot) && !is_mutating {
            if snapshot.answer.session.is_none() {
                // The other tab has no session any more, so a sign-out is to be expected.
                self.sign_out_check.announce(self.now());
            }
            self.request_refetch_within(RefetchCause::Invalidated, Duration::ZERO);
        } else if is_renewal && (self.known.session().is_some() || is_mutating) {
            // The answer to this tab's own next request decides.
        } else if let Some(mutation) = self.activity.mutation_mut() {
            let known = mutation.deferred.as_ref();
            if known.is_none_or(|known| known.as_of < snapshot.as_of) {
                mutation.deferred = Some(snapshot);
            }
        } else {
            let needs_verification = self.needs_verification(&snapshot);
            let retry = self.retry.clone();
            let is_accepted = self.accept_and_follow_up(snapshot, UpdateCause::OtherTab);
            self.known.fetched_here &= !is_accepted;
            if is_accepted && needs_verification {
                // Such a snapshot does not mean that a failing server is healthy again.
                self.retry = retry;
                self.retry.forget_error();
                self.known.is_unverified = true;
                self.verify();
            }
        }
    }

    /// Requests the session some seconds later, to verify the user of an unannounced snapshot.
    fn verify(&mut self) {
        let now = self.now();
        let is_only_cause = self.refetch.pending.is_none_or(|refetch| refetch.verifies);
        let due = match self.refetch.verify_at {
            // That request is yet to be sent, and verifies all that was broadcast by then.
            Some(at) if now < at => at,
            Some(at) => (now + VERIFY_AFTER).max(at + QUIET),
            None => now + VERIFY_AFTER,
        };
        self.refetch.verify_at = Some(due);
        self.request_refetch_at(RefetchCause::Invalidated, due, Duration::ZERO);
        if let Some(refetch) = self.refetch.pending.as_mut().filter(|_| is_only_cause) {
            refetch.verifies = true;
        }
    }

    /// Returns `true` if `snapshot` of another tab has an unannounced user.
    ///
    /// No tab has announced a mutation, and this tab was not about to request the session. A page
    /// that has returned from a sign-in by redirect broadcasts such a snapshot, and so may a script
    /// that is none of this library. A sign-out is confirmed in any case.
    fn needs_verification(&self, snapshot: &Snapshot) -> bool {
        let is_new = |session: &Rc<Session>| match &self.known.identity {
            Identity::Unknown => false,
            Identity::SignedIn(known) => !known.user().is_same_person(session.user()),
            Identity::SignedOut(_) => true,
        };
        let is_requested = |refetch: &PendingRefetch| {
            refetch.is_invalidation() && !refetch.verifies && !refetch.outlives(snapshot.as_of)
        };
        snapshot.answer.session.as_ref().is_some_and(is_new)
            && !self.sign_out_check.is_announced(self.now())
            && !self.refetch.pending.as_ref().is_some_and(is_requested)
    }

    /// Waits for the mutation of another tab, until its end or for as long as its lease.
    fn wait_for_peer(&mut self, tab: String) {
        let now = self.now();
        if let Some(longest) = self.longest_wait() {
            self.peers.lease(tab, longest.min(now + LEASE));
            self.overtake_fetch(longest);
        }
    }

    /// Ends the wait for a tab whose mutation has ended.
    ///
    /// A request of this tab that is under way was sent when it did not wait, or no longer, so its
    /// answer may bring back the cookie of before the mutation.
    fn end_peer_mutation(&mut self, tab: &str) {
        self.peers.release(tab);
        if self.peers.block.ignores_peers(self.now()) {
            self.ask_about_ended_mutation();
        } else if !self.activity.is_mutating() && self.activity.fetch().is_none() {
            self.peers.note_unblocked();
        } else if let Some(longest) = self.longest_wait() {
            self.overtake_fetch(longest);
        } else {
            self.ask_about_ended_mutation();
        }
    }

    /// Requests the session after a mutation for which this tab did not wait.
    fn ask_about_ended_mutation(&mut self) {
        self.peers.unawaited_end_at = Some(self.now());
        let is_fetching = self.activity.fetch().is_some() && !self.activity.is_mutating();
        if is_fetching && self.peers.block.aborts_late() {
            self.abort_fetch();
        }
        self.request_refetch_within(RefetchCause::Invalidated, Duration::ZERO);
    }

    /// Returns the latest end of a wait for another tab that begins now.
    ///
    /// Returns `None` if other tabs are not waited for at present.
    fn longest_wait(&mut self) -> Option<Timestamp> {
        let now = self.now();
        if self.peers.block.ignores_peers(now) {
            return None;
        }
        let longest = self.peers.block.extend(now);
        if longest.is_none() {
            self.peers.stop_waiting(now);
        }
        longest
    }

    /// Aborts the session request of this tab because of a mutation of another tab.
    ///
    /// A request within a mutation of this tab goes on, and the session is requested again after
    /// it.
    fn overtake_fetch(&mut self, longest: Timestamp) {
        if let Some(mutation) = self.activity.mutation_mut() {
            mutation.is_overlapped = true;
        } else if self.activity.fetch().is_some() {
            self.abort_fetch();
            self.peers.block.delay_restart(self.now(), longest);
        }
    }

    /// Expires the leases that are over, and requests the session for those that have lapsed.
    pub(super) fn check_leases(&mut self) {
        let now = self.now();
        let lapsed = self.peers.remove_lapsed(now);
        if lapsed.is_own {
            self.known.mutated_at = Some(now);
            self.overtake_fetch(now);
        }
        if lapsed.is_any {
            // What is known may be from before that mutation.
            self.sign_out_check.announce(now);
            self.request_refetch_within(RefetchCause::Invalidated, Duration::ZERO);
        }
        if self.peers.has_blocked_too_long(now) {
            self.peers.stop_waiting(now);
        }
        self.peers.block.check_restart(now);
        self.peers.expire_due(now);
        self.peers.note_unblocked();
    }
}
