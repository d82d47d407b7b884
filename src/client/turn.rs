use std::cell::RefCell;
use std::rc::Rc;

use super::AuthClient;
use crate::browser::{self, LockGuard, LockRequest};
use crate::session::Event;
use crate::tabs::Echo;
use crate::types::{Millis, UpdateCause};

/// How long a tab waits for its turn, and up to as much again: the tab that has it may be asleep,
/// or a script may keep the lock. Longer than most requests take, or every tab would send its own.
const PATIENCE: Millis = 5_000.0;

/// Where this tab stands in the queue of those that would ask for the same.
#[derive(Default)]
pub(super) struct Turns {
    queue: RefCell<Option<LockRequest>>,
    /// A turn that is not used before what the last one has learned has arrived.
    granted: RefCell<Option<(LockGuard, Option<Echo>)>>,
    /// A turn for the next request to take along.
    pub(super) taken: RefCell<Option<LockGuard>>,
}

impl Turns {
    /// Leaves the queue, and ends a turn that was not used yet.
    pub(super) fn leave(&self) {
        self.queue.take();
        self.granted.take();
        self.taken.take();
    }
}

impl AuthClient {
    /// Waits for this tab's turn to ask. Where there are no turns it asks at once: chance has
    /// spread the tabs already.
    pub(super) fn queue_for_turn(&self, cause: UpdateCause) {
        let weak = Rc::downgrade(&self.0);
        let granted = move |turn| {
            if let Some(inner) = weak.upgrade() {
                AuthClient(inner).let_news_arrive(turn);
            }
        };
        let turns = &self.0.life.turns;
        turns.leave();
        match LockRequest::new(&self.tabs_name(), granted) {
            Some(queue) => {
                turns.queue.replace(Some(queue));
                let now = browser::now();
                let until = now + PATIENCE * (1.0 + self.0.life.stagger());
                self.dispatch(Event::Queued { cause, now, until });
            }
            None => drop(self.read(cause, true, true)),
        }
    }

    /// The tab whose turn it was has told what it learned, but that may come later than the turn
    /// does.
    fn let_news_arrive(&self, turn: LockGuard) {
        let granted = &self.0.life.turns.granted;
        granted.replace(Some((turn, None)));
        let weak = Rc::downgrade(&self.0);
        let name = format!("{}:{:x}", self.tabs_name(), browser::random().to_bits());
        let echo = Echo::send(&name, move || {
            if let Some(inner) = weak.upgrade() {
                AuthClient(inner).use_turn();
            }
        });
        match echo {
            Some(echo) => {
                if let Some((_, waiting)) = &mut *granted.borrow_mut() {
                    *waiting = Some(echo);
                }
            }
            None => self.use_turn(),
        }
    }

    /// Asks, if there is still something to ask.
    fn use_turn(&self) {
        let turns = &self.0.life.turns;
        let Some((turn, echo)) = turns.granted.take() else {
            return;
        };
        turns.taken.replace(Some(turn));
        self.dispatch(Event::TurnTaken {
            now: browser::now(),
        });
        turns.taken.take();
        // Its listener is the caller.
        drop(echo);
    }
}
