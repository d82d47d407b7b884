//! Random inputs for what reads addresses, messages of other tabs and answers of servers, for as
//! long as wanted. `cargo test` tries a few hundred of each; this says how many it has tried.

mod properties;
mod round;

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use round::{Outcome, Program};

/// How long to try.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FuzzOptions {
    pub(crate) minutes: u32,
}

impl Default for FuzzOptions {
    fn default() -> Self {
        Self { minutes: 1 }
    }
}

/// Tries every property for its share of the time, and returns how many failed of how many.
pub(crate) fn run(options: &FuzzOptions) -> Result<(u32, u32)> {
    let properties = properties::find()?;
    let program = Program::build()?;
    program.require(&properties)?;
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let total = Duration::from_secs(60 * u64::from(options.minutes));
    let share = total * u32::try_from(threads)? / u32::try_from(properties.len())?;
    println!(
        "{} properties, {:.0} s each, {threads} at a time",
        properties.len(),
        share.as_secs_f64()
    );
    let waiting = Mutex::new(properties.into_iter().collect::<VecDeque<_>>());
    let next = || {
        let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.pop_front()
    };
    let outcomes = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(property) = next() {
                    let outcome = program.try_for(&property, share);
                    let mut outcomes = outcomes.lock().unwrap_or_else(PoisonError::into_inner);
                    outcomes.push(outcome);
                }
            });
        }
    });
    let outcomes = outcomes
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    conclude(outcomes.into_iter().collect::<Result<Vec<_>>>()?)
}

fn conclude(outcomes: Vec<Outcome>) -> Result<(u32, u32)> {
    let inputs: u64 = outcomes.iter().map(|outcome| outcome.inputs).sum();
    let failed = outcomes.iter().filter(|outcome| outcome.has_failed).count();
    println!(
        "{inputs} inputs in {} properties, {failed} failed",
        outcomes.len()
    );
    let count = |count: usize| u32::try_from(count).context("there are too many properties");
    Ok((count(outcomes.len() - failed)?, count(failed)?))
}
