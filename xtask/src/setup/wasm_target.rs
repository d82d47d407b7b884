//! The standard library for wasm32-unknown-unknown.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::rust_flags::OF_TARGET;
use super::rust_src;
use super::sysroot::{TARGET, Toolchain, has_target};
use crate::program::{run, say};
use crate::workspace;

/// Provides the target. Returns the sysroot that has it, none if the toolchain itself has it.
///
/// Only rustup changes the toolchain: what is built here has a sysroot of its own.
pub(super) fn ensure() -> Result<Option<PathBuf>> {
    let toolchain = Toolchain::find()?;
    if has_target(&toolchain.sysroot) {
        say("wasm32 target: there");
        return Ok(None);
    }
    let own = toolchain.own_sysroot()?;
    if has_target(&own) {
        toolchain.link_host(&own)?;
        announce("there, in a sysroot of its own", &own);
        return Ok(Some(own));
    }
    say("wasm32 target: adding it with rustup");
    let mut rustup = Command::new("rustup");
    rustup
        .args(["target", "add", TARGET])
        .current_dir(workspace::root());
    // Whether it is there now counts, not what rustup says: some set-ups only pretend to have rustup.
    if run(&mut rustup).is_ok() && has_target(&toolchain.sysroot) {
        return Ok(None);
    }
    say(
        "wasm32 target: rustup cannot add it; building it from Debian's rust-src (about 2 minutes)",
    );
    rust_src::build_standard_library(&toolchain, &own).with_context(|| {
        format!("the wasm32 target is missing: run `rustup target add {TARGET}` where rustup can download")
    })?;
    announce("put into a sysroot of its own", &own);
    Ok(Some(own))
}

/// Says what commands need that are typed beside `cargo xtask`.
fn announce(what: &str, sysroot: &Path) {
    say(&format!(
        "wasm32 target: {what}; plain cargo and Trunk need {OF_TARGET}=--sysroot={}",
        sysroot.display()
    ));
}
