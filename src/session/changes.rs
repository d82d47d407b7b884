//! Changes of who is signed in, by this tab and by others: how they end, and what is asked after
//! them.

use super::SessionState;
use super::state::Hold;
use crate::bounds::MOST_LEASES;
use crate::types::{Millis, SessionEvent, UpdateCause};

/// How long another tab's change is waited for. It may have been closed half-way.
pub(super) const LONGEST_HOLD: Millis = 5_000.0;

/// How long the request of a tab that has fallen silent may still take to the server and back.
const STRAGGLER: Millis = 10_000.0;

/// No other tab's name is empty.
const THIS_TAB: &str = "";

impl SessionState {
    /// Ends the change of this tab. `is_open` says that its caller has given it up.
    pub(super) fn end_action(&mut self, now: Millis, is_open: bool) {
        self.action = None;
        self.read = None;
        if is_open {
            self.changed_at = Some(now);
            self.sign_out_check.announce(now);
            // As if another tab had fallen silent: the request may still be on its way.
            self.hold(Hold {
                tab: THIS_TAB.to_owned(),
                until: now + STRAGGLER,
                is_silent: true,
            });
        }
        if let Some(news) = self.deferred.take() {
            self.hear(news, now, false);
        }
        if std::mem::take(&mut self.is_overlapped) {
            self.changed_at = Some(now);
            self.wish(UpdateCause::Event(SessionEvent::Storage), now, now, 0.0);
        }
    }

    /// Waits for another tab's change, until its end or for so long.
    pub(super) fn wait_for_peer(&mut self, tab: String, now: Millis) {
        if let Some(longest) = self.longest_wait(now) {
            self.hold(Hold {
                tab,
                until: longest.min(now + LONGEST_HOLD),
                is_silent: false,
            });
            self.overtake_read(now, longest);
        }
    }

    /// Waits no longer for a tab that has settled its change.
    ///
    /// The request of this tab was sent when it did not wait, or no longer, so it may bring back
    /// the cookie of before the change.
    pub(super) fn settle_peer(&mut self, tab: &str, now: Millis) {
        self.holds.retain(|hold| hold.tab != tab);
        if self.block.ignores_peers(now) {
            self.ask_about_settled(now);
        } else if self.action.is_none() && self.read.is_none() {
            self.note_unblocked();
        } else if let Some(longest) = self.longest_wait(now) {
            self.overtake_read(now, longest);
        } else {
            self.ask_about_settled(now);
        }
    }

    /// Has the server asked what came of a change for which this tab did not wait.
    fn ask_about_settled(&mut self, now: Millis) {
        self.undone_at = Some(now);
        if self.read.is_some() && self.gives_up_late() {
            self.read = None;
        }
        self.wish(UpdateCause::Event(SessionEvent::Storage), now, now, 0.0);
    }

    /// Asks about the changes of tabs that have been silent for too long.
    pub(super) fn check_holds(&mut self, now: Millis) {
        let lapses = |hold: &Hold| hold.is_silent && hold.until <= now;
        if self.holds.iter().any(lapses) {
            let is_own = |hold: &Hold| lapses(hold) && hold.tab == THIS_TAB;
            if self.holds.iter().any(is_own) {
                self.changed_at = Some(now);
                self.overtake_read(now, now);
            }
            self.holds.retain(|hold| !lapses(hold));
            // What was learned since may be from before that change.
            self.sign_out_check.announce(now);
            self.wish(UpdateCause::Event(SessionEvent::Storage), now, now, 0.0);
        }
        self.check_block(now);
        for hold in self.holds.iter_mut().filter(|hold| hold.until <= now) {
            hold.until = now + STRAGGLER;
            hold.is_silent = true;
        }
        self.note_unblocked();
    }

    /// Waits for no other tab any more; their requests may still be on their way.
    pub(super) fn silence_peers(&mut self, now: Millis) {
        for hold in self.holds.iter_mut().filter(|hold| !hold.is_silent) {
            hold.until = now + STRAGGLER;
            hold.is_silent = true;
        }
    }

    /// Gives up the session request of this tab because of another tab's change. One of an action
    /// goes on, and the server is asked again after it.
    fn overtake_read(&mut self, now: Millis, longest: Millis) {
        if self.action.is_some() {
            self.is_overlapped = true;
        } else if self.read.take().is_some() {
            self.delay_restart(now, longest);
        }
    }

    /// Waits for what a tab is changing, in the place of what it was waited for so far.
    fn hold(&mut self, hold: Hold) {
        self.holds.retain(|known| known.tab != hold.tab);
        if hold.tab == THIS_TAB || self.holds.len() < MOST_LEASES {
            self.holds.push(hold);
        }
    }
}
