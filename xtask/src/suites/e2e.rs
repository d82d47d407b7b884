//! Real tabs in a real browser against real servers.

use anyhow::Result;

use super::count::{Count, playwright_summary};
use super::report::Report;
use super::watch::watch;
use crate::end_to_end::{Pages, npx};
use crate::setup::Tools;

pub(super) fn run(tools: &Tools, report: &mut Report) -> Result<()> {
    let pages = Pages::build(tools)?;
    report.check(
        "the type check of tests/e2e",
        watch(npx(tools, &["tsc", "--noEmit"]), |_| ())?,
    );

    let mut playwright = pages.playwright(tools)?;
    playwright.args(["--reporter=list", "--fail-on-flaky-tests"]);
    let mut count = Count::default();
    let succeeded = watch(playwright, |line| {
        count += playwright_summary(line).unwrap_or_default()
    })?;
    if count == Count::default() {
        report.fail("Playwright ran no tests".to_owned());
    }
    report.add("playwright test", count, succeeded);
    Ok(())
}
