//! A sign-out in the server's answer although no tab has signed out and the session has time left.
//!
//! Auth.js answers 200 `null`, as for a visitor, when its database is out of reach or a callback
//! throws (seen with `@auth/core` 0.41.3 and next-auth 4.24.15). One such answer must not sign out
//! every tab, so it is confirmed by a second request before it is applied and broadcast.

use std::time::Duration;

use super::retry::backoff;
use super::timing::{
    ANNOUNCED_FOR, CONFIRM_AFTER, CONFIRM_GRACE, LONGEST_BLOCK, RESTORE_FOR, UNBLOCKED_FOR,
};
use crate::types::Timestamp;

/// What is known about sign-outs besides the server's answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct SignOutCheck {
    progress: Progress,
    /// When a tab announced a mutation; `None` once its outcome is known.
    announced_at: Option<Timestamp>,
    /// Until when this tab could not receive messages, if no newer snapshot was accepted since.
    unreachable_until: Option<Timestamp>,
    /// By when another tab should have confirmed an unexpected sign-out.
    confirmed_elsewhere_by: Option<Timestamp>,
    /// When another tab's confirmation was first waited for, in the last minute.
    left_since: Option<Timestamp>,
}

/// How far an unexpected sign-out has been followed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Progress {
    #[default]
    None,
    /// The session is still shown, and is requested once more at `confirm_at`.
    Unconfirmed {
        asked_at: Timestamp,
        confirm_at: Timestamp,
    },
    /// The user is shown as signed out, and the session is requested with back-off until `until`.
    ///
    /// So a session that was only out of reach comes back by itself.
    Confirmed {
        asked_at: Timestamp,
        attempts: u32,
        until: Timestamp,
    },
}

impl SignOutCheck {
    /// Notes that a tab has announced a mutation, at `at`.
    pub(super) fn announce(&mut self, at: Timestamp) {
        self.announced_at = Some(at);
    }

    /// Returns `true` if an announced mutation may explain a sign-out at `now`.
    pub(super) fn is_announced(&self, now: Timestamp) -> bool {
        self.announced_at.is_some_and(|at| now < at + ANNOUNCED_FOR)
    }

    /// Notes that no message of another tab has reached this one until `now`.
    pub(super) fn note_unreachable(&mut self, now: Timestamp) {
        self.unreachable_until = Some(now);
    }

    /// Returns `true` if messages may have been missed, and nothing newer is known.
    pub(super) fn was_unreachable(&self) -> bool {
        self.unreachable_until.is_some()
    }

    /// Returns `true` if an answer to a request of `as_of` confirms an unexpected sign-out.
    pub(super) fn is_confirmed_by(&self, as_of: Timestamp) -> bool {
        matches!(self.progress, Progress::Unconfirmed { confirm_at, .. } if confirm_at <= as_of)
    }

    /// Returns `true` if an unexpected sign-out is being followed.
    pub(super) fn is_under_way(&self) -> bool {
        self.progress != Progress::None
    }

    /// Has the session requested once more, to confirm the sign-out in an answer of `as_of`.
    pub(super) fn await_confirmation(&mut self, as_of: Timestamp, now: Timestamp) {
        if self.progress == Progress::None {
            self.progress = Progress::Unconfirmed {
                asked_at: as_of,
                confirm_at: now + CONFIRM_AFTER,
            };
        }
    }

    /// Returns the next attempt if the newest sign-out was confirmed, and not announced since.
    ///
    /// It is for a snapshot without a session that was received at `now`.
    pub(super) fn next_attempt(&self, now: Timestamp) -> Option<Attempt> {
        match self.progress {
            Progress::Confirmed {
                attempts, until, ..
            } if !self.is_announced(now) => Some(Attempt(attempts + 1, until)),
            _ => None,
        }
    }

    /// Returns the attempt that begins with a confirmed sign-out at `now`.
    pub(super) fn first_attempt(now: Timestamp) -> Attempt {
        Attempt(0, now + RESTORE_FOR)
    }

    /// Notes an attempt to find the session again, at `now`.
    pub(super) fn note_attempt(&mut self, Attempt(attempts, until): Attempt, now: Timestamp) {
        self.progress = Progress::Confirmed {
            asked_at: now,
            attempts,
            until,
        };
    }

    /// Leaves the confirmation of a sign-out to another tab.
    pub(super) fn leave_to_peer(&mut self, now: Timestamp) {
        let is_recent = |since: &Timestamp| now < *since + LONGEST_BLOCK + UNBLOCKED_FOR;
        let since = self.left_since.filter(is_recent).unwrap_or(now);
        self.left_since = Some(since);
        let by = now + CONFIRM_AFTER + CONFIRM_GRACE;
        self.confirmed_elsewhere_by = Some(by.min(since + LONGEST_BLOCK));
    }

    /// Returns by when another tab should have confirmed an unexpected sign-out.
    pub(super) fn confirmed_elsewhere_by(&self) -> Option<Timestamp> {
        self.confirmed_elsewhere_by
    }

    /// Drops what a snapshot of `as_of` has settled.
    pub(super) fn settle(&mut self, as_of: Timestamp) {
        let is_newer =
            matches!(self.progress, Progress::Unconfirmed { asked_at, .. } if as_of < asked_at);
        if !is_newer {
            self.progress = Progress::None;
        }
        self.announced_at = self.announced_at.filter(|at| *at > as_of);
        self.unreachable_until = self.unreachable_until.filter(|at| *at > as_of);
        self.confirmed_elsewhere_by = None;
        self.left_since = None;
    }

    /// Returns when the confirmation is sent; `None` if there is nothing to confirm.
    pub(super) fn confirm_at(&self) -> Option<Timestamp> {
        match self.progress {
            Progress::Unconfirmed { confirm_at, .. } => Some(confirm_at),
            Progress::None | Progress::Confirmed { .. } => None,
        }
    }

    /// Returns when the next request for the lost session is sent. `jitter` is from 0 to 1.
    pub(super) fn restore_at(&self, jitter: f64) -> Option<Timestamp> {
        match self.progress {
            Progress::Confirmed {
                asked_at,
                attempts,
                until,
            } => Some(asked_at + backoff(attempts, jitter)).filter(|at| *at <= until),
            Progress::None | Progress::Unconfirmed { .. } => None,
        }
    }

    /// Shifts all deadlines back by `step`.
    pub(super) fn shift_back(&mut self, step: Duration) {
        let moments = [
            &mut self.announced_at,
            &mut self.unreachable_until,
            &mut self.confirmed_elsewhere_by,
            &mut self.left_since,
        ];
        for at in moments.into_iter().flatten() {
            *at = *at - step;
        }
        if let Progress::Unconfirmed {
            asked_at,
            confirm_at: other,
        }
        | Progress::Confirmed {
            asked_at,
            until: other,
            ..
        } = &mut self.progress
        {
            *asked_at = *asked_at - step;
            *other = *other - step;
        }
    }
}

/// An attempt to get a session back that went away unexpectedly.
///
/// It has its number, and the time after which there are no further ones.
#[derive(Clone, Copy)]
pub(super) struct Attempt(u32, Timestamp);
