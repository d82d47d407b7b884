//! Up to five tabs, one browser and one server, in any order of events: what must be true whatever happens.
//!
//! The tabs run the real core; around it stands what `client` does, without a browser.
#![cfg(not(target_arch = "wasm32"))]

mod calls;
mod clock;
mod ending;
mod floods;
mod hidden;
mod idle;
mod letter;
mod network;
mod oracle;
mod outage;
mod passing;
mod polling;
mod properties;
mod races;
mod step;
mod tab;
mod turns;
mod world;

use crate::types::Millis;

/// Both clocks of a machine.
#[derive(Clone, Copy, Debug)]
struct Time {
    /// What the tabs see; it may be set.
    wall: Millis,
    /// What timers go by.
    steady: Millis,
}

impl Time {
    fn at(self, steady: Millis) -> Self {
        Self {
            wall: self.wall + (steady - self.steady),
            steady,
        }
    }
}
