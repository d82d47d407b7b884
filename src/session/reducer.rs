use std::rc::Rc;

use super::SessionState;
use super::block::Block;
use super::event::Event;
use super::nudge::Nudge;
use super::refetch::{again, earliest, honours, throttle_of};
use super::unexpected_sign_out::SignOutCheck;
use crate::bounds::LONGEST_RETRY_AFTER;
use crate::types::{Millis, SessionEvent, UpdateCause};

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
            Event::Given {
                news,
                now,
                is_stored,
            } => {
                let at = news.at;
                let is_learned = self.learn(news, at);
                if is_learned && is_stored {
                    self.is_withheld = true;
                    self.sign_out_check.note_deaf(now);
                    self.wish(UpdateCause::Mount, now, now, 0.0);
                } else if is_learned {
                    self.given_at = Some(now);
                }
            }
            Event::ReadStarted { id, at } => {
                self.read = Some(id);
                self.read_at = at;
                if self.action.is_some() {
                    self.changed_at = Some(at);
                }
                // It was wished for before, whatever a clock says that was set back since: else no answer would ever be new enough.
                if let Some(nudge) = &mut self.nudge {
                    nudge.at = nudge.at.min(at);
                    nudge.since = nudge.since.min(at);
                }
            }
            // An answer to anything but the newest request is late: something has overtaken it.
            Event::ReadAnswered {
                id,
                news,
                now,
                is_definitive,
            } if self.awaits(id) => {
                self.read = None;
                self.block.heed_peers();
                self.get_through();
                self.ask_no_more_for_expiry();
                if is_definitive {
                    self.synced_here |= self.learn(news, now);
                } else if self.must_confirm(&news, now) {
                    self.await_confirmation(&news, now);
                } else {
                    self.synced_here |= self.learn_and_follow_up(news, now);
                }
            }
            // A server out of reach has not signed anyone out.
            Event::ReadFailed {
                id,
                error,
                now,
                retry_at,
                retry_after,
            } if self.awaits(id) => {
                self.read = None;
                self.get_through();
                self.ask_no_more_for_expiry();
                // What was asked for before has had its request; that the network is back since is a reason to try again.
                let read_at = self.read_at;
                self.follow_hint(read_at, read_at);
                self.nudge = self
                    .nudge
                    .filter(|nudge| nudge.outlives_failure() && nudge.at > read_at);
                // News of another tab that are younger than the request have answered in its stead.
                if self.read_at > self.as_of {
                    if let Some(wait) = retry_after {
                        let until = retry_at.max(now + wait.min(LONGEST_RETRY_AFTER));
                        self.barred_until =
                            Some(self.barred_until.map_or(until, |at| at.max(until)));
                    }
                    self.error = Some(Rc::new(error));
                    self.failures = self.failures.saturating_add(1);
                    self.retry_at = Some(retry_at);
                }
                self.nudge = self.nudge.map(|nudge| again(self, nudge, now));
            }
            Event::ReadDropped { id } if self.awaits(id) => {
                self.read = None;
                self.get_through();
            }
            Event::ReadAnswered { .. } | Event::ReadFailed { .. } | Event::ReadDropped { .. } => {}
            Event::ActionStarted { id } => {
                self.action = Some(id);
                self.read = None;
                self.is_overlapped = self.waits_for_peer();
            }
            Event::ActionAnswered { news, now } => {
                if news.cause == UpdateCause::SignOut {
                    self.sign_out_check.announce(now);
                }
                // A server whose database is away answers an update like a session request.
                self.synced_here |= self.learn_and_follow_up(news, now);
            }
            Event::ActionEnded { id, now, is_open } if self.action == Some(id) => {
                self.end_action(now, is_open);
            }
            Event::ActionEnded { .. } => {}
            Event::PeerNews {
                news,
                now,
                is_renewal,
            } => self.hear(news, now, is_renewal),
            Event::PeerChanging { from, at, now } => {
                self.sign_out_check.announce(at.min(now));
                self.wait_for_peer(from, now);
            }
            Event::PeerSettled { from, now } => self.settle_peer(&from, now),
            Event::PeerConfirming { now } => self.sign_out_check.leave_to_peer(now),
            Event::SignOutAnnounced { now } => self.sign_out_check.announce(now),
            Event::HoldsChecked { now } => self.check_holds(now),
            Event::Nudged {
                cause,
                now,
                due,
                throttle,
            } => self.wish(cause, now, due, throttle),
            Event::Queued { cause, now, until } => {
                let new = || Nudge::new(cause, now, until, 0.0);
                let nudge = self.nudge.get_or_insert_with(new);
                nudge.due = until;
                nudge.is_queued = true;
            }
            Event::TurnTaken { now } => {
                if let Some(nudge) = self.nudge.as_mut().filter(|nudge| nudge.is_queued) {
                    nudge.due = now;
                }
            }
            Event::ServerDated { clock } => {
                let known = self.server_clock.map(|known| known.and(clock));
                self.server_clock = Some(known.unwrap_or(clock));
            }
            Event::ClockSetBack { by } => self.set_back(by),
            Event::Left => {
                self.is_away = true;
                self.read = None;
                self.nudge = self.nudge.map(Nudge::unqueued);
            }
            // Away or stopped it was deaf, so what it knows is old, however young.
            Event::Returned { now, is_restored } => {
                if std::mem::take(&mut self.is_away) {
                    self.is_back = true;
                    self.sign_out_check.note_deaf(now);
                    self.wish(UpdateCause::Event(SessionEvent::PageShow), now, now, 0.0);
                }
                // Browsers say first that the page is visible, then that it was restored.
                self.is_withheld |= is_restored && self.is_back;
            }
            Event::SignOutMarked { at, now } => self.heed_mark(at, now),
            Event::Stopped => {
                self.read = None;
                self.nudge = None;
                self.holds.clear();
                self.block = Block::default();
                self.sign_out_check = SignOutCheck::default();
                self.is_away = false;
                self.is_stopped = true;
            }
            Event::Started { now } => {
                if std::mem::take(&mut self.is_stopped) {
                    self.sign_out_check.note_deaf(now);
                    self.wish(UpdateCause::Mount, now, now, 0.0);
                }
            }
        }
    }

    /// Moves every moment of this machine to an earlier time, after its clock was set back by `by`.
    ///
    /// So what waits for five seconds waits no longer, and what is known is not newer than what is
    /// learned next. Other tabs do the same, so their order among each other stays. When a session
    /// ends is the server's to say, and stays.
    fn set_back(&mut self, by: Millis) {
        let holds = self.holds.iter_mut().map(|hold| &mut hold.until);
        let nudge = self.nudge.iter_mut();
        let nudge = nudge.flat_map(|nudge| [&mut nudge.at, &mut nudge.since, &mut nudge.due]);
        let deferred = self.deferred.iter_mut().map(|news| &mut news.at);
        let rest = [
            &mut self.given_at,
            &mut self.changed_at,
            &mut self.undone_at,
            &mut self.synced_at,
            &mut self.retry_at,
            &mut self.barred_until,
            &mut self.hint_followed_at,
            &mut self.expiry_asked_at,
            &mut self.verified_at,
            &mut self.opened_at_sign_out,
        ];
        let rest = rest.into_iter().flatten();
        let always = [&mut self.as_of, &mut self.read_at];
        for at in holds.chain(nudge).chain(deferred).chain(rest).chain(always) {
            *at -= by;
        }
        self.sign_out_check.set_back(by);
        self.block.set_back(by);
        self.server_clock = self.server_clock.map(|clock| clock.set_back(by));
    }

    /// Notes the wish to ask because of `cause`, if that is reason enough.
    pub(super) fn wish(&mut self, cause: UpdateCause, now: Millis, due: Millis, throttle: Millis) {
        if honours(self, cause, now, throttle) {
            let throttle = throttle_of(cause, throttle);
            let due = earliest(self, cause, now, due, throttle);
            let wish = Nudge::new(cause, now, due, throttle);
            self.nudge = Some(self.nudge.map_or(wish, |first| first.and(wish)));
        }
    }
}

#[cfg(test)]
#[path = "reducer_tests.rs"]
mod tests;
