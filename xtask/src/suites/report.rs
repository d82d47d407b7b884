//! The results of a suite.

use std::process::Command;

use super::count::Count;
use crate::program::run;

/// The tests that ran, and messages about what went wrong beside them.
#[derive(Debug, Default)]
pub(super) struct Report {
    pub(super) count: Count,
    pub(super) problems: Vec<String>,
    /// Sentences about checks that could not be made.
    pub(super) skipped: Vec<String>,
}

impl Report {
    /// Counts a check that either holds or does not as one test.
    pub(super) fn check(&mut self, name: &str, holds: bool) {
        if holds {
            self.count.passed += 1;
        } else {
            self.fail(format!("{name} failed"));
        }
    }

    /// Shows the command, runs it, and counts its success as one test.
    pub(super) fn run(&mut self, name: &str, mut command: Command) {
        self.check(name, run(&mut command).is_ok());
    }

    /// Notes a check that could not be made, which counts as neither.
    pub(super) fn skip(&mut self, sentence: String) {
        println!("skipped: {sentence}");
        self.skipped.push(sentence);
    }

    /// Counts something that prevented tests as one failed test.
    pub(super) fn fail(&mut self, problem: String) {
        self.count.failed += 1;
        self.problems.push(problem);
    }

    /// Notes the name of a failed test, which the command's count has.
    pub(super) fn name_failure(&mut self, test: Option<&str>) {
        self.problems
            .extend(test.map(|name| format!("failed: {name}")));
    }

    /// Adds the tests of one command.
    ///
    /// A command that failed without a failed test counts as a failed test itself.
    pub(super) fn add(&mut self, command: &str, count: Count, succeeded: bool) {
        self.count += count;
        if !succeeded && count.failed == 0 {
            self.fail(format!("`{command}` failed outside of its tests"));
        }
    }

    /// Counts a suite that ran no test as failed.
    pub(super) fn require_tests(&mut self) {
        if self.count == Count::default() {
            self.fail("the suite ran no tests".to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suite_without_tests_fails() {
        let mut report = Report::default();
        report.require_tests();
        assert_eq!(
            report.count,
            Count {
                passed: 0,
                failed: 1
            }
        );
        report.require_tests();
        assert_eq!(report.count.failed, 1);
    }

    #[test]
    fn a_command_that_fails_is_never_a_success() {
        let mut report = Report::default();
        report.add(
            "cargo test",
            Count {
                passed: 3,
                failed: 0,
            },
            false,
        );
        assert_eq!(
            report.count,
            Count {
                passed: 3,
                failed: 1
            }
        );
        report.add(
            "cargo test",
            Count {
                passed: 1,
                failed: 2,
            },
            false,
        );
        assert_eq!(
            report.count,
            Count {
                passed: 4,
                failed: 3
            }
        );
        assert_eq!(report.problems.len(), 1);
    }
}
