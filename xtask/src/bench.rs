//! Measurements that anyone can repeat. They pass or fail nothing.

use anyhow::Result;

use crate::end_to_end::{NEEDS, Pages, Profile};
use crate::program::{run as run_visibly, say};
use crate::setup;

pub(crate) fn run() -> Result<()> {
    let tools = setup::set_up(&NEEDS)?;
    say("The pages are built for release, which takes a few minutes the first time.");
    let pages = Pages::build(&tools, Profile::Release)?;
    let mut playwright = pages.playwright(&tools)?;
    playwright.args(["--config", "bench.config.ts", "--reporter=line"]);
    run_visibly(&mut playwright)
}
