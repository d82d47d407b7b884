//! Real tabs in a real browser against real servers.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::count::{Count, playwright_summary};
use super::report::Report;
use super::watch::watch;
use crate::program::run as run_visibly;
use crate::setup::Tools;
use crate::workspace;

pub(super) fn run(tools: &Tools, report: &mut Report) -> Result<()> {
    let target = workspace::target()?;
    let folder = workspace::e2e();
    run_visibly(
        tools
            .cargo()
            .args(["build", "--package", "yew-authjs-demo-server"]),
    )
    .context("the demo server could not be built")?;
    let probe = target.join("e2e/probe");
    build_page(tools, &folder.join("probe"), &probe)?;
    let demo = target.join("e2e/demo");
    build_page(tools, workspace::root(), &demo)?;

    let in_folder = |arguments: &[&str]| -> Command {
        let mut command = tools.command("npx");
        command
            .arg("--no-install")
            .args(arguments)
            .current_dir(&folder);
        command
    };
    report.check(
        "the type check of tests/e2e",
        watch(in_folder(&["tsc", "--noEmit"]), |_| ())?,
    );

    let mut playwright = in_folder(&[
        "playwright",
        "test",
        "--reporter=list",
        "--fail-on-flaky-tests",
    ]);
    playwright
        .env("DEMO_SERVER", target.join("debug/yew-authjs-demo-server"))
        .env("PROBE_DIST", &probe)
        .env("DEMO_DIST", &demo);
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

/// Builds with the dev profile, which shares its results with the browser tests and takes seconds.
fn build_page(tools: &Tools, folder: &Path, dist: &Path) -> Result<()> {
    let mut trunk = tools.trunk();
    trunk
        .arg("build")
        .arg("--dist")
        .arg(dist)
        .current_dir(folder);
    run_visibly(&mut trunk)
        .with_context(|| format!("the page in {} could not be built", folder.display()))
}
