//! Formatting, lints, documentation, spelling and dependencies. Each check counts as one test.

use std::process::Command;

use anyhow::Result;

use super::dependencies;
use super::report::Report;
use crate::program::on_path;
use crate::setup::{Need, Tools};
use crate::workspace;

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

    // The library has one feature: without it, and with it above, are all there is.
    let mut plain = tools.cargo();
    plain.args(["clippy", "--target", "wasm32-unknown-unknown"]);
    plain.args(["--package", "yew-authjs", "--all-targets"]);
    plain.args(["--", "-Dwarnings"]);
    report.run("clippy, without features", plain);

    let mut documentation = tools.cargo();
    documentation
        .args(["doc", "--workspace", "--all-features", "--no-deps"])
        .env("RUSTDOCFLAGS", "-Dwarnings");
    report.run("documentation", documentation);

    spelling(report);
    dependencies::run(tools, report)
}

/// Looks for spelling mistakes with `typos`, where it is installed. On GitHub its action does it.
fn spelling(report: &mut Report) {
    if on_path(&["typos"]).is_some() {
        let mut typos = Command::new("typos");
        typos.current_dir(workspace::root());
        report.run("spelling", typos);
    } else {
        report.skip("spelling: `typos` is not installed (pip install typos)".to_owned());
    }
}
