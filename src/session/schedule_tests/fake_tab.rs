use std::rc::Rc;

use super::*;
use crate::session::samples::*;
use crate::session::{Event, News};

/// How often a fake tab looks at the clock.
const TICK: Millis = 10.0;

/// A tab on a fake clock: it does what [`plan`] says and notes when it sent a request.
pub(super) struct FakeTab {
    pub(super) state: Rc<SessionState>,
    pub(super) rules: AuthClientConfig,
    pub(super) here: Surroundings,
    pub(super) requests: Vec<Millis>,
    /// How long the server takes.
    pub(super) latency: Millis,
    /// Whether the server is in trouble.
    pub(super) is_failing: bool,
}

impl FakeTab {
    /// A tab that is about to load at `now`.
    pub(super) fn opened(now: Millis) -> Self {
        Self {
            state: loading(),
            rules: AuthClientConfig::default(),
            here: at(now),
            requests: Vec::new(),
            latency: 50.0,
            is_failing: false,
        }
    }

    /// Lets the clock run until `end`, and returns what the server told meanwhile.
    pub(super) fn run_until(&mut self, end: Millis) -> Vec<News> {
        let mut learnt = Vec::new();
        while self.here.now < end {
            learnt.extend(self.step());
            self.here.now += TICK;
        }
        learnt
    }

    pub(super) fn hear(&mut self, event: Event) {
        self.state = after(&self.state, [event]);
        self.act();
    }

    fn step(&mut self) -> Option<News> {
        let now = self.here.now;
        let answer = self.answer_due(now);
        if let Some(event) = answer.clone() {
            self.hear(event);
        }
        self.hear(Event::HoldsChecked { now });
        match answer {
            Some(Event::ReadAnswered { news, .. }) => Some(news),
            _ => None,
        }
    }

    /// The outcome of the request under way, if the server is done with it.
    fn answer_due(&self, now: Millis) -> Option<Event> {
        let id = self.state.read?;
        let sent_at = *self.requests.last()?;
        if now < sent_at + self.latency {
            return None;
        }
        Some(if self.is_failing {
            failed(id.0, now + 10_000.0)
        } else {
            let news = user("Ada", sent_at);
            Event::ReadAnswered {
                id,
                news,
                now,
                is_definitive: false,
            }
        })
    }

    fn act(&mut self) {
        if let Plan::Fetch(_) = plan(&self.state, &self.rules, &self.here) {
            let now = self.here.now;
            self.requests.push(now);
            let id = self.requests.len() as u64;
            self.state = after(&self.state, [started(id, now)]);
        }
    }
}
