use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;

use super::AuthClient;
use crate::page;
use crate::session::Event;
use crate::tabs::{Queue, Turn};
use crate::types::{Millis, SessionEvent, SyncCause};

/// How long a tab waits for its turn. Whoever has the lock may be asleep, or mean to keep it.
const PATIENCE: Millis = 1_000.0;
/// Between one tab's turn and the next, in which the answer of the first arrives.
const GRACE_MILLIS: u32 = 30;

/// Where this tab stands in the queue of those that would follow a hint.
#[derive(Default)]
pub(super) struct Turns {
    queue: RefCell<Option<Queue>>,
    /// Holds the turn, too.
    grace: RefCell<Option<Timeout>>,
    /// A turn for the next request to take along.
    pub(super) taken: RefCell<Option<Turn>>,
}

impl Turns {
    /// Leaves the queue, and ends a turn that was not used yet.
    pub(super) fn leave(&self) {
        self.queue.take();
        self.grace.take();
        self.taken.take();
    }
}

impl AuthClient {
    /// Waits for this tab's turn to follow a hint. Where there are no turns it asks at once: chance has spread the tabs already.
    pub(super) fn queue_for_turn(&self) {
        let weak = Rc::downgrade(&self.0);
        let granted = move |turn| {
            if let Some(inner) = weak.upgrade() {
                AuthClient(inner).let_news_arrive(turn);
            }
        };
        let turns = &self.0.life.turns;
        turns.leave();
        match Queue::join(&self.tabs_name(), granted) {
            Some(queue) => {
                turns.queue.replace(Some(queue));
                let until = page::now() + PATIENCE;
                self.dispatch(Event::Queued { until });
            }
            None => {
                let hint = SyncCause::Event(SessionEvent::Storage);
                drop(self.read(hint, true, true));
            }
        }
    }

    /// The tab whose turn it was has told its news, but they may come later than the turn does.
    fn let_news_arrive(&self, turn: Turn) {
        let weak = Rc::downgrade(&self.0);
        let timer = Timeout::new(GRACE_MILLIS, move || {
            if let Some(inner) = weak.upgrade() {
                AuthClient(inner).use_turn(turn);
            }
        });
        self.0.life.turns.grace.replace(Some(timer));
    }

    /// Asks, if the hint still waits for an answer.
    fn use_turn(&self, turn: Turn) {
        let turns = &self.0.life.turns;
        turns.taken.replace(Some(turn));
        self.dispatch(Event::TurnTaken { now: page::now() });
        turns.taken.take();
    }
}
