//! Formatting, lints, documentation, spelling and dependencies. Each check counts as one test.

use std::fs;
use std::process::Command;

use anyhow::Result;

use super::report::Report;
use super::{dependencies, doc_links};
use crate::program::on_path;
use crate::setup::{Need, Tools};
use crate::workspace;

pub(super) const NEEDS: [Need; 4] = {
    let [deny, node] = dependencies::NEEDS;
    [Need::Components, Need::WasmTarget, deny, node]
};

/// The library, as its documentation names it.
const LIBRARY: &str = "yew_authjs";

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

    documentation(tools, report)?;
    spelling(report);
    dependencies::run(tools, report)
}

/// Builds the documentation, and follows its links.
fn documentation(tools: &Tools, report: &mut Report) -> Result<()> {
    let folder = workspace::target()?.join("doc");
    // Pages of items that are gone would stay, and so would their links.
    let _ = fs::remove_dir_all(folder.join(LIBRARY));
    let mut documentation = tools.cargo();
    documentation
        .args(["doc", "--workspace", "--all-features", "--no-deps"])
        .env("RUSTDOCFLAGS", "-Dwarnings");
    report.run("documentation", documentation);

    let dead = doc_links::dead(&folder, LIBRARY)?;
    for link in &dead {
        println!("dead link: {link}");
    }
    report.check("links of the documentation", dead.is_empty());
    Ok(())
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
