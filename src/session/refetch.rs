use std::time::Duration;

use super::RefetchCause;
use super::pending_refetch::PendingRefetch;
use super::timing::{INVALIDATION_FLOOR, QUIET};
use crate::types::Timestamp;

/// The pending request, and when the last ones were sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Refetch {
    pub(super) pending: Option<PendingRefetch>,
    /// When an invalidation was last served, by this tab or by another one that broadcast the
    /// outcome.
    served_at: Option<Timestamp>,
    /// When the user of an unannounced snapshot is verified, or was.
    pub(super) verify_at: Option<Timestamp>,
}

impl Refetch {
    /// Adds a request because of `cause` at `due`, or merges it into the pending one.
    pub(super) fn request(
        &mut self,
        cause: RefetchCause,
        now: Timestamp,
        due: Timestamp,
        throttle: Duration,
        retry_at: Option<Timestamp>,
    ) {
        let cooldown = match cause {
            RefetchCause::Invalidated => throttle.max(INVALIDATION_FLOOR),
            _ => throttle,
        };
        let due = self.not_before(cause, now, due, cooldown, retry_at);
        let refetch = PendingRefetch::new(cause, now, due, cooldown);
        self.pending = Some(self.pending.map_or(refetch, |first| first.merge(refetch)));
    }

    /// Returns when the request may be sent at the earliest.
    ///
    /// Serves the first invalidation immediately and rate-limits later ones to one per `cooldown`.
    /// All but the first of a quiet minute wait for the back-off of a failing server. Tabs of this
    /// library send invalidations only for real changes, those of next-auth/react for each request.
    fn not_before(
        &self,
        cause: RefetchCause,
        now: Timestamp,
        due: Timestamp,
        cooldown: Duration,
        retry_at: Option<Timestamp>,
    ) -> Timestamp {
        if cause != RefetchCause::Invalidated {
            return due;
        }
        let rested = self.served_at.map_or(due, |at| at + cooldown);
        let is_busy = self.served_at.is_some_and(|at| now < at + QUIET);
        let retry_at = retry_at.filter(|_| is_busy);
        due.max(rested).max(retry_at.unwrap_or(due))
    }

    /// Notes that an invalidation was served at `now`, if a pending one is no newer than `sent_at`.
    pub(super) fn note_served(&mut self, sent_at: Timestamp, now: Timestamp) {
        let waits = |refetch: PendingRefetch| refetch.is_invalidation() && refetch.since <= sent_at;
        if self.pending.is_some_and(waits) {
            self.served_at = Some(now);
        }
    }

    /// Notes that a request was sent at `sent_at`.
    ///
    /// After the clock was set back, the pending request may seem newer; no answer would ever be
    /// new enough for it.
    pub(super) fn note_sent(&mut self, sent_at: Timestamp) {
        if let Some(refetch) = &mut self.pending {
            refetch.requested_at = refetch.requested_at.min(sent_at);
            refetch.since = refetch.since.min(sent_at);
        }
    }

    /// Drops what an accepted snapshot of `as_of` satisfies.
    pub(super) fn note_snapshot(&mut self, as_of: Timestamp, now: Timestamp) {
        self.note_served(as_of, now);
        self.pending = self
            .pending
            .and_then(|refetch| refetch.after_snapshot(as_of, now));
    }

    /// Drops what a request of `sent_at`, which has failed, was sent for.
    pub(super) fn note_failure(&mut self, sent_at: Timestamp) {
        self.note_served(sent_at, sent_at);
        let is_left =
            |refetch: &PendingRefetch| refetch.outlives_failure() && refetch.requested_at > sent_at;
        self.pending = self.pending.filter(is_left);
    }

    /// Delays what is left after a failure until it may be sent.
    pub(super) fn delay_after_failure(&mut self, now: Timestamp, retry_at: Option<Timestamp>) {
        let Some(left) = self.pending.filter(PendingRefetch::is_invalidation) else {
            return;
        };
        let left = left.without_lock();
        let due = self.not_before(left.cause, now, left.due, left.cooldown, retry_at);
        self.pending = Some(PendingRefetch {
            since: left.requested_at,
            due,
            ..left
        });
    }

    /// Notes that the lock is waited for until `until`.
    pub(super) fn await_lock(&mut self, cause: RefetchCause, now: Timestamp, until: Timestamp) {
        let new = || PendingRefetch::new(cause, now, until, Duration::ZERO);
        let refetch = self.pending.get_or_insert_with(new);
        refetch.due = until;
        refetch.awaits_lock = true;
    }

    /// Returns `true` if the pending request waits for the lock.
    pub(super) fn awaits_lock(&self) -> bool {
        self.pending.is_some_and(|refetch| refetch.awaits_lock)
    }

    /// Notes that the lock was acquired at `now`.
    pub(super) fn note_lock(&mut self, now: Timestamp) {
        if let Some(refetch) = self.pending.as_mut().filter(|refetch| refetch.awaits_lock) {
            refetch.due = now;
        }
    }

    /// Notes that the lock is not waited for any more.
    pub(super) fn leave_lock(&mut self) {
        self.pending = self.pending.map(PendingRefetch::without_lock);
    }

    /// Shifts all deadlines back by `step`.
    pub(super) fn shift_back(&mut self, step: Duration) {
        if let Some(refetch) = &mut self.pending {
            let moments = [
                &mut refetch.requested_at,
                &mut refetch.since,
                &mut refetch.due,
            ];
            for at in moments {
                *at = *at - step;
            }
        }
        for at in [&mut self.served_at, &mut self.verify_at]
            .into_iter()
            .flatten()
        {
            *at = *at - step;
        }
    }
}
