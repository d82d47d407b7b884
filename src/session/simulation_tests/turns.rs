//! The lock by which one tab asks for all of them.

use super::world::World;
use crate::session::Event;

/// Who has the turn, and who waits for one.
#[derive(Default)]
pub(super) struct Turns {
    holder: Option<u32>,
    waiting: Vec<u32>,
    is_passing: bool,
    /// Whether a script keeps the lock, so that no tab ever has a turn.
    pub(super) are_blocked: bool,
}

impl Turns {
    /// A tab that queues again gives its place up.
    pub(super) fn queue(&mut self, tab: u32) {
        self.waiting.retain(|waiting| *waiting != tab);
        self.waiting.push(tab);
    }
}

impl World {
    /// Gives the turn to the next tab, once the one that has it asks no longer.
    pub(super) fn pass_turns(&mut self) {
        // What a tab does with its turn comes back here.
        if !std::mem::replace(&mut self.turns.is_passing, true) {
            self.pass_all_turns();
            self.turns.is_passing = false;
        }
    }

    fn pass_all_turns(&mut self) {
        let place = |world: &Self, key| world.tabs.iter().position(|tab| tab.key == key);
        while !self.turns.are_blocked {
            let holder = self.turns.holder.and_then(|key| place(self, key));
            if holder.is_some_and(|holder| self.tabs[holder].reading.is_some()) {
                return;
            }
            self.turns.holder = None;
            if self.turns.waiting.is_empty() {
                return;
            }
            let key = self.turns.waiting.remove(0);
            let Some(next) = place(self, key).filter(|next| self.tabs[*next].is_running) else {
                continue;
            };
            self.turns.holder = Some(key);
            // What the others have told before arrives before the tab uses its turn.
            while let Some(first) = self.mail.iter().position(|(_, to, _)| *to == key) {
                let (_, _, letter) = self.mail.remove(first);
                self.with(next, |tab| tab.hear(letter));
            }
            let now = self.time.wall;
            self.with(next, |tab| tab.dispatch(Event::TurnTaken { now }));
        }
    }
}
