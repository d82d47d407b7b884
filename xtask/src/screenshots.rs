//! The pictures of the README.

use anyhow::Result;

use crate::end_to_end::{NEEDS, Pages};
use crate::program::run;
use crate::setup;

pub(crate) fn take() -> Result<()> {
    let tools = setup::set_up(&NEEDS)?;
    let pages = Pages::build(&tools)?;
    let mut playwright = pages.playwright(&tools)?;
    playwright.args(["--config", "screenshots.config.ts", "--reporter=list"]);
    run(&mut playwright)?;
    println!("The pictures are in docs/screenshots: look at them before you keep them.");
    Ok(())
}
