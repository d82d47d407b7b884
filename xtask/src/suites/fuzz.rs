//! Random inputs for what comes from outside, for a short time.

use anyhow::Result;

use super::count::Count;
use super::report::Report;
use crate::fuzz::{self, FuzzOptions};

pub(super) fn run(report: &mut Report) -> Result<()> {
    let (passed, failed) = fuzz::run(&FuzzOptions::default())?;
    report.add("cargo xtask fuzz", Count { passed, failed }, failed == 0);
    Ok(())
}
