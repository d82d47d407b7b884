//! How many bytes the library adds to an app, beside the same app with React.

use std::process::Command;

use anyhow::{Context, Result};

use crate::program::{run as run_visibly, say};
use crate::setup::{self, Need, Tools};
use crate::workspace;

pub(crate) const NEEDS: [Need; 3] = [Need::WasmTarget, Need::WasmBindgen, Need::NpmPackages];

/// The apps in `tests/sizes`, from the smallest.
const APPS: [&str; 4] = ["bare", "session", "buttons", "everything"];

/// Measures, and writes down what was measured.
pub(crate) fn run() -> Result<()> {
    let tools = setup::set_up(&NEEDS)?;
    run_visibly(&mut measure(&tools)?)
}

/// Builds the apps as one would publish them, and returns the command that measures them.
pub(crate) fn measure(tools: &Tools) -> Result<Command> {
    say("The apps are built for release, which takes a few minutes the first time.");
    run_visibly(tools.cargo().args([
        "build",
        "--release",
        "--target",
        "wasm32-unknown-unknown",
        "--package",
        "yew-authjs-sizes",
    ]))
    .context("the apps could not be built")?;
    let target = workspace::target()?;
    let folder = target.join("sizes");
    for app in APPS {
        let mut bindgen = tools.command("wasm-bindgen");
        bindgen
            .args(["--target", "web", "--no-typescript", "--out-name", "app"])
            .args(["--remove-name-section", "--remove-producers-section"])
            .arg("--out-dir")
            .arg(folder.join(app))
            .arg(target.join(format!("wasm32-unknown-unknown/release/{app}.wasm")));
        run_visibly(&mut bindgen)?;
    }
    let mut node = tools.command("node");
    node.arg("sizes/measure.mjs")
        .arg(&folder)
        .current_dir(workspace::e2e());
    Ok(node)
}
