#[path = "schedule_tests/barred.rs"]
mod barred;
#[path = "schedule_tests/bursts.rs"]
mod bursts;
#[path = "schedule_tests/fake_tab.rs"]
mod fake_tab;
#[path = "schedule_tests/first_load.rs"]
mod first_load;
#[path = "schedule_tests/polls.rs"]
mod polls;
#[path = "schedule_tests/several_tabs.rs"]
mod several_tabs;
#[path = "schedule_tests/ties.rs"]
mod ties;
#[path = "schedule_tests/turns.rs"]
mod turns;
#[path = "schedule_tests/wishes.rs"]
mod wishes;

use std::time::Duration;

use super::*;

/// A page in view and on the network, at `now`. It is as late as a tab can be.
fn at(now: Millis) -> Surroundings {
    Surroundings {
        now,
        visible: true,
        online: true,
        stagger: 1.0,
        takes_turns: false,
    }
}

fn hidden(now: Millis) -> Surroundings {
    Surroundings {
        visible: false,
        ..at(now)
    }
}

fn offline(now: Millis) -> Surroundings {
    Surroundings {
        online: false,
        ..at(now)
    }
}

fn polling_every(seconds: u64) -> AuthClientConfig {
    AuthClientConfig {
        refetch_interval: Duration::from_secs(seconds),
        ..AuthClientConfig::default()
    }
}

/// What is next without polls.
fn next(state: &SessionState, here: Surroundings) -> Plan {
    plan(state, &AuthClientConfig::default(), &here)
}
