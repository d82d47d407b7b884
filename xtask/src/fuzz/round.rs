//! The library's test program, run for one property again and again.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::program::{cargo, not_started};

/// The approximate duration of one run of the test program. A failure is reported at its end.
const ROUND: Duration = Duration::from_secs(20);
/// The inputs of the first run, which shows how long an input takes.
const FIRST: u32 = 500;

/// The result of one property.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) inputs: u64,
    pub(super) has_failed: bool,
}

/// The library's unit tests as a program.
pub(super) struct Program(PathBuf);

impl Program {
    /// Builds it in the profile `fuzz`: optimized, and with every check of a debug build.
    pub(super) fn build() -> Result<Self> {
        let mut build = cargo();
        build.args([
            "test",
            "--package",
            "yew-authjs",
            "--all-features",
            "--profile",
            "fuzz",
            "--lib",
            "--no-run",
            "--message-format",
            "json",
        ]);
        println!(
            "The library's tests are built with optimizations, which takes a few minutes the first time."
        );
        let built = build
            .stderr(Stdio::inherit())
            .output()
            .with_context(|| not_started(&build))?;
        ensure!(built.status.success(), "the tests do not build");
        let program = executable(&String::from_utf8_lossy(&built.stdout));
        program.map(Self).context("cargo has named no test program")
    }

    /// Fails if one of the properties is not there under its name.
    pub(super) fn require(&self, properties: &[String]) -> Result<()> {
        let mut list = Command::new(&self.0);
        list.arg("--list");
        let listed = list.output().with_context(|| not_started(&list))?;
        let listed = String::from_utf8_lossy(&listed.stdout);
        for property in properties {
            let line = format!("{property}: test");
            ensure!(
                listed.lines().any(|test| test == line),
                "{property} is no test"
            );
        }
        Ok(())
    }

    /// Tries random inputs until the time is over or one has failed.
    pub(super) fn try_for(&self, property: &str, share: Duration) -> Result<Outcome> {
        let start = Instant::now();
        let mut outcome = Outcome {
            inputs: 0,
            has_failed: false,
        };
        let mut cases = FIRST;
        while !outcome.has_failed && (outcome.inputs == 0 || start.elapsed() < share) {
            let round = Instant::now();
            outcome.has_failed = !self.round(property, cases)?;
            outcome.inputs += u64::from(cases);
            let left = share.saturating_sub(start.elapsed());
            cases = next_cases(cases, round.elapsed(), left.min(ROUND));
        }
        println!("{:>12} inputs: {property}", outcome.inputs);
        Ok(outcome)
    }

    /// Runs the property once with inputs of its own, and returns whether it held.
    fn round(&self, property: &str, cases: u32) -> Result<bool> {
        let mut test = Command::new(&self.0);
        test.args(["--exact", property])
            .env("PROPTEST_CASES", cases.to_string());
        let ran = test.output().with_context(|| not_started(&test))?;
        if !ran.status.success() {
            println!("{}", String::from_utf8_lossy(&ran.stdout));
            println!("{}", String::from_utf8_lossy(&ran.stderr));
        }
        Ok(ran.status.success())
    }
}

/// Returns how many inputs fit into `room`, if so many took that long.
fn next_cases(cases: u32, took: Duration, room: Duration) -> u32 {
    let fit = f64::from(cases) * room.as_secs_f64() / took.as_secs_f64().max(0.001);
    // The first runs are short, and say little.
    (fit as u32).clamp(1, cases.saturating_mul(20))
}

/// Returns the last program that cargo's messages name.
fn executable(messages: &str) -> Option<PathBuf> {
    let field = "\"executable\":\"";
    let mut paths = messages.lines().filter_map(|line| {
        let (_, rest) = line.split_once(field)?;
        rest.split('"').next()
    });
    paths.next_back().map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_fills_the_room_that_is_left() {
        let seconds = Duration::from_secs;
        assert_eq!(next_cases(500, seconds(1), seconds(10)), 5_000);
        assert_eq!(next_cases(500, seconds(1), seconds(0)), 1);
        assert_eq!(next_cases(500, seconds(0), seconds(20)), 10_000);
    }

    #[test]
    fn the_program_is_the_one_that_cargo_names() {
        let messages = "{\"executable\":null}\n{\"executable\":\"/t/deps/lib-1\",\"fresh\":true}\n";
        assert_eq!(executable(messages), Some(PathBuf::from("/t/deps/lib-1")));
        assert_eq!(executable("{}"), None);
    }
}
