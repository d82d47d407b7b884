//! The app of the README with what makes it smaller beside cargo's profile, for
//! `docs/guide/smallest-build.md`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::program::{output, run as run_visibly};
use crate::setup::{self, Tools};
use crate::workspace;

/// The apps: that of the README, and the same with another allocator.
const APPS: [&str; 3] = ["buttons", "talc", "lol_alloc"];

/// The flags of the guide that leave out what a panic would print.
const FLAGS: [&str; 4] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
];

/// The arguments of the guide that build the standard library, too.
const REBUILD: [&str; 2] = [
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
];

/// Builds each app with rustup's standard library and with one of its own, and writes the table.
pub(crate) fn run() -> Result<()> {
    check_source()?;
    let tools = setup::set_up(&super::NEEDS)?;
    println!("The app is built six times, about a minute each.");
    for app in APPS {
        build(&tools, app, app, &[], &[])?;
        build(&tools, app, &format!("{app}-rebuilt"), &FLAGS, &REBUILD)?;
    }
    let mut node = tools.command("node");
    node.arg("sizes/smallest.mjs")
        .arg(folder()?)
        .current_dir(workspace::e2e());
    run_visibly(&mut node)
}

/// Checks that the toolchain has the source of the standard library.
fn check_source() -> Result<()> {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]));
    let library =
        Path::new(&sysroot.unwrap_or_default()).join("lib/rustlib/src/rust/library/std/Cargo.toml");
    ensure!(
        library.is_file(),
        "the source of the standard library is missing; run `rustup component add rust-src`"
    );
    Ok(())
}

fn folder() -> Result<PathBuf> {
    Ok(workspace::target()?.join("sizes/smallest"))
}

fn build(tools: &Tools, app: &str, name: &str, flags: &[&str], more: &[&str]) -> Result<()> {
    let mut cargo = tools.cargo_with_flags(flags);
    cargo
        .args(["build", "--release", "--target", "wasm32-unknown-unknown"])
        .args(["--package", "yew-authjs-sizes", "--features", "allocators"])
        .args(["--bin", app])
        .args(more)
        // A stable compiler lets its own standard library be built with these flags.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", folder()?.join("target"));
    run_visibly(&mut cargo).context("the app could not be built")?;
    let built = folder()?.join("target/wasm32-unknown-unknown/release");
    super::bind(tools, &built, app, &folder()?.join(name), &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guide_has_every_flag_and_every_allocator() {
        let chapter = include_str!("../../../docs/guide/smallest-build.md");
        for flag in FLAGS.iter().chain(&REBUILD) {
            assert!(chapter.contains(flag), "{flag}");
        }
        for app in &APPS[1..] {
            let file = workspace::root().join(format!("tests/sizes/src/bin/{app}.rs"));
            let text = std::fs::read_to_string(file).unwrap();
            let (_, line) = text.split_once("static ALLOCATOR").unwrap();
            let (line, _) = line.split_once(';').unwrap();
            let words = |text: &str| text.split_whitespace().collect::<String>();
            assert!(words(chapter).contains(&words(line)), "{line}");
        }
    }
}
