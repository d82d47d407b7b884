//! The recorded replies of a real Auth.js server, which the library's native tests read.

use anyhow::{Context, Result};

use crate::program::run;
use crate::setup::{self, Need};
use crate::workspace;

/// Records the replies again.
///
/// A difference is a change of the protocol, to be reviewed like code. The conformance tests fail
/// as long as the files are not what the server answers.
pub(crate) fn record() -> Result<()> {
    let tools = setup::set_up(&[Need::NpmPackages])?;
    let mut node = tools.command("node");
    node.arg("record-fixtures.mjs")
        .current_dir(workspace::e2e());
    run(&mut node).context("the replies could not be recorded")
}
