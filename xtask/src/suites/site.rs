//! The guide's site: its links, its search, its accessibility, and the demo in it.

use anyhow::Result;

use super::e2e::run_playwright;
use super::report::Report;
use crate::end_to_end::{Profile, npx};
use crate::setup::{Need, Tools};
use crate::site;

pub(super) const NEEDS: [Need; 6] = {
    let [target, bindgen, trunk, mdbook] = site::NEEDS;
    [
        target,
        bindgen,
        trunk,
        mdbook,
        Need::Chromium,
        Need::NpmPackages,
    ]
};

pub(super) fn run(tools: &Tools, report: &mut Report) -> Result<()> {
    let site = site::build(tools, Profile::Dev)?;
    let mut playwright = npx(tools, &["playwright", "test", "--config", "site.config.ts"]);
    playwright.env("SITE_DIST", site);
    run_playwright(playwright, report)
}
