use super::*;
use crate::session::{Message, MessageBody, RequestId};

/// A tab at a server that answers each of its session requests after `latency` milliseconds that
/// Ada is signed in.
pub(super) struct LiveTab {
    pub(super) tab: Tab,
    pub(super) latency: f64,
    pub(super) is_failing: bool,
    /// Whether the Web Lock is granted as soon as it is requested.
    pub(super) is_lock_free: bool,
    /// What was asked for about the lock and not taken yet.
    pub(super) lock_effects: Vec<Effect>,
    /// When session requests were sent.
    pub(super) requests: Vec<f64>,
    /// The request under way.
    under_way: Option<RequestId>,
    /// What was broadcast and not taken yet.
    broadcasts: Vec<(Timestamp, MessageBody)>,
}

impl LiveTab {
    pub(super) fn new(tab: Tab) -> Self {
        let mut live = Self {
            tab,
            latency: 50.0,
            is_failing: false,
            is_lock_free: true,
            lock_effects: Vec::new(),
            requests: Vec::new(),
            under_way: None,
            broadcasts: Vec::new(),
        };
        live.carry_out();
        live
    }

    /// Lets the clock run until `end`, fires the timer and answers requests when they are due.
    pub(super) fn run_until(&mut self, end: f64) {
        self.carry_out();
        loop {
            let answer_at = self.under_way.and(self.requests.last());
            let answer_at = answer_at.map_or(f64::INFINITY, |sent_at| sent_at + self.latency);
            let wake_at = timer(&self.tab).unwrap_or(f64::INFINITY);
            let due = answer_at.min(wake_at);
            if due > end {
                break;
            }
            self.tab.at(due.max(self.tab.now));
            if answer_at <= wake_at {
                self.answer();
            } else {
                self.tab.wake();
            }
            self.carry_out();
        }
        self.tab.at(end);
    }

    /// Takes the messages that were broadcast, as they arrive from a tab of the name `from`.
    pub(super) fn take_broadcasts(&mut self, from: &str) -> Vec<Message> {
        self.carry_out();
        let broadcasts = std::mem::take(&mut self.broadcasts).into_iter();
        let message = |(at, body)| Message {
            from: from.to_owned(),
            at,
            body,
        };
        broadcasts.map(message).collect()
    }

    fn answer(&mut self) {
        let sent_at = *self.requests.last().expect("a request");
        let result = match self.is_failing {
            true => failed(),
            false => ok(user("Ada", sent_at)),
        };
        self.under_way = None;
        self.tab.answer(result);
    }

    /// The Web Lock is granted, and what was broadcast before has arrived.
    pub(super) fn grant_lock(&mut self) {
        self.tab.grant_lock();
        self.carry_out();
    }

    /// Carries out what the machine has asked for since the previous call, at the present moment.
    fn carry_out(&mut self) {
        loop {
            let effects = self.tab.effects();
            if effects.is_empty() {
                return;
            }
            for effect in effects {
                match effect {
                    Effect::Fetch { id, .. } => {
                        self.requests.push(self.tab.now);
                        self.under_way = Some(id);
                    }
                    Effect::AbortFetch(id) if self.under_way == Some(id) => self.under_way = None,
                    Effect::Broadcast { at, body } => self.broadcasts.push((at, body)),
                    Effect::AcquireLock if self.is_lock_free => drop(self.tab.grant_lock()),
                    Effect::AcquireLock | Effect::ReleaseLock => self.lock_effects.push(effect),
                    _ => {}
                }
            }
        }
    }
}
