use std::rc::Rc;

use super::event::News;
use super::nudge::Nudge;
use super::{Identity, SessionState};
use crate::bounds::{CLOCK_SLACK, OPENED, QUIET, SIGN_OUT_MARK, VERIFY_AFTER};
use crate::types::{Millis, Session, SessionEvent, SignedOutReason, UpdateCause};

/// What is believed of the news, and what follows from it.
impl SessionState {
    /// Takes in what another tab tells; while an action runs here it has to wait.
    ///
    /// With `is_renewal` that tab says that nobody is signed in and knows no session that has
    /// ended: that is no reason to end one here.
    pub(super) fn hear(&mut self, news: News, now: Millis, is_renewal: bool) {
        if self.is_doubtful(&news) && self.action.is_none() {
            if news.session.is_none() {
                // Another tab knows of a sign-out, so one is no surprise.
                self.sign_out_check.announce(now);
            }
            self.wish(UpdateCause::Event(SessionEvent::Storage), now, now, 0.0);
        } else if is_renewal && (self.session().is_some() || self.action.is_some()) {
            // The server will say, when this tab asks it.
        } else if self.action.is_some() {
            if self
                .deferred
                .as_ref()
                .is_none_or(|known| known.at < news.at)
            {
                self.deferred = Some(news);
            }
        } else {
            let is_verified = self.needs_verification(&news, now);
            let patience = (self.failures, self.retry_at, self.barred_until);
            let is_learned = self.learn_and_follow_up(news, now);
            self.synced_here &= !is_learned;
            if is_learned && is_verified {
                // It does not say that a server in trouble is well again.
                (self.failures, self.retry_at, self.barred_until) = patience;
                self.is_unverified = true;
                self.verify(now);
            }
        }
    }

    /// Has the server asked, some seconds later, whether what another tab has told is true.
    fn verify(&mut self, now: Millis) {
        let waits_for_more = self.nudge.is_some();
        let due = match self.verified_at {
            // It is yet to come, and is about all that was told by then.
            Some(at) if now < at => at,
            Some(at) => (now + VERIFY_AFTER).max(at + QUIET),
            None => now + VERIFY_AFTER,
        };
        self.verified_at = Some(due);
        self.wish(UpdateCause::Event(SessionEvent::Storage), now, due, 0.0);
        if let Some(refetch) = self.nudge.as_mut().filter(|_| !waits_for_more) {
            refetch.verifies = true;
        }
    }

    /// Returns `true` if `news` of another tab tell of a user although no tab has announced a
    /// change, and this tab was not about to ask.
    ///
    /// A page that has come back from signing in by redirect tells such news, and so may a script
    /// that is none of this library. A sign-out is verified in any case.
    fn needs_verification(&self, news: &News, now: Millis) -> bool {
        let is_new = |told: &Rc<Session>| match &self.identity {
            Identity::Unknown => false,
            Identity::SignedIn(known) => !known.user().is_same_person(told.user()),
            Identity::SignedOut(_) => true,
        };
        let is_asked_for =
            |nudge: &Nudge| nudge.is_hint() && !nudge.verifies && !nudge.outlives(news.at);
        news.session.as_ref().is_some_and(is_new)
            && !self.is_announced(now)
            && !self.nudge.as_ref().is_some_and(is_asked_for)
    }

    /// Whether another tab has known something else since before it was seen what the page came with: which of the two is newer, only the server can tell.
    fn is_doubtful(&self, news: &News) -> bool {
        let is_older = self.given_at.is_some_and(|at| news.at <= at);
        is_older && self.differs_from(news.session.as_deref())
    }

    /// Believes `news` if they are newer than what is known, and says whether they were.
    pub(super) fn learn(&mut self, news: News, now: Millis) -> bool {
        if news.at <= self.as_of || self.changed_at.is_some_and(|at| news.at < at) {
            return false;
        }
        let was_signed_out = self.session().is_none();
        if matches!(self.identity, Identity::Unknown) {
            // What follows from it follows in a moment.
            self.opened_at_sign_out = self.opened_at_sign_out.map(|_| now);
        }
        self.identity = match (&self.identity, news.session) {
            // Equal is invisible: the same `Rc` renders nobody.
            (Identity::SignedIn(known), Some(told)) if known.same_but_for_expiry(&told) => {
                Identity::SignedIn(known.clone())
            }
            (_, Some(told)) => Identity::SignedIn(told),
            (_, None) => Identity::SignedOut(self.reason(news.cause, now)),
        };
        if self.expires_at != news.expires_at {
            let asked = self.expiry_due.map(|end| self.surely_at(end));
            if asked.is_some_and(|due| due <= news.at) {
                self.expiry_asked_at = Some(news.at);
            }
            let server_time = self.server_time(now);
            self.expiry_due = news.expires_at.filter(|at| *at > server_time);
        }
        if was_signed_out {
            self.expiry_asked_at = None;
        }
        self.expires = news.expires;
        self.expires_at = news.expires_at;
        self.as_of = news.at;
        self.get_through();
        self.changed_at = None;
        self.undone_at = self.undone_at.filter(|at| news.at <= *at);
        self.given_at = self.given_at.filter(|at| news.at <= *at);
        self.synced_at = Some(now);
        self.cause = Some(news.cause);
        self.error = None;
        self.failures = 0;
        self.retry_at = None;
        self.barred_until = None;
        self.sign_out_check.settle(news.at);
        self.is_withheld = false;
        self.is_unverified = false;
        self.returns += u32::from(std::mem::take(&mut self.is_back));
        self.follow_hint(news.at, now);
        self.nudge = self.nudge.and_then(|nudge| nudge.after_news(news.at, now));
        true
    }

    /// Takes in that a user of this browser has signed out at `at`, of which the page was not told.
    ///
    /// What is known from before is not true any more, and nothing from before is believed. Who is
    /// signed in now, only the server can tell.
    pub(super) fn heed_mark(&mut self, at: Millis, now: Millis) {
        if at > now + CLOCK_SLACK || at <= self.as_of {
            return;
        }
        // The tab that has signed out may tell the same.
        self.as_of = at.next_down();
        match self.identity {
            Identity::Unknown if now < at + SIGN_OUT_MARK => {
                self.opened_at_sign_out = Some(f64::INFINITY);
            }
            Identity::Unknown | Identity::SignedOut(_) => {}
            Identity::SignedIn(_) => {
                self.identity = Identity::SignedOut(SignedOutReason::SignedOutElsewhere);
                self.cause = Some(UpdateCause::OtherTab);
                self.expires = None;
                self.expires_at = None;
                self.expiry_due = None;
                self.is_withheld = true;
                if !self.is_away {
                    self.wish(UpdateCause::Mount, now, now, 0.0);
                }
            }
        }
    }

    /// Returns `true` if a user has signed out just before the page was opened, and the page has
    /// learned a moment ago that there is no session.
    pub(crate) fn is_opened_by_sign_out(&self, now: Millis) -> bool {
        let is_new = self.opened_at_sign_out.is_some_and(|at| now < at + OPENED);
        is_new && self.signed_out_reason().is_some()
    }

    /// Notes that a hint was followed, if one waited for a request like the one of `asked_at`.
    pub(super) fn follow_hint(&mut self, asked_at: Millis, now: Millis) {
        if self
            .nudge
            .is_some_and(|nudge| nudge.is_hint() && nudge.since <= asked_at)
        {
            self.hint_followed_at = Some(now);
        }
    }

    /// Each expiry is asked about once; if that fails, the back-off takes over.
    pub(super) fn ask_no_more_for_expiry(&mut self) {
        let read_at = self.read_at;
        let is_asked = |due: Millis| self.surely_at(due) <= read_at;
        if self.expiry_due.is_some_and(is_asked) {
            self.expiry_due = None;
            self.expiry_asked_at = Some(read_at);
        }
    }

    fn reason(&self, cause: UpdateCause, now: Millis) -> SignedOutReason {
        match self.identity {
            Identity::SignedOut(reason) => reason,
            _ if cause == UpdateCause::SignOut => SignedOutReason::SignedOut,
            Identity::Unknown => SignedOutReason::NoSession,
            Identity::SignedIn(_)
                if self
                    .expires_at
                    .is_some_and(|at| at <= self.server_time(now)) =>
            {
                SignedOutReason::Expired
            }
            Identity::SignedIn(_) => SignedOutReason::SignedOutElsewhere,
        }
    }
}
