//! How time passes.

use super::Millis;
use super::network::TIMEOUT;
use super::tab::Tab;
use super::world::{End, World};

impl World {
    /// Lets `wait` pass; timers fire and requests run out of time on the way.
    pub(super) fn pass(&mut self, wait: Millis) {
        let end = self.time.steady + wait;
        loop {
            let timers = self.tabs.iter().filter_map(|tab| tab.timer);
            let requests = self.network.under_way.iter();
            let time_outs = requests.map(|request| request.sent.steady + TIMEOUT);
            let next = timers.chain(time_outs).fold(f64::INFINITY, f64::min);
            if next > end {
                break;
            }
            self.time = self.time.at(next.max(self.time.steady));
            self.fire();
        }
        self.time = self.time.at(end);
    }

    fn fire(&mut self) {
        let now = self.time.steady;
        while let Some(place) = self
            .network
            .under_way
            .iter()
            .position(|request| request.sent.steady + TIMEOUT <= now)
        {
            self.end_request(place, End::Failed);
        }
        for place in 0..self.tabs.len() {
            if self.tabs[place].timer.is_some_and(|at| at <= now) {
                self.with(place, Tab::wake);
            }
        }
    }
}
