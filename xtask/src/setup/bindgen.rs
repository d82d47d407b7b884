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
    let own = workspace::target()?.join("debug").join(PACKAGE);
    let mut place = tool.find()?;
    // Once it was built here, there is no need to look again at every start.
    if place.is_none() && !own.is_file() {
        place = tool.download()?;
    }
    if let Some(place) = place {
        return Ok(place.folder().unwrap_or_default().join(PROGRAM));
    }
    let takes = "the first time about 40 seconds";
    step(PACKAGE, "building it", takes, || {
        run(cargo().args(["build", "--package", PACKAGE]))
    })?;
    Ok(own)
}
