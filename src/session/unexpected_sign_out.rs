//! A sign-out that the server tells of although no tab has signed out and the session has time
//! left.
//!
//! Auth.js answers 200 `null`, as for a visitor, when its database is out of reach or a callback
//! throws (seen with `@auth/core` 0.41.3 and next-auth 4.24.15). One such answer must not sign out
//! every tab, so it is confirmed by a second request before it is applied and broadcast.

use super::SessionState;
use super::event::News;
use super::refetch::backoff;
use crate::types::Millis;

/// How long after the first answer the server is asked again. Long enough for a connection pool to
/// recover, short enough for a real sign-out elsewhere.
pub(super) const CONFIRM_AFTER: Millis = 1_000.0;

/// How much longer the other tabs leave the server alone meanwhile: the request may take a while.
const CONFIRM_GRACE: Millis = 2_000.0;

/// How long after a confirmed answer the server is asked whether the session is back.
const RESTORE_FOR: Millis = 300_000.0;

/// How far the server's word has been followed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum UnexpectedSignOut {
    /// Not yet: the session is still shown, and the server is asked once more at `confirm_at`.
    Unconfirmed { confirm_at: Millis },
    /// The user is shown as signed out. Until `until` the server is asked again with back-off, so
    /// that a session that was only out of reach comes back by itself.
    Confirmed {
        asked_at: Millis,
        attempts: u32,
        until: Millis,
    },
}

impl SessionState {
    /// Returns `true` if `news` end a session that has time left and that no tab has ended.
    ///
    /// A session whose end is unknown counts as one with time left.
    fn is_unexpected(&self, news: &News, now: Millis) -> bool {
        let has_time_left = self.expires_at.is_none_or(|at| at > now);
        let is_sign_out = news.session.is_none() && self.session().is_some();
        is_sign_out && has_time_left && self.sign_out_announced_at.is_none()
    }

    /// Returns `true` if the server has to be asked once more before `news` are applied.
    ///
    /// What the app itself asked for is applied at once.
    pub(crate) fn must_confirm(&self, news: &News, now: Millis) -> bool {
        let is_confirmed = match self.unexpected_sign_out {
            Some(UnexpectedSignOut::Unconfirmed { confirm_at }) => confirm_at <= now,
            _ => false,
        };
        !is_confirmed && news.cause.is_automatic() && self.is_unexpected(news, now)
    }

    /// Keeps the session for now, and has the server asked once more.
    pub(super) fn await_confirmation(&mut self, now: Millis) {
        self.unexpected_sign_out
            .get_or_insert(UnexpectedSignOut::Unconfirmed {
                confirm_at: now + CONFIRM_AFTER,
            });
    }

    /// Returns how `news`, which are about to be applied, have to be followed up.
    pub(super) fn follow_up(&self, news: &News, now: Millis) -> Option<UnexpectedSignOut> {
        if news.session.is_some() {
            return None;
        }
        match self.unexpected_sign_out {
            Some(UnexpectedSignOut::Confirmed {
                attempts, until, ..
            }) => Some(UnexpectedSignOut::Confirmed {
                asked_at: now,
                attempts: attempts.saturating_add(1),
                until,
            }),
            _ => self
                .is_unexpected(news, now)
                .then_some(UnexpectedSignOut::Confirmed {
                    asked_at: now,
                    attempts: 0,
                    until: now + RESTORE_FOR,
                }),
        }
    }

    /// Leaves the server to another tab, which is about to confirm a sign-out.
    pub(super) fn leave_to_peer(&mut self, now: Millis) {
        self.confirmed_elsewhere_by = Some(now + CONFIRM_AFTER + CONFIRM_GRACE);
    }

    /// Returns when the server has to be asked once more; `None` if there is nothing to confirm.
    pub(crate) fn confirm_at(&self) -> Option<Millis> {
        match self.unexpected_sign_out {
            Some(UnexpectedSignOut::Unconfirmed { confirm_at }) => Some(confirm_at),
            _ => None,
        }
    }

    /// Returns when the server is asked whether the session is back. `jitter` is from 0 to 1.
    pub(super) fn restore_at(&self, jitter: f64) -> Option<Millis> {
        match self.unexpected_sign_out {
            Some(UnexpectedSignOut::Confirmed {
                asked_at,
                attempts,
                until,
            }) => Some(asked_at + backoff(attempts, jitter)).filter(|at| *at <= until),
            _ => None,
        }
    }

    /// Moves all that is waited for here to an earlier time, after the clock was set back.
    pub(super) fn set_confirmation_back(&mut self, by: Millis) {
        match &mut self.unexpected_sign_out {
            Some(UnexpectedSignOut::Unconfirmed { confirm_at }) => *confirm_at -= by,
            Some(UnexpectedSignOut::Confirmed {
                asked_at, until, ..
            }) => {
                *asked_at -= by;
                *until -= by;
            }
            None => {}
        }
    }
}
