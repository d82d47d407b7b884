//! Sequences of events with which several tests begin, and what is left to do after them.

use std::time::Duration;

use super::fixtures::*;
use super::tab::Tab;
use crate::session::{Answer, Event, RefetchCause};
use crate::types::Timestamp;

impl Tab {
    /// A client like that of [`answered`](Self::answered) whose jitter is `jitter`.
    pub(super) fn answered_with_jitter(answer: Answer, jitter: f64) -> Self {
        let mut tab = Self::new();
        tab.random = jitter;
        tab.at(KNOWN_AT).dispatch(Event::Started);
        tab.answer(ok(answer));
        tab.effects();
        tab
    }

    /// Returns when the timer fires, in milliseconds.
    pub(super) fn due(&self) -> Option<f64> {
        self.timer.map(Timestamp::as_millis)
    }

    /// Returns `true` if the machine sends a session request within so many milliseconds, without
    /// any further event.
    pub(super) fn fetches_within(&self, wait: f64) -> bool {
        let mut tab = self.clone();
        tab.effects();
        tab.run_until(tab.now + wait);
        tab.fetches() > 0
    }

    /// Has calls fail, so that the back-off ends at `retry_at`. They are sent 16 s earlier.
    pub(super) fn fail_until(&mut self, retry_at: f64) -> &mut Self {
        let random = std::mem::replace(&mut self.random, 1.0);
        for _ in 0..5 {
            self.at(retry_at - 16_000.0).call();
            self.answer(failed());
        }
        self.random = random;
        self
    }

    /// Returns the moment from which the newest snapshot is true.
    pub(super) fn as_of(&self) -> f64 {
        self.machine.known.as_of.as_millis()
    }

    /// Has the machine send a session request at `time` because of `cause`.
    pub(super) fn request(&mut self, cause: RefetchCause, time: f64) -> &mut Self {
        match cause {
            RefetchCause::Call => _ = self.at(time).call(),
            RefetchCause::Focus => drop(self.at(time).focus()),
            RefetchCause::Online => drop(self.at(time).connect()),
            RefetchCause::Invalidated => {
                let delay = 60.0 + 400.0 * self.random;
                self.at(time - delay).invalidate();
                self.run_until(time);
                if self.fetch().is_none() {
                    self.grant_lock();
                }
            }
            RefetchCause::Poll => {
                let received_at = self.view().updated_at().expect("a snapshot");
                self.rules.interval = at(time) - received_at;
                self.dispatch(Event::RulesChanged);
                self.run_until(time);
                self.rules.interval = Duration::ZERO;
            }
            RefetchCause::Retry => {
                let backoff = 500.0 + 500.0 * self.random;
                self.at(time - backoff).call();
                self.answer(failed());
                self.run_until(time);
            }
            _ => unimplemented!("requests because of {cause:?}"),
        }
        assert!(self.fetch().is_some(), "{cause:?}");
        self
    }

    /// Has a session request that is sent at `time` because of `cause` answered with `answer`, 50
    /// ms later.
    pub(super) fn fetch_at(&mut self, cause: RefetchCause, time: f64, answer: Answer) -> &mut Self {
        self.request(cause, time);
        self.at(time + 50.0).answer(ok(answer));
        self
    }

    /// Receives from another tab that the server has answered `answer` at `time`, 60 ms later.
    pub(super) fn receive_snapshot(&mut self, time: f64, answer: Answer) -> &mut Self {
        self.at(time + 60.0).receive(time, snapshot(answer));
        self
    }
}
