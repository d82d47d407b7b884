//! Formatting, lints and documentation. Each check counts as one test.

use std::process::Command;

use anyhow::Result;

use super::report::Report;
use crate::program::{say, typed};
use crate::setup::Tools;

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
    check("formatting", format, report);

    let mut native = tools.cargo();
    native.args([
        "clippy",
        "--workspace",
        "--all-features",
        "--all-targets",
        "--",
        "-Dwarnings",
    ]);
    check("clippy, native", native, report);

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
    check("clippy, wasm32", wasm, report);

    let mut documentation = tools.cargo();
    documentation
        .args(["doc", "--workspace", "--all-features", "--no-deps"])
        .env("RUSTDOCFLAGS", "-Dwarnings");
    check("documentation", documentation, report);
    Ok(())
}

fn check(name: &str, mut command: Command, report: &mut Report) {
    say(&format!("$ {}", typed(&command)));
    report.check(name, command.status().is_ok_and(|status| status.success()));
}
