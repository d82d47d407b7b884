use std::rc::Rc;

use super::event::{Event, News};
use super::nudge::Nudge;
use super::refetch::{earliest, honours};
use super::state::Hold;
use super::{Identity, SessionState};
use crate::types::{Millis, SessionEvent, SignedOutReason, SyncCause};

/// How long the request of a tab that has fallen silent may still take to the server and back.
const STRAGGLER: Millis = 10_000.0;

/// Applies `event` to `state`.
///
/// Returns the same `Rc` when nothing changed, which listeners read as "nothing to show".
pub(crate) fn reduce(state: Rc<SessionState>, event: Event) -> Rc<SessionState> {
    let mut next = (*state).clone();
    next.apply(event);
    if next == *state { state } else { Rc::new(next) }
}

impl SessionState {
    fn apply(&mut self, event: Event) {
        match event {
            Event::Given(news) => {
                let at = news.at;
                self.learn(news, at);
            }
            Event::ReadStarted { id, at } => {
                self.read = Some(id);
                self.read_at = at;
                // It was wished for before, whatever a clock says that was set back since: else no answer would ever be new enough.
                if let Some(nudge) = &mut self.nudge {
                    nudge.at = nudge.at.min(at);
                }
            }
            // An answer to anything but the newest request is late: something has overtaken it.
            Event::ReadAnswered { id, news, now } if self.awaits(id) => {
                self.read = None;
                self.ask_no_more_for_expiry();
                if self.learn(news, now) {
                    self.synced_here = true;
                }
            }
            // A server out of reach has not signed anyone out.
            Event::ReadFailed {
                id,
                error,
                retry_at,
            } if self.awaits(id) => {
                self.read = None;
                self.ask_no_more_for_expiry();
                // What was asked for before has had its request; that the network is back since is a reason to try again.
                let read_at = self.read_at;
                self.follow_hint(read_at, read_at);
                self.nudge = self
                    .nudge
                    .filter(|nudge| nudge.outlives_failure() && nudge.at > read_at);
                // News of another tab that are younger than the request have answered in its stead.
                if self.read_at > self.as_of {
                    self.error = Some(Rc::new(error));
                    self.failures = self.failures.saturating_add(1);
                    self.retry_at = Some(retry_at);
                }
            }
            Event::ReadDropped { id } if self.awaits(id) => self.read = None,
            Event::ReadAnswered { .. } | Event::ReadFailed { .. } | Event::ReadDropped { .. } => {}
            Event::ActionStarted { id } => {
                self.action = Some(id);
                self.read = None;
            }
            Event::ActionAnswered { news, now } => {
                if self.learn(news, now) {
                    self.synced_here = true;
                }
            }
            Event::ActionEnded { id, now } if self.action == Some(id) => {
                self.action = None;
                self.read = None;
                if let Some(news) = self.deferred.take() {
                    self.hear(news, now);
                }
            }
            Event::ActionEnded { .. } => {}
            Event::PeerNews { news, now } => self.hear(news, now),
            Event::PeerChanging { from, until } => {
                self.holds.retain(|hold| hold.tab != from);
                self.holds.push(Hold {
                    tab: from,
                    until,
                    is_silent: false,
                });
                // An action of this tab reads for itself, after its own change.
                if self.action.is_none() {
                    self.read = None;
                }
            }
            Event::PeerSettled { from } => {
                self.holds.retain(|hold| hold.tab != from);
                // Sent by a tab that did not hold, or no longer: it may bring the cookie of before the change.
                if self.action.is_none() {
                    self.read = None;
                }
            }
            Event::HoldsChecked { now } => {
                let count = self.holds.len();
                self.holds
                    .retain(|hold| !hold.is_silent || hold.until > now);
                if self.holds.len() < count {
                    self.wish(SyncCause::Event(SessionEvent::Storage), now, now, 0.0);
                }
                for hold in self.holds.iter_mut().filter(|hold| hold.until <= now) {
                    hold.until = now + STRAGGLER;
                    hold.is_silent = true;
                }
            }
            Event::Nudged {
                cause,
                now,
                due,
                throttle,
            } => self.wish(cause, now, due, throttle),
            Event::Queued { until } => {
                if let Some(nudge) = &mut self.nudge {
                    nudge.due = until;
                    nudge.is_queued = true;
                }
            }
            Event::TurnTaken { now } => {
                if let Some(nudge) = self.nudge.as_mut().filter(|nudge| nudge.is_queued) {
                    nudge.due = now;
                }
            }
            Event::Left => {
                self.is_away = true;
                self.read = None;
            }
            // Away or stopped it was deaf, so what it knows is old, however young.
            Event::Returned { now } => {
                if std::mem::take(&mut self.is_away) {
                    self.wish(SyncCause::Event(SessionEvent::PageShow), now, now, 0.0);
                }
            }
            Event::Stopped => {
                self.read = None;
                self.nudge = None;
                self.holds.clear();
                self.is_away = false;
                self.is_stopped = true;
            }
            Event::Started { now } => {
                if std::mem::take(&mut self.is_stopped) {
                    self.wish(SyncCause::Mount, now, now, 0.0);
                }
            }
        }
    }

    /// Notes the wish to ask because of `cause`, if that is reason enough.
    fn wish(&mut self, cause: SyncCause, now: Millis, due: Millis, throttle: Millis) {
        if honours(self, cause, now, throttle) {
            let wish = Nudge::new(cause, now, earliest(self, cause, due, throttle), throttle);
            self.nudge = Some(self.nudge.map_or(wish, |first| first.and(wish)));
        }
    }

    /// Takes in what another tab tells; while an action runs here it has to wait.
    fn hear(&mut self, news: News, now: Millis) {
        if self.action.is_some() {
            if self
                .deferred
                .as_ref()
                .is_none_or(|known| known.at < news.at)
            {
                self.deferred = Some(news);
            }
        } else if self.learn(news, now) {
            self.synced_here = false;
        }
    }

    /// Believes `news` if they are newer than what is known, and says whether they were.
    fn learn(&mut self, news: News, now: Millis) -> bool {
        if news.at <= self.as_of {
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
            self.expiry_due = news.expires_at.filter(|at| *at > now);
        }
        self.expires = news.expires;
        self.expires_at = news.expires_at;
        self.as_of = news.at;
        self.synced_at = Some(now);
        self.cause = Some(news.cause);
        self.error = None;
        self.failures = 0;
        self.retry_at = None;
        self.follow_hint(news.at, now);
        self.nudge = self.nudge.and_then(|nudge| nudge.after_news(news.at));
        true
    }

    /// Notes that a hint was followed, if one waited for a request like the one of `asked_at`.
    fn follow_hint(&mut self, asked_at: Millis, now: Millis) {
        if self
            .nudge
            .is_some_and(|nudge| nudge.is_hint() && !nudge.outlives(asked_at))
        {
            self.hint_followed_at = Some(now);
        }
    }

    /// Each expiry is asked about once; if that fails, the back-off takes over.
    fn ask_no_more_for_expiry(&mut self) {
        let read_at = self.read_at;
        self.expiry_due = self.expiry_due.filter(|due| *due > read_at);
    }

    fn reason(&self, cause: SyncCause, now: Millis) -> SignedOutReason {
        match self.identity {
            Identity::SignedOut(reason) => reason,
            _ if cause == SyncCause::SignOut => SignedOutReason::SignedOut,
            Identity::Unknown => SignedOutReason::NoSession,
            Identity::SignedIn(_) if self.expires_at.is_some_and(|at| at <= now) => {
                SignedOutReason::Expired
            }
            Identity::SignedIn(_) => SignedOutReason::SignedOutElsewhere,
        }
    }
}

#[cfg(test)]
#[path = "reducer_tests.rs"]
mod tests;
