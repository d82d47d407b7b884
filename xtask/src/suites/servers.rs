//! The library against every server that `docs/servers.md` tells of, and that page; and the servers
//! of the examples.

use anyhow::Result;

use super::e2e::run_playwright;
use super::report::Report;
use crate::end_to_end::{self, Pages};
use crate::examples::Examples;
use crate::setup::{Need, Tools};

pub(super) const NEEDS: [Need; 6] = end_to_end::needs_with(Need::EveryServer);

/// The apps that the examples' servers are tried with.
const APPS: [&str; 2] = ["minimal", "router-guards"];

pub(super) fn run(tools: &Tools, report: &mut Report) -> Result<()> {
    let examples = Examples::prepare(tools)?;
    for app in APPS {
        report.run(&format!("the build of {app}"), examples.build(tools, app));
    }
    let mut playwright = Pages::build(tools)?.playwright(tools)?;
    playwright
        .args(["--config", "servers.config.ts"])
        .env("SERVERS_TABLE", "write");
    run_playwright(examples.equip(playwright), report)
}
