//! How long other tabs keep this one from sending requests, and the end of it.
//!
//! A tab waits for another tab's mutation, and aborts a request that such a mutation overtakes. Any
//! script of the origin can post that it mutates the session, as often as it likes.

use std::time::Duration;

use super::timing::{LONGEST_BLOCK, RESTART_DELAY, UNBLOCKED_FOR};
use crate::bounds::MOST_LATE_ABORTS;
use crate::types::Timestamp;

/// Limits the doubling of [`RESTART_DELAY`].
const MOST_DOUBLINGS: u32 = 4;

/// How long requests of this tab have waited for other tabs, and for how long they may.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Block {
    /// When a request of this tab began to wait for other tabs; `None` if none does.
    since: Option<Timestamp>,
    /// When another tab was last waited for.
    last_at: Timestamp,
    /// How many requests were aborted meanwhile.
    aborted: u32,
    /// When the next request may be sent, if it has to wait.
    resume_at: Option<Timestamp>,
    /// Until when other tabs are not waited for.
    ignored_until: Option<Timestamp>,
    /// How many requests were aborted since then for mutations that had ended.
    aborted_late: u32,
}

impl Block {
    /// Returns `true` if other tabs are not waited for at `now`.
    pub(super) fn ignores_peers(&self, now: Timestamp) -> bool {
        self.ignored_until.is_some_and(|until| now < until)
    }

    /// Returns when the next request may be sent, if it has to wait.
    pub(super) fn resume_at(&self) -> Option<Timestamp> {
        self.resume_at
    }

    /// Waits for other tabs again, because the server has answered this one.
    pub(super) fn heed_peers(&mut self) {
        self.ignored_until = None;
    }

    /// Returns the end of the present block if another tab may be waited for at `now`.
    ///
    /// Begins one if there is none. Returns `None` if it has lasted too long.
    pub(super) fn extend(&mut self, now: Timestamp) -> Option<Timestamp> {
        if now >= self.last_at + LONGEST_BLOCK {
            // The machine has slept, or nothing had to be requested meanwhile.
            *self = Self::default();
        }
        self.last_at = now;
        let until = *self.since.get_or_insert(now) + LONGEST_BLOCK;
        (now < until).then_some(until)
    }

    /// Returns `true` if a lease that ends at `lease_until` has lasted as long as a block may.
    pub(super) fn ends_with(&self, lease_until: Timestamp) -> bool {
        self.since
            .is_some_and(|since| lease_until >= since + LONGEST_BLOCK)
    }

    /// Stops waiting for other tabs for a while.
    pub(super) fn stop(&mut self, now: Timestamp) {
        *self = Self {
            ignored_until: Some(now + UNBLOCKED_FOR),
            ..Self::default()
        };
    }

    /// Notes that a request of this tab was aborted, which may be delayed until `longest`.
    pub(super) fn delay_restart(&mut self, now: Timestamp, longest: Timestamp) {
        if self.aborted > 0 {
            let doublings = (self.aborted - 1).min(MOST_DOUBLINGS);
            let wait = RESTART_DELAY.saturating_mul(1 << doublings);
            self.resume_at = Some((now + wait).min(longest));
        }
        self.aborted = self.aborted.saturating_add(1);
    }

    /// Ends the wait of the next request at its time.
    pub(super) fn check_restart(&mut self, now: Timestamp) {
        self.resume_at = self.resume_at.filter(|at| now < *at);
    }

    /// Returns `true` if a request may be aborted for a mutation that has ended.
    ///
    /// That is limited while other tabs are not waited for.
    pub(super) fn aborts_late(&mut self) -> bool {
        let may_abort = self.aborted_late < MOST_LATE_ABORTS;
        self.aborted_late += u32::from(may_abort);
        may_abort
    }

    /// Notes that a request of this tab was answered, has failed or has become unnecessary.
    pub(super) fn reset_aborted(&mut self) {
        self.aborted = 0;
    }

    /// Notes that no other tab is waited for.
    ///
    /// The block goes on while a request that was aborted is still to be sent.
    pub(super) fn end(&mut self) {
        if self.aborted == 0 {
            self.since = None;
            self.resume_at = None;
        }
    }

    /// Shifts all deadlines back by `step`.
    pub(super) fn shift_back(&mut self, step: Duration) {
        let moments = [
            &mut self.since,
            &mut self.resume_at,
            &mut self.ignored_until,
        ];
        for at in moments.into_iter().flatten() {
            *at = *at - step;
        }
        self.last_at = self.last_at - step;
    }
}
