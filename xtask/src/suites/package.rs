//! The package has all that its build needs.

use anyhow::Result;

use super::report::Report;
use crate::package;
use crate::setup::{Need, Tools};

pub(super) const NEEDS: [Need; 1] = package::NEEDS;

pub(super) fn run(tools: &Tools, report: &mut Report) -> Result<()> {
    package::build(tools)?;
    report.check("the package", true);
    Ok(())
}
