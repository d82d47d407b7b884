//! Where the workspace and its build results are.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Returns the workspace's root folder.
pub(crate) fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// Returns the folder with the end-to-end tests.
pub(crate) fn e2e() -> PathBuf {
    root().join("tests/e2e")
}

/// Cargo's target folder: this program runs from inside it, wherever it was configured to be.
pub(crate) fn target() -> Result<PathBuf> {
    let program = env::current_exe().context("the path of xtask itself is unknown")?;
    let target = program.parent().and_then(Path::parent);
    Ok(target
        .context("xtask does not run from a target folder")?
        .to_owned())
}
