//! Which snapshots are accepted, and what follows from them.

use std::time::Duration;

use super::Machine;
use crate::session::retry::Retry;
use crate::session::sign_out_check::SignOutCheck;
use crate::session::snapshot::Opening;
use crate::session::timing::{CLOCK_SLACK, SIGN_OUT_MARK};
use crate::session::{Answer, Identity, RefetchCause, Snapshot};
use crate::types::{SignedOutReason, Timestamp, UpdateCause};

impl Machine {
    /// Applies the session that the page came with.
    ///
    /// It is as old as the page: what was opened now was rendered a moment before, and a page that
    /// the browser had stored may have been rendered at any time.
    pub(super) fn hydrate(
        &mut self,
        answer: Answer,
        opened_at: Option<Timestamp>,
        is_stored: bool,
    ) {
        let now = self.now();
        let as_of = match opened_at {
            _ if is_stored => Timestamp::LONG_AGO,
            Some(opened_at) => opened_at.min(now),
            None => now,
        };
        let snapshot = Snapshot { answer, as_of };
        if !self.accept_at(snapshot, UpdateCause::Initial, as_of) {
            return;
        }
        if is_stored {
            self.known.is_withheld = true;
            self.sign_out_check.note_unreachable(now);
            self.request_refetch_within(RefetchCause::Mount, Duration::ZERO);
        } else {
            self.known.hydrated_at = Some(now);
        }
    }

    /// Accepts `snapshot` if it is newer than what is known, and returns whether it is.
    pub(super) fn accept(&mut self, snapshot: Snapshot, cause: UpdateCause) -> bool {
        self.accept_at(snapshot, cause, self.now())
    }

    fn accept_at(&mut self, snapshot: Snapshot, cause: UpdateCause, now: Timestamp) -> bool {
        let Snapshot { answer, as_of } = &snapshot;
        let (as_of, expires_at) = (*as_of, answer.expires_at);
        if !self.known.accepts(as_of) {
            return false;
        }
        let server_now = self.server_now();
        if self.known.expires_at != expires_at {
            self.expiry
                .renew(expires_at, as_of, server_now, self.server_clock);
        }
        if self.known.session().is_none() {
            self.expiry.asked_at = None;
        }
        let reason = self.reason_of_sign_out(cause);
        self.known.apply(snapshot, cause, now, reason);
        self.note_answered();
        let peers = &mut self.peers;
        peers.unawaited_end_at = peers.unawaited_end_at.filter(|at| as_of <= *at);
        self.retry = Retry::Healthy;
        self.sign_out_check.settle(as_of);
        self.note_resumed();
        self.refetch.note_snapshot(as_of, now);
        true
    }

    /// Accepts `snapshot` if it is newer than what is known, and follows up an unexpected sign-out.
    ///
    /// Each tab counts the requests of the others as its own, so that all of them together send one
    /// for each wait.
    pub(super) fn accept_and_follow_up(&mut self, snapshot: Snapshot, cause: UpdateCause) -> bool {
        let now = self.now();
        let is_signed_out = snapshot.answer.session.is_none();
        let next = self
            .sign_out_check
            .next_attempt(now)
            .filter(|_| is_signed_out);
        let first = || {
            let is_unexpected = self.is_unexpected(&snapshot.answer);
            is_unexpected.then(|| SignOutCheck::first_attempt(now))
        };
        let attempt = next.or_else(first);
        let is_accepted = self.accept(snapshot, cause);
        if let Some(attempt) = attempt.filter(|_| is_accepted) {
            self.sign_out_check.note_attempt(attempt, now);
        }
        is_accepted
    }

    fn reason_of_sign_out(&self, cause: UpdateCause) -> SignedOutReason {
        match self.known.identity {
            Identity::SignedOut(reason) => reason,
            _ if cause == UpdateCause::SignOut => SignedOutReason::SignedOut,
            Identity::Unknown => SignedOutReason::NoSession,
            Identity::SignedIn(_) => {
                let server_now = self.server_now();
                match self.known.expires_at.is_some_and(|at| at <= server_now) {
                    true => SignedOutReason::Expired,
                    false => SignedOutReason::SignedOutElsewhere,
                }
            }
        }
    }

    /// Returns `true` if `answer` ends a session that has time left and that no tab has ended.
    ///
    /// A session whose end is unknown counts as one with time left.
    pub(super) fn is_unexpected(&self, answer: &Answer) -> bool {
        let server_now = self.server_now();
        let has_time_left = self.known.expires_at.is_none_or(|at| at > server_now);
        let is_sign_out = answer.session.is_none() && self.known.session().is_some();
        let is_explained = self.sign_out_check.is_announced(self.now()) || self.known.is_unverified;
        is_sign_out && has_time_left && !is_explained
    }

    /// Returns `true` if the server has to be asked once more before `snapshot` is applied.
    ///
    /// The answer to a call of the app is applied at once, and so is the first one in a page that
    /// could receive no message: it may show the session of a user who has signed out meanwhile.
    pub(super) fn must_confirm(&self, snapshot: &Snapshot, cause: UpdateCause) -> bool {
        let is_trusted = self.sign_out_check.is_confirmed_by(snapshot.as_of)
            || self.sign_out_check.was_unreachable()
            || !cause.is_automatic();
        !is_trusted && snapshot.as_of > self.known.as_of && self.is_unexpected(&snapshot.answer)
    }

    /// Applies the mark of a sign-out at `at`, about which no message has arrived.
    ///
    /// What is known from before is not true any more, and no older snapshot is accepted. Who is
    /// signed in now, only the server knows.
    pub(super) fn apply_sign_out_mark(&mut self, at: Timestamp) {
        let now = self.now();
        let known = &mut self.known;
        if at > now + CLOCK_SLACK || at <= known.as_of {
            return;
        }
        // The tab that has signed out may broadcast a snapshot of that moment.
        known.as_of = at.just_before();
        match known.identity {
            Identity::Unknown if now < at + SIGN_OUT_MARK => {
                known.opening = Opening::AfterSignOut;
            }
            Identity::Unknown | Identity::SignedOut(_) => {}
            Identity::SignedIn(_) => {
                known.identity = Identity::SignedOut(SignedOutReason::SignedOutElsewhere);
                known.cause = Some(UpdateCause::OtherTab);
                known.expires = None;
                known.expires_at = None;
                known.is_withheld = true;
                self.expiry.of = None;
                self.request_refetch_within(RefetchCause::Mount, Duration::ZERO);
            }
        }
    }
}
