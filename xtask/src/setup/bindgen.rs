//! wasm-bindgen for pages: the program if there is one, or else one that compiles sooner.

use std::path::PathBuf;

use anyhow::Result;

use super::cargo_tools;
use crate::program::{cargo, run};
use crate::step::step;
use crate::workspace;

const PROGRAM: &str = "wasm-bindgen";

/// The package around the library of `wasm-bindgen-cli`.
const PACKAGE: &str = "xtask-bindgen";

/// Returns a program that takes the options of `wasm-bindgen`.
pub(super) fn ensure() -> Result<PathBuf> {
    let tool = cargo_tools::wasm_bindgen()?.with_only(&[PROGRAM]);
    if let Some(place) = tool.find_or_download()? {
        let folder = place.folder().unwrap_or_default();
        return Ok(folder.join(PROGRAM));
    }
    step(PACKAGE, "building it", "about 40 seconds, once", || {
        run(cargo().args(["build", "--package", PACKAGE]))
    })?;
    Ok(workspace::target()?.join("debug").join(PACKAGE))
}
