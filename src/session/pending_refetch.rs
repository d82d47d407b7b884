use std::time::Duration;

use super::RefetchCause;
use crate::types::Timestamp;

/// A request that is to be sent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PendingRefetch {
    pub(super) cause: RefetchCause,
    /// When it was requested; the newest time if there were several.
    pub(super) requested_at: Timestamp,
    /// When it was first requested because of an invalidation, if it is one.
    pub(super) since: Timestamp,
    /// When it may be sent; while it waits for the lock, when it is sent without the lock.
    pub(super) due: Timestamp,
    /// Its delay after an answer to a request that was sent before `requested_at`.
    pub(super) cooldown: Duration,
    /// Whether this tab waits, or has waited, for the lock.
    pub(super) awaits_lock: bool,
    /// Whether it verifies what another tab has broadcast, and has no other cause.
    pub(super) verifies: bool,
}

impl PendingRefetch {
    pub(super) fn new(
        cause: RefetchCause,
        now: Timestamp,
        due: Timestamp,
        cooldown: Duration,
    ) -> Self {
        Self {
            cause,
            requested_at: now,
            since: now,
            due,
            cooldown,
            awaits_lock: false,
            verifies: false,
        }
    }

    pub(super) fn is_invalidation(&self) -> bool {
        self.cause == RefetchCause::Invalidated
    }

    pub(super) fn is_for_viewer(&self) -> bool {
        self.cause.is_for_viewer()
    }

    pub(super) fn outlives_failure(&self) -> bool {
        self.cause.outlives_failure()
    }

    /// Returns `true` unless a snapshot of `as_of` satisfies this request.
    ///
    /// Only an invalidation that is newer stays pending.
    pub(super) fn outlives(&self, as_of: Timestamp) -> bool {
        self.is_invalidation() && self.requested_at > as_of
    }

    /// Merges two requests: the later freshness requirement and the earlier deadline win.
    pub(super) fn merge(self, later: Self) -> Self {
        // An invalidation outweighs the other causes.
        let cause = if !self.is_invalidation() && later.outlives_failure() {
            later.cause
        } else {
            self.cause
        };
        // While it waits for the lock, `due` is when it stops waiting.
        let due = if self.awaits_lock {
            self.due
        } else {
            self.due.min(later.due)
        };
        Self {
            cause,
            since: if self.is_invalidation() {
                self.since
            } else {
                later.since
            },
            due,
            // Invalidations of next-auth/react wait longer than those of this library's tabs.
            cooldown: self.cooldown.min(later.cooldown),
            awaits_lock: self.awaits_lock,
            ..later
        }
    }

    /// Returns what is left to request once a snapshot of `as_of` was accepted at `now`.
    pub(super) fn after_snapshot(self, as_of: Timestamp, now: Timestamp) -> Option<Self> {
        let left = self.without_lock();
        left.outlives(as_of).then_some(Self {
            due: left.due.max(now + left.cooldown),
            since: left.requested_at,
            ..left
        })
    }

    /// Returns the request as one that does not wait for the lock.
    pub(super) fn without_lock(self) -> Self {
        Self {
            due: if self.awaits_lock {
                self.requested_at
            } else {
                self.due
            },
            awaits_lock: false,
            ..self
        }
    }
}
