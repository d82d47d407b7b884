//! What is built with, and what is known of it: licenses, sources and security advisories.

mod crates;
mod npm;

use std::env;

use anyhow::Result;

use super::report::Report;
use crate::setup::{Need, Tools};

pub(super) const NEEDS: [Need; 2] = [Need::CargoDeny, Need::Node];

pub(super) fn run(tools: &Tools, report: &mut Report) -> Result<()> {
    crates::check(tools, report);
    npm::check(tools, report)
}

/// Reports that advisories about `what` are out of reach.
fn not_asked(what: &str, report: &mut Report) {
    conclude(what, on_github(), report);
}

/// Returns `true` in the run that every change has to pass.
///
/// There the network has all advisories, and a check that is left out would stay out.
fn on_github() -> bool {
    env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true")
}

fn conclude(what: &str, must_be_asked: bool, report: &mut Report) {
    let sentence = format!("known vulnerabilities of {what} were not checked: out of reach");
    if must_be_asked {
        report.fail(sentence);
    } else {
        report.skip(sentence);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advisories_out_of_reach_are_told_and_fail_where_they_must_be_asked() {
        for must_be_asked in [false, true] {
            let mut report = Report::default();
            conclude("crates", must_be_asked, &mut report);
            let (told, other) = if must_be_asked {
                (&report.problems, &report.skipped)
            } else {
                (&report.skipped, &report.problems)
            };
            assert!(told[0].contains("crates"), "{told:?}");
            assert!(other.is_empty(), "{other:?}");
            assert_eq!(report.count.failed, u32::from(must_be_asked));
            assert_eq!(report.count.passed, 0);
        }
    }
}
