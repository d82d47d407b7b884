use super::event::News;
use super::{Identity, SessionState};
use crate::types::{Millis, SessionEvent, SignedOutReason, SyncCause};

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
            self.wish(SyncCause::Event(SessionEvent::Storage), now, now, 0.0);
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
        } else if self.learn_and_follow_up(news, now) {
            self.synced_here = false;
        }
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
        self.identity = match (&self.identity, news.session) {
            // Equal is invisible: the same `Rc` renders nobody.
            (Identity::SignedIn(known), Some(told)) if known.same_but_for_expiry(&told) => {
                Identity::SignedIn(known.clone())
            }
            (_, Some(told)) => Identity::SignedIn(told),
            (_, None) => Identity::SignedOut(self.reason(news.cause, now)),
        };
        if self.expires_at != news.expires_at {
            let server_time = self.server_time(now);
            self.expiry_due = news.expires_at.filter(|at| *at > server_time);
        }
        self.expires = news.expires;
        self.expires_at = news.expires_at;
        self.as_of = news.at;
        self.changed_at = None;
        self.given_at = self.given_at.filter(|at| news.at <= *at);
        self.synced_at = Some(now);
        self.cause = Some(news.cause);
        self.error = None;
        self.failures = 0;
        self.retry_at = None;
        self.barred_until = None;
        self.sign_out_check.settle(news.at);
        self.returns += u32::from(std::mem::take(&mut self.is_back));
        self.follow_hint(news.at, now);
        self.nudge = self.nudge.and_then(|nudge| nudge.after_news(news.at));
        true
    }

    /// Notes that a hint was followed, if one waited for a request like the one of `asked_at`.
    pub(super) fn follow_hint(&mut self, asked_at: Millis, now: Millis) {
        if self
            .nudge
            .is_some_and(|nudge| nudge.is_hint() && !nudge.outlives(asked_at))
        {
            self.hint_followed_at = Some(now);
        }
    }

    /// Each expiry is asked about once; if that fails, the back-off takes over.
    pub(super) fn ask_no_more_for_expiry(&mut self) {
        let (due, read_at) = (self.expiry_due, self.read_at);
        self.expiry_due = due.filter(|due| self.surely_at(*due) > read_at);
    }

    fn reason(&self, cause: SyncCause, now: Millis) -> SignedOutReason {
        match self.identity {
            Identity::SignedOut(reason) => reason,
            _ if cause == SyncCause::SignOut => SignedOutReason::SignedOut,
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
