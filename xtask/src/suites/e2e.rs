//! Real tabs in a real browser against real servers.

use std::process::Command;

use anyhow::Result;

use super::count::{Count, playwright_summary};
use super::failures::failed_test;
use super::report::Report;
use super::watch::watch;
use crate::end_to_end::{self, Pages, npx};
use crate::setup::{Need, Tools};

pub(super) const NEEDS: [Need; 6] = end_to_end::needs_with(Need::Servers);

pub(super) fn run(tools: &Tools, report: &mut Report) -> Result<()> {
    let pages = Pages::build(tools)?;
    report.check(
        "the type check of tests/e2e",
        watch(npx(tools, &["tsc", "--noEmit"]), |_| ())?,
    );
    run_playwright(pages.playwright(tools)?, report)
}

/// Runs `playwright test` with the reporters that its configuration names.
pub(super) fn run_playwright(mut playwright: Command, report: &mut Report) -> Result<()> {
    playwright.arg("--fail-on-flaky-tests");
    let mut count = Count::default();
    let succeeded = watch(playwright, |line| {
        count += playwright_summary(line).unwrap_or_default();
        report.name_failure(failed_test(line));
    })?;
    if count == Count::default() {
        report.fail("Playwright ran no tests".to_owned());
    }
    report.add("playwright test", count, succeeded);
    Ok(())
}
