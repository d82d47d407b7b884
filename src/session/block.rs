//! How long other tabs keep this one from asking, and the end of it.
//!
//! A tab waits for another tab's change, and gives up a request that such a change overtakes. Any
//! script of the origin can say that it changes something, as often as it likes.

use super::SessionState;
use crate::bounds::{LONGEST_BLOCK, MOST_GIVEN_UP, RESTART_WAIT, UNBLOCKED_FOR};
use crate::types::Millis;

/// The longest wait of a request that was given up for the changes of other tabs.
const MOST_DOUBLINGS: u32 = 4;

/// What other tabs keep this one from.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Block {
    /// Since when something of this tab waits for others; none if nothing does.
    since: Option<Millis>,
    /// When another tab was last to be waited for.
    last_at: Millis,
    /// How many requests were given up meanwhile.
    given_up: u32,
    /// When the next request may be sent, if it has to wait.
    pub(super) resume_at: Option<Millis>,
    /// Until when other tabs are not waited for.
    ignored_until: Option<Millis>,
    /// How many requests were given up since then for changes that were over.
    given_up_late: u32,
}

impl Block {
    /// Returns `true` if other tabs are not waited for at `now`.
    pub(super) fn ignores_peers(&self, now: Millis) -> bool {
        self.ignored_until.is_some_and(|until| now < until)
    }

    /// Notes that the server has answered this tab, so that other tabs may be waited for again.
    pub(super) fn heed_peers(&mut self) {
        self.ignored_until = None;
    }

    /// Moves all that is waited for to an earlier time, after the clock was set back.
    pub(super) fn set_back(&mut self, by: Millis) {
        let moments = [
            &mut self.since,
            &mut self.resume_at,
            &mut self.ignored_until,
        ];
        for at in moments.into_iter().flatten() {
            *at -= by;
        }
        self.last_at -= by;
    }
}

impl SessionState {
    /// Returns until when another tab may be waited for from `now` on, at most; `None` if it is
    /// waited for no longer.
    pub(super) fn longest_wait(&mut self, now: Millis) -> Option<Millis> {
        if self.block.ignores_peers(now) {
            return None;
        }
        let block = &mut self.block;
        if now >= block.last_at + LONGEST_BLOCK {
            // The machine has slept, or nothing had to be asked meanwhile.
            *block = Block::default();
        }
        block.last_at = now;
        let until = *block.since.get_or_insert(now) + LONGEST_BLOCK;
        if now < until {
            return Some(until);
        }
        self.stop_waiting(now);
        None
    }

    /// Notes that a request of this tab was given up, which may be repeated until `longest`.
    pub(super) fn delay_restart(&mut self, now: Millis, longest: Millis) {
        let block = &mut self.block;
        if block.given_up > 0 {
            let doublings = (block.given_up - 1).min(MOST_DOUBLINGS);
            let wait = RESTART_WAIT * 2_f64.powi(doublings as i32);
            block.resume_at = Some((now + wait).min(longest));
        }
        block.given_up = block.given_up.saturating_add(1);
    }

    /// Ends what has ended by `now`: the wait of a request, and all waiting if it has been too long.
    pub(super) fn check_block(&mut self, now: Millis) {
        if let Some(since) = self.block.since {
            let is_last = |until: Millis| until <= now && until >= since + LONGEST_BLOCK;
            let mut waits = self.holds.iter().filter(|hold| !hold.is_silent);
            if waits.any(|hold| is_last(hold.until)) {
                self.stop_waiting(now);
            }
        }
        self.block.resume_at = self.block.resume_at.filter(|at| now < *at);
    }

    /// Returns `true` if a request of this tab is to be given up for a change that is over, although
    /// other tabs are not waited for.
    pub(super) fn gives_up_late(&mut self) -> bool {
        let may_give_up = self.action.is_none() && self.block.given_up_late < MOST_GIVEN_UP;
        self.block.given_up_late += u32::from(may_give_up);
        may_give_up
    }

    /// Notes that a request of this tab has come to its end, or that its answer came otherwise.
    pub(super) fn get_through(&mut self) {
        self.block.given_up = 0;
        self.note_unblocked();
    }

    /// Notes that no other tab is waited for, unless one is, or a request that was given up for
    /// one.
    pub(super) fn note_unblocked(&mut self) {
        if self.block.given_up == 0 && !self.waits_for_peer() {
            self.block.since = None;
            self.block.resume_at = None;
        }
    }

    fn stop_waiting(&mut self, now: Millis) {
        self.block = Block {
            ignored_until: Some(now + UNBLOCKED_FOR),
            ..Block::default()
        };
        self.silence_peers(now);
    }
}
