//! How a world comes to rest, and what must be true then.

use super::Millis;
use super::network::MAX_AGE;
use super::tab::Tab;
use super::world::{End, World};

/// By then every lease, back-off and invalidation is over, and no session has ended.
const CALM: Millis = MAX_AGE / 2.0;
/// By then every session has ended, too.
const LONG: Millis = 400_000.0;
/// By then a tab that was shown has been answered.
const SHORT: Millis = 10_000.0;
/// A world that sends more on its way to rest is in a loop.
const MOST_REQUESTS: usize = 300;

impl World {
    /// Delivers and answers all that is under way.
    pub(super) fn answer_all(&mut self) {
        loop {
            self.deliver_all();
            if self.network.under_way.is_empty() {
                return;
            }
            self.end_request(0, End::Answered);
            self.time = self.time.at(self.time.steady + 1.0);
        }
    }

    /// Lets `wait` pass in a world in which messages and answers take no time.
    pub(super) fn rest(&mut self, wait: Millis) {
        let end = self.time.steady + wait;
        let sent = self.network.reads_sent;
        self.answer_all();
        while self.time.steady < end {
            let timers = self.tabs.iter().filter_map(|tab| tab.timer);
            let next = timers.fold(end, f64::min);
            self.pass(next - self.time.steady);
            self.answer_all();
            let sent = self.network.reads_sent - sent;
            assert!(sent < MOST_REQUESTS, "{sent} requests and no rest");
        }
    }

    /// Lets the world come to rest while sessions last: the network is there, the server answers,
    /// and no user does anything.
    pub(super) fn calm_down(&mut self) {
        self.network.is_database_away = false;
        self.locks.are_kept = false;
        self.grant_locks();
        for place in 0..self.tabs.len() {
            if self.tabs[place].is_suspended {
                self.with(place, |tab| tab.resume(false));
                // A hidden page that has resumed does not ask before its user looks at it.
                self.with(place, |tab| tab.show(true));
            }
            self.with(place, Tab::mount);
            if !self.tabs[place].is_online {
                self.with(place, |tab| tab.connect(true));
            }
        }
        self.rest(CALM);
    }

    /// The same, and waits until sessions are over.
    pub(super) fn settle(&mut self) {
        self.calm_down();
        self.rest(LONG);
        // A hidden tab does not ask whether its session has ended.
        for place in 0..self.tabs.len() {
            if !self.tabs[place].is_visible {
                self.with(place, |tab| tab.show(true));
            }
        }
        self.rest(SHORT);
        for tab in &self.tabs {
            assert!(tab.is_idle(), "tab {} waits for ever", tab.key);
            assert!(
                !tab.machine.is_blocked(),
                "tab {} is blocked for ever",
                tab.key
            );
            let is_busy = tab.view().is_refreshing();
            assert!(!is_busy, "tab {} refreshes for ever", tab.key);
            assert_eq!(tab.view().error(), None, "tab {} has given up", tab.key);
        }
    }

    /// What each tab shows.
    pub(super) fn shown(&self) -> Vec<&str> {
        self.tabs.iter().map(|tab| tab.who()).collect()
    }

    pub(super) fn assert_all_show(&self, expected: &str, when: &str) {
        let shown = self.shown();
        let all = shown.iter().all(|shown| *shown == expected);
        assert!(all, "{when}: {shown:?} instead of {expected}");
    }

    pub(super) fn assert_all_show_the_truth(&self) {
        self.assert_all_show(&self.network.who(self.server_time()), "at rest");
    }

    /// Every tab asks the server; then all must show what it says.
    pub(super) fn ask_in_every_tab(&mut self) {
        for place in 0..self.tabs.len() {
            self.with(place, |tab| tab.get_session(true, true));
            self.rest(1_000.0);
        }
        self.assert_all_show(
            &self.network.who(self.server_time()),
            "after all have asked",
        );
    }
}
