//! A sign-out that the server tells of although no tab has signed out and the session has time
//! left.
//!
//! Auth.js answers 200 `null`, as for a visitor, when its database is out of reach or a callback
//! throws (seen with `@auth/core` 0.41.3 and next-auth 4.24.15). One such answer must not sign out
//! every tab, so it is confirmed by a second request before it is applied and broadcast.

use super::SessionState;
use super::event::News;
use super::refetch::backoff;
use crate::bounds::{LONGEST_BLOCK, UNBLOCKED_FOR};
use crate::types::{Millis, SignedOutReason, UpdateCause};

/// How long after the first answer the server is asked again. Long enough for a connection pool to
/// recover, short enough for a real sign-out elsewhere.
const CONFIRM_AFTER: Millis = 1_000.0;

/// How much longer the other tabs leave the server alone meanwhile: the request may take a while.
const CONFIRM_GRACE: Millis = 2_000.0;

/// How long after a confirmed answer the server is asked whether the session is back.
const RESTORE_FOR: Millis = 300_000.0;

/// How long an announced change explains a sign-out. Longer than a tab waits for another that was
/// closed half-way, and for a request of it that may still be under way.
const ANNOUNCED_FOR: Millis = 20_000.0;

/// What is known about sign-outs besides the server's answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct SignOutCheck {
    progress: Option<Progress>,
    /// When a tab announced that it was changing who is signed in; `None` once its outcome is
    /// known.
    announced_at: Option<Millis>,
    /// Since when this tab, which could not be told anything before, has learned nothing newer.
    deaf_until: Option<Millis>,
    /// By when another tab should have confirmed an unexpected sign-out.
    confirmed_elsewhere_by: Option<Millis>,
    /// When this was first waited for, in the last minute.
    left_since: Option<Millis>,
}

/// How far an unexpected sign-out has been followed.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Progress {
    /// The session is still shown, and the server is asked once more at `confirm_at`.
    Unconfirmed {
        asked_at: Millis,
        confirm_at: Millis,
    },
    /// The user is shown as signed out. Until `until` the server is asked again with back-off, so
    /// that a session that was only out of reach comes back by itself.
    Confirmed {
        asked_at: Millis,
        attempts: u32,
        until: Millis,
    },
}

impl SignOutCheck {
    /// Notes that a tab changes who is signed in, at `at`.
    pub(super) fn announce(&mut self, at: Millis) {
        self.announced_at = Some(at);
    }

    /// Notes that what other tabs announced until now has not reached this tab.
    pub(super) fn note_deaf(&mut self, now: Millis) {
        self.deaf_until = Some(now);
    }

    /// Leaves the server to another tab, which is about to confirm a sign-out.
    pub(super) fn leave_to_peer(&mut self, now: Millis) {
        let is_recent = |since: &Millis| now < since + LONGEST_BLOCK + UNBLOCKED_FOR;
        let since = self.left_since.filter(is_recent).unwrap_or(now);
        self.left_since = Some(since);
        let by = now + CONFIRM_AFTER + CONFIRM_GRACE;
        self.confirmed_elsewhere_by = Some(by.min(since + LONGEST_BLOCK));
    }

    /// Drops what an answer of `at` has settled.
    pub(super) fn settle(&mut self, at: Millis) {
        let is_older = |progress: &Progress| match progress {
            Progress::Unconfirmed { asked_at, .. } => at < *asked_at,
            Progress::Confirmed { .. } => false,
        };
        self.progress = self.progress.filter(is_older);
        self.announced_at = self.announced_at.filter(|announced| *announced > at);
        self.deaf_until = self.deaf_until.filter(|deaf| *deaf > at);
        self.confirmed_elsewhere_by = None;
        self.left_since = None;
    }

    /// Moves all that is waited for to an earlier time, after the clock was set back.
    pub(super) fn set_back(&mut self, by: Millis) {
        let rest = [
            &mut self.announced_at,
            &mut self.deaf_until,
            &mut self.confirmed_elsewhere_by,
            &mut self.left_since,
        ];
        for at in rest.into_iter().flatten() {
            *at -= by;
        }
        match &mut self.progress {
            Some(
                Progress::Unconfirmed {
                    asked_at,
                    confirm_at: other,
                }
                | Progress::Confirmed {
                    asked_at,
                    until: other,
                    ..
                },
            ) => {
                *asked_at -= by;
                *other -= by;
            }
            None => {}
        }
    }

    pub(super) fn confirmed_elsewhere_by(&self) -> Option<Millis> {
        self.confirmed_elsewhere_by
    }
}

impl SessionState {
    /// Returns `true` if `news` end a session that has time left and that no tab has ended.
    ///
    /// A session whose end is unknown counts as one with time left.
    pub(crate) fn is_unexpected(&self, news: &News, now: Millis) -> bool {
        let server_time = self.server_time(now);
        let has_time_left = self.expires_at.is_none_or(|at| at > server_time);
        let is_sign_out = news.session.is_none() && self.session().is_some();
        let is_known = !self.is_announced(now) && !self.is_unverified;
        is_sign_out && has_time_left && is_known
    }

    pub(super) fn is_announced(&self, now: Millis) -> bool {
        let announced_at = self.sign_out_check.announced_at;
        announced_at.is_some_and(|at| now < at + ANNOUNCED_FOR)
    }

    /// Returns `true` if the server has to be asked once more before `news` are applied.
    ///
    /// Applied at once is what the app itself asked for, and the first answer to a page that was
    /// away: it may show the session of somebody who has signed out meanwhile.
    pub(crate) fn must_confirm(&self, news: &News, now: Millis) -> bool {
        let check = &self.sign_out_check;
        let is_confirmed = match check.progress {
            Some(Progress::Unconfirmed { confirm_at, .. }) => confirm_at <= news.at,
            _ => false,
        };
        let is_trusted = is_confirmed || check.deaf_until.is_some() || !news.cause.is_automatic();
        !is_trusted && news.at > self.as_of && self.is_unexpected(news, now)
    }

    /// Returns `true` if other tabs may end their session because this tab, in the present state,
    /// is told `news`.
    ///
    /// They need not if this tab has known no session, or if it was away and only believes the
    /// answer for itself. After a sign-out of its own they have to.
    pub(crate) fn vouches_for(&self, news: &News) -> bool {
        let was_away = self.sign_out_check.deaf_until.is_some();
        let has_ended_one = self.session().is_some() && !was_away;
        news.session.is_some() || has_ended_one || news.cause == UpdateCause::SignOut
    }

    /// Returns `true` if there is no session because a user has signed out, in this or in another
    /// tab: not if the session has run out or the server no longer knows it.
    pub(crate) fn has_signed_out(&self) -> bool {
        match self.signed_out_reason() {
            Some(SignedOutReason::SignedOut) => true,
            Some(SignedOutReason::SignedOutElsewhere) => self.sign_out_check.progress.is_none(),
            _ => false,
        }
    }

    /// Keeps the session for now, and has the server asked once more.
    pub(super) fn await_confirmation(&mut self, news: &News, now: Millis) {
        let first = Progress::Unconfirmed {
            asked_at: news.at,
            confirm_at: now + CONFIRM_AFTER,
        };
        self.sign_out_check.progress.get_or_insert(first);
    }

    /// Applies `news` if they are newer than what is known, and follows up an unexpected sign-out.
    ///
    /// Each tab counts the requests of the others as its own, so that all of them together send
    /// one for each wait.
    pub(super) fn learn_and_follow_up(&mut self, news: News, now: Millis) -> bool {
        let next = match self.sign_out_check.progress {
            Some(Progress::Confirmed {
                attempts, until, ..
            }) if news.session.is_none() && !self.is_announced(now) => Some((attempts + 1, until)),
            _ => self
                .is_unexpected(&news, now)
                .then_some((0, now + RESTORE_FOR)),
        };
        let is_newer = self.learn(news, now);
        if let Some((attempts, until)) = next.filter(|_| is_newer) {
            self.sign_out_check.progress = Some(Progress::Confirmed {
                asked_at: now,
                attempts,
                until,
            });
        }
        is_newer
    }

    /// Returns when the server has to be asked once more; `None` if there is nothing to confirm.
    pub(super) fn confirm_at(&self) -> Option<Millis> {
        match self.sign_out_check.progress {
            Some(Progress::Unconfirmed { confirm_at, .. }) => Some(confirm_at),
            _ => None,
        }
    }

    /// Returns when the server is asked whether the session is back. `jitter` is from 0 to 1.
    pub(super) fn restore_at(&self, jitter: f64) -> Option<Millis> {
        match self.sign_out_check.progress {
            Some(Progress::Confirmed {
                asked_at,
                attempts,
                until,
            }) => Some(asked_at + backoff(attempts, jitter)).filter(|at| *at <= until),
            _ => None,
        }
    }
}
