//! The standard library for wasm32-unknown-unknown.

use std::process::Command;

use anyhow::{Context, Result};

use super::rust_flags::{self, OF_TARGET};
use super::rust_src;
use super::sysroot::{TARGET, Toolchain, has_target};
use crate::program::run;
use crate::step::step;
use crate::workspace;

/// Provides the target.
///
/// Returns the flag with which rustc finds it, or `None` if the toolchain has it.
/// Only rustup changes the toolchain: what is built here has a sysroot of its own.
pub(super) fn ensure() -> Result<Option<String>> {
    let toolchain = Toolchain::find()?;
    if has_target(&toolchain.sysroot) {
        println!("wasm32 target: already installed");
        return Ok(None);
    }
    let own = toolchain.own_sysroot()?;
    if has_target(&own) {
        toolchain.link_host(&own)?;
        let flag = rust_flags::sysroot(&own)?;
        announce("already installed, in a sysroot of its own", &flag);
        return Ok(Some(flag));
    }
    println!("wasm32 target: adding it to the toolchain with rustup (about 5 seconds)");
    let mut rustup = Command::new("rustup");
    rustup
        .args(["target", "add", TARGET])
        .current_dir(workspace::root());
    // Whether it is there now counts, not what rustup says: some set-ups only pretend to have
    // rustup.
    if run(&mut rustup).is_ok() && has_target(&toolchain.sysroot) {
        return Ok(None);
    }
    println!("wasm32 target: rustup cannot add it");
    let flag = rust_flags::sysroot(&own)?;
    let build = || rust_src::build_standard_library(&toolchain, &own);
    let doing = "building it from Debian's rust-src, in a folder of its own";
    step("wasm32 target", doing, "about 2 minutes", build).with_context(|| {
        format!(
            "the wasm32 target is missing: run `rustup target add {TARGET}` where rustup can \
             download"
        )
    })?;
    announce("put into a sysroot of its own", &flag);
    Ok(Some(flag))
}

/// Prints what commands that are typed beside `cargo xtask` need.
fn announce(what: &str, flag: &str) {
    println!("wasm32 target: {what}; plain cargo and Trunk need {OF_TARGET}={flag}");
}
