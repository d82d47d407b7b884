//! The pure state machine: what is known, what happened, what follows. No browser, no clock, no randomness.

mod belief;
mod block;
mod changes;
mod event;
mod identity;
mod nudge;
mod queries;
mod reducer;
mod refetch;
mod rendered;
mod schedule;
mod state;
mod unexpected_sign_out;

#[cfg(test)]
mod sample_events;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod simulation_tests;

pub use identity::Identity;
pub use state::SessionState;

pub(crate) use event::{Event, News, RequestId};
pub(crate) use reducer::reduce;
pub(crate) use refetch::backoff;
pub(crate) use schedule::{Plan, Surroundings, plan};
