//! Tests without a browser: unit tests, integration tests, and examples in the documentation.

use anyhow::Result;

use super::count::{Count, cargo_result};
use super::failures::failed_test;
use super::report::Report;
use super::watch::watch;
use crate::setup::Tools;

pub(super) fn run(tools: &Tools, report: &mut Report) -> Result<()> {
    let mut test = tools.cargo();
    test.args(["test", "--workspace", "--all-features", "--no-fail-fast"])
        // It has no tests, and an app for each component, which would all be linked.
        .args(["--exclude", "yew-authjs-sizes"]);
    let mut count = Count::default();
    let succeeded = watch(test, |line| {
        count += cargo_result(line).unwrap_or_default();
        report.name_failure(failed_test(line));
    })?;
    report.add("cargo test", count, succeeded);
    Ok(())
}
