//! How messages travel from tab to tab, and who is granted the lock.

use super::world::World;
use crate::session::{Event, Message};

/// Tabs that post more at once are in a loop.
const MOST_MESSAGES: usize = 5_000;

impl World {
    pub(super) fn post(&mut self, from: u32, message: &Message) {
        let others = self.tabs.iter().filter(|tab| tab.key != from);
        let connected = others.filter(|tab| tab.is_connected);
        self.mail
            .extend(connected.map(|tab| (from, tab.key, message.clone())));
    }

    /// Delivers one message: any, but those of one tab to another in their order.
    pub(super) fn deliver(&mut self, choice: usize) -> bool {
        let mut seen = Vec::new();
        let mut firsts = Vec::new();
        for (place, (from, to, _)) in self.mail.iter().enumerate() {
            if !seen.contains(&(from, to)) {
                seen.push((from, to));
                firsts.push(place);
            }
        }
        if firsts.is_empty() {
            return false;
        }
        let (_, to, message) = self.mail.remove(firsts[choice % firsts.len()]);
        if let Some(place) = self.place_of(to) {
            self.with(place, |tab| tab.dispatch(Event::MessageReceived(message)));
        }
        true
    }

    pub(super) fn deliver_all(&mut self) {
        // What is said in answer to a message is delivered by the loop that delivered the message.
        if std::mem::replace(&mut self.is_delivering, true) {
            return;
        }
        let mut delivered = 0;
        while self.deliver(0) {
            delivered += 1;
            assert!(
                delivered < MOST_MESSAGES,
                "tabs answer one another for ever"
            );
        }
        self.is_delivering = false;
    }

    /// Grants the lock to the tabs that wait for it, one after another.
    pub(super) fn grant_locks(&mut self) {
        // What a tab does with the lock comes back here.
        if std::mem::replace(&mut self.locks.is_granting, true) {
            return;
        }
        while !self.locks.are_kept && self.locks.holder.is_none() && !self.locks.waiting.is_empty()
        {
            let key = self.locks.waiting.remove(0);
            if let Some(place) = self.place_of(key) {
                self.locks.holder = Some(key);
                self.with(place, |tab| tab.dispatch(Event::LockGranted));
            }
        }
        self.locks.is_granting = false;
    }

    /// Delivers what was posted to a tab before now, and says so.
    pub(super) fn flush(&mut self, key: u32) {
        while let Some(first) = self.mail.iter().position(|(_, to, _)| *to == key) {
            let (_, _, message) = self.mail.remove(first);
            if let Some(place) = self.place_of(key) {
                self.with(place, |tab| tab.dispatch(Event::MessageReceived(message)));
            }
        }
        if let Some(place) = self.place_of(key) {
            self.with(place, |tab| tab.dispatch(Event::MessagesFlushed));
        }
    }
}
