//! Up to five tabs, one browser and one server, in any order of events: what must be true whatever
//! happens. The tabs run the machine that ships.

#![allow(
    clippy::struct_excessive_bools,
    reason = "a simulated world has many switches, independent of one another"
)]

mod actions;
mod delivery;
mod ending;
mod floods;
mod hidden;
mod idle;
mod locks;
mod network;
mod observer;
mod oracle;
mod outage;
mod passing;
mod polling;
mod properties;
mod races;
mod step;
mod tab;
mod world;

use std::time::Duration;

use crate::types::Timestamp;

/// Milliseconds.
type Millis = f64;

/// Both clocks of a machine, in milliseconds.
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

    fn now(self) -> Timestamp {
        Timestamp::from_millis(self.wall)
    }

    fn age(self) -> Duration {
        Duration::from_micros((self.steady * 1_000.0) as u64)
    }
}
