//! The library's package as it is published.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use crate::program::run;
use crate::setup::{Need, Tools};
use crate::workspace;

pub(crate) const NEEDS: [Need; 1] = [Need::WasmTarget];

/// Packs the library, builds it for browsers from the package alone, and returns the folder that
/// the package was unpacked into.
pub(crate) fn build(tools: &Tools) -> Result<PathBuf> {
    let mut package = tools.cargo();
    package
        .args(["package", "--package", "yew-authjs", "--all-features"])
        .args(["--target", "wasm32-unknown-unknown"])
        // What is not committed yet is packed, too, so that it can be tried.
        .args(["--locked", "--allow-dirty"]);
    run(&mut package).context("the package cannot be built from what is in it")?;

    // All packages of the workspace have one version.
    let name = format!("package/yew-authjs-{}", env!("CARGO_PKG_VERSION"));
    let folder = workspace::target()?.join(name);
    ensure!(
        folder.join("Cargo.toml").is_file(),
        "the package was not unpacked into {}",
        folder.display()
    );
    Ok(folder)
}
