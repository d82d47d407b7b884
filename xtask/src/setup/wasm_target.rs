//! The standard library for wasm32-unknown-unknown.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::rust_src;
use crate::program::{output, run, say};
use crate::workspace;

pub(super) const TARGET: &str = "wasm32-unknown-unknown";

pub(super) fn ensure() -> Result<()> {
    let sysroot = sysroot()?;
    if is_installed(&sysroot) {
        say("wasm32 target: there");
        return Ok(());
    }
    say("wasm32 target: adding it with rustup");
    let mut rustup = Command::new("rustup");
    rustup
        .args(["target", "add", TARGET])
        .current_dir(workspace::root());
    // Whether it is there now counts, not what rustup says: some set-ups only pretend to have rustup.
    if run(&mut rustup).is_ok() && is_installed(&sysroot) {
        return Ok(());
    }
    say(
        "wasm32 target: rustup cannot add it; building it from Debian's rust-src (about 2 minutes)",
    );
    rust_src::build_standard_library(&sysroot).with_context(|| {
        format!("the wasm32 target is missing: run `rustup target add {TARGET}` where rustup can download")
    })
}

/// The folder where the target's libraries belong.
pub(super) fn library_folder(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

/// Looks for the library itself: rustup's list does not know of one that was built here.
fn is_installed(sysroot: &Path) -> bool {
    let Ok(entries) = fs::read_dir(library_folder(sysroot)) else {
        return false;
    };
    entries
        .flatten()
        .any(|entry| is_standard_library(&entry.file_name().to_string_lossy()))
}

fn is_standard_library(file: &str) -> bool {
    file.starts_with("libstd-") && file.ends_with(".rlib")
}

fn sysroot() -> Result<PathBuf> {
    let mut rustc = Command::new("rustc");
    rustc
        .args(["--print", "sysroot"])
        .current_dir(workspace::root());
    let sysroot = output(&mut rustc).context("`rustc` does not run: install Rust with rustup")?;
    Ok(PathBuf::from(sysroot))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_library_itself_counts_as_installed() {
        assert!(is_standard_library("libstd-3df9a3a0b7526e56.rlib"));
        assert!(!is_standard_library("libstd-3df9a3a0b7526e56.rmeta"));
        assert!(!is_standard_library("libstd_detect-3df9a3a0b7526e56.rlib"));
    }
}
