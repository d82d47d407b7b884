//! Counts of tests, read from what the test programs print.

use std::fmt;
use std::ops::AddAssign;

/// Tests that passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) passed: u32,
    pub(super) failed: u32,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Reads the result line that cargo's and wasm-bindgen's test programs end with.
pub(super) fn cargo_result(line: &str) -> Option<Count> {
    let (_, numbers) = line
        .trim()
        .strip_prefix("test result: ")?
        .split_once(". ")?;
    let mut numbers = numbers.split("; ");
    let passed = numbers.next()?.strip_suffix(" passed")?.parse().ok()?;
    let failed = numbers.next()?.strip_suffix(" failed")?.parse().ok()?;
    Some(Count { passed, failed })
}

/// Reads the name of the integration test that cargo announces.
///
/// That is `layers` in `Running tests/layers.rs (...)`.
pub(super) fn announced_test(line: &str) -> Option<&str> {
    let path = line
        .trim()
        .strip_prefix("Running tests/")?
        .split(" (")
        .next()?;
    Some(
        path.strip_suffix("/main.rs")
            .or_else(|| path.strip_suffix(".rs"))
            .unwrap_or(path),
    )
}

/// Reads one line of Playwright's closing summary.
///
/// Only tests that passed at the first attempt count as passed; skipped ones count as neither.
pub(super) fn playwright_summary(line: &str) -> Option<Count> {
    let (number, rest) = line.strip_prefix("  ")?.split_once(' ')?;
    let number = number.parse().ok()?;
    // The time follows: `12 passed (3.4s)`.
    let outcome = rest.split(" (").next()?.trim_end();
    match outcome {
        "passed" => Some(Count {
            passed: number,
            failed: 0,
        }),
        "failed" | "flaky" | "interrupted" | "did not run" => Some(Count {
            passed: 0,
            failed: number,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_says_what_passed_and_failed() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.12s";
        assert_eq!(
            cargo_result(line),
            Some(Count {
                passed: 12,
                failed: 3
            })
        );
        let line =
            "test result: ok. 1 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.00s";
        assert_eq!(
            cargo_result(line),
            Some(Count {
                passed: 1,
                failed: 0
            })
        );
        assert_eq!(cargo_result("test result_is_kept ... ok"), None);
        assert_eq!(cargo_result("no tests to run!"), None);
    }

    #[test]
    fn cargo_announces_integration_tests() {
        let path = "     Running tests/layers.rs (target/debug/deps/layers-0011)";
        assert_eq!(announced_test(path), Some("layers"));
        assert_eq!(
            announced_test("     Running tests/tabs/main.rs (target/x)"),
            Some("tabs")
        );
        assert_eq!(
            announced_test("     Running unittests src/lib.rs (target/x)"),
            None
        );
    }

    #[test]
    fn playwright_says_each_outcome_on_its_own_line() {
        let lines = [
            "  2 failed",
            "  1 flaky",
            "  3 skipped",
            "  4 did not run",
            "  1 interrupted",
            "  12 passed (3.4s)",
        ];
        let mut sum = Count::default();
        for count in lines.into_iter().filter_map(playwright_summary) {
            sum += count;
        }
        assert_eq!(
            sum,
            Count {
                passed: 12,
                failed: 8
            }
        );
        assert_eq!(
            playwright_summary("  ✓  1 sign-in.spec.ts:3:1 › 2 passed (1.0s)"),
            None
        );
        assert_eq!(playwright_summary("    2 failed"), None);
    }
}
