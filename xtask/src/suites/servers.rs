//! The library against every server that `docs/servers.md` tells of, and that page.

use anyhow::Result;

use super::e2e::run_playwright;
use super::report::Report;
use crate::end_to_end::{self, Pages};
use crate::setup::{Need, Tools};

pub(super) const NEEDS: [Need; 6] = end_to_end::needs_with(Need::EveryServer);

pub(super) fn run(tools: &Tools, report: &mut Report) -> Result<()> {
    let mut playwright = Pages::build(tools)?.playwright(tools)?;
    playwright
        .args(["--config", "servers.config.ts"])
        .env("SERVERS_TABLE", "write");
    run_playwright(playwright, report)
}
