//! Formatting, lints, documentation and dependencies. Each check counts as one test.

use anyhow::Result;

use super::dependencies;
use super::report::Report;
use crate::setup::{Need, Tools};

pub(super) const NEEDS: [Need; 4] = {
    let [deny, node] = dependencies::NEEDS;
    [Need::Components, Need::WasmTarget, deny, node]
};

/// The packages that are made for browsers.
const IN_BROWSER: [&str; 6] = [
    "--package",
    "yew-authjs",
    "--package",
    "yew-authjs-demo",
    "--package",
    "yew-authjs-probe",
];

pub(super) fn run(tools: &Tools, report: &mut Report) -> Result<()> {
    let mut format = tools.cargo();
    format.args(["fmt", "--all", "--check"]);
    report.run("formatting", format);

    let mut native = tools.cargo();
    native.args([
        "clippy",
        "--workspace",
        "--all-features",
        "--all-targets",
        "--",
        "-Dwarnings",
    ]);
    report.run("clippy, native", native);

    let mut wasm = tools.cargo();
    wasm.args([
        "clippy",
        "--target",
        "wasm32-unknown-unknown",
        "--all-features",
        "--all-targets",
    ])
    .args(IN_BROWSER);
    wasm.args(["--", "-Dwarnings"]);
    report.run("clippy, wasm32", wasm);

    let mut documentation = tools.cargo();
    documentation
        .args(["doc", "--workspace", "--all-features", "--no-deps"])
        .env("RUSTDOCFLAGS", "-Dwarnings");
    report.run("documentation", documentation);

    dependencies::run(tools, report)
}
