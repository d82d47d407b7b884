//! The test run: all suites, even if one fails, and one line that sums them up.

mod browser;
mod count;
mod dependencies;
mod doc_links;
mod e2e;
mod examples;
mod failures;
mod fuzz;
mod lint;
mod native;
mod package;
mod report;
mod servers;
mod site;
mod size;
mod watch;

use std::time::Instant;

use anyhow::Result;

use crate::setup::{self, Need, Tools};
use crate::sizes;
use count::Count;
use report::Report;

/// A part of the test run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Suite {
    /// Formatting, lints, documentation and dependencies.
    Lint,
    /// The tests that need no browser.
    Native,
    /// Random inputs for what comes from outside, for a minute.
    Fuzz,
    /// The library's tests inside a browser.
    Browser,
    /// The bytes of the apps that use the library.
    Size,
    /// The library as it is published, built from its package.
    Package,
    /// Real tabs against real servers.
    EndToEnd,
    /// The examples and the template, built from the packaged library.
    Examples,
    /// The guide as a site.
    Site,
    /// The calls against every server that `docs/servers.md` tells of, which writes that page.
    Servers,
}

impl Suite {
    /// Returns the suites that run if none is named.
    pub(crate) const USUAL: [Self; 9] = [
        Self::Lint,
        Self::Native,
        Self::Fuzz,
        Self::Browser,
        Self::Size,
        Self::Package,
        Self::EndToEnd,
        Self::Examples,
        Self::Site,
    ];

    pub(crate) const ALL: [Self; 10] = [
        Self::Lint,
        Self::Native,
        Self::Fuzz,
        Self::Browser,
        Self::Size,
        Self::Package,
        Self::EndToEnd,
        Self::Examples,
        Self::Site,
        Self::Servers,
    ];

    /// Returns the name on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Lint => "lint",
            Self::Native => "native",
            Self::Fuzz => "fuzz",
            Self::Browser => "browser",
            Self::Size => "size",
            Self::Package => "package",
            Self::EndToEnd => "e2e",
            Self::Examples => "examples",
            Self::Site => "site",
            Self::Servers => "servers",
        }
    }

    fn needs(self) -> &'static [Need] {
        match self {
            Self::Lint => &lint::NEEDS,
            Self::Native | Self::Fuzz => &[],
            Self::Browser => &[Need::WasmTarget, Need::WasmBindgen, Need::Chromium],
            Self::Size => &sizes::NEEDS,
            Self::Package => &package::NEEDS,
            Self::EndToEnd => &e2e::NEEDS,
            Self::Examples => &examples::NEEDS,
            Self::Site => &site::NEEDS,
            Self::Servers => &servers::NEEDS,
        }
    }

    fn run(self, tools: &Tools, report: &mut Report) -> Result<()> {
        match self {
            Self::Lint => lint::run(tools, report),
            Self::Native => native::run(tools, report),
            Self::Fuzz => fuzz::run(report),
            Self::Browser => browser::run(tools, report),
            Self::Size => size::run(tools, report),
            Self::Package => package::run(tools, report),
            Self::EndToEnd => e2e::run(tools, report),
            Self::Examples => examples::run(tools, report),
            Self::Site => site::run(tools, report),
            Self::Servers => servers::run(tools, report),
        }
    }
}

/// Runs the suites and returns whether all of their tests passed.
pub(crate) fn run(suites: &[Suite]) -> bool {
    let mut total = Count::default();
    let mut summary = Vec::new();
    for suite in suites {
        println!("\n== {} ==", suite.name());
        let start = Instant::now();
        let mut report = Report::default();
        let result = setup::set_up(suite.needs()).and_then(|tools| suite.run(&tools, &mut report));
        if let Err(error) = result {
            report.fail(format!("{error:#}"));
        }
        report.require_tests();
        summary.push(format!(
            "{}: {}, {} s",
            suite.name(),
            report.count,
            start.elapsed().as_secs()
        ));
        summary.extend(report.problems.iter().map(|problem| format!("  {problem}")));
        summary.extend(
            report
                .skipped
                .iter()
                .map(|sentence| format!("  skipped: {sentence}")),
        );
        total += report.count;
    }
    println!();
    for line in summary {
        println!("{line}");
    }
    // Nothing may be printed after this line.
    println!("{total}");
    total.failed == 0
}
