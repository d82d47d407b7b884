//! The examples and the template, built from the packaged library and tried in a browser.

use anyhow::Result;

use super::e2e::run_playwright;
use super::report::Report;
use crate::end_to_end::{self, npx};
use crate::examples::Examples;
use crate::setup::{Need, Tools};

pub(super) const NEEDS: [Need; 6] = end_to_end::needs_with(Need::ExampleServers);

pub(super) fn run(tools: &Tools, report: &mut Report) -> Result<()> {
    let examples = Examples::prepare(tools)?;
    for app in &examples.apps {
        report.run(&format!("the build of {app}"), examples.build(tools, app));
    }
    let playwright = npx(
        tools,
        &["playwright", "test", "--config", "examples.config.ts"],
    );
    run_playwright(examples.equip(playwright), report)
}
