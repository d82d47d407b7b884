//! rustfmt and clippy.

use std::process::Command;

use anyhow::{Result, bail};

use crate::program::{cargo, output, run};

pub(super) fn ensure() -> Result<()> {
    if are_there() {
        println!("rustfmt and clippy: already installed");
        return Ok(());
    }
    println!("rustfmt and clippy: adding them with rustup");
    let added = run(Command::new("rustup").args(["component", "add", "rustfmt", "clippy"]));
    if added.is_ok() && are_there() {
        return Ok(());
    }
    bail!(
        "rustfmt or clippy is missing: run `rustup component add rustfmt clippy`, or install your distribution's packages of them"
    )
}

fn are_there() -> bool {
    ["fmt", "clippy"]
        .iter()
        .all(|name| output(cargo().args([name, "--version"])).is_some())
}
