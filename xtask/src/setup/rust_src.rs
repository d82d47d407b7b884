//! Builds the wasm32 standard library from source, where rustup cannot download it but Debian's archive is in reach.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::debian_archive;
use super::wasm_target::{TARGET, library_folder};
use crate::program::{cargo, output, run, say};
use crate::workspace;

/// Puts the target's libraries into the sysroot, or leaves the sysroot as it was.
pub(super) fn build_standard_library(sysroot: &Path) -> Result<()> {
    let folder = workspace::target()?.join("rust-src");
    start_afresh(&folder)?;
    let source = Source::provide(sysroot, &folder)?;
    let built = compile(&folder);
    source.remove()?;
    copy_libraries(&built?, &library_folder(sysroot))?;
    say(&format!(
        "wasm32 target: put into {}",
        library_folder(sysroot).display()
    ));
    fs::remove_dir_all(&folder).context("the build folder cannot be removed")
}

/// The library's source at the place where cargo looks for it.
struct Source {
    /// Set when it was put there for this build alone: rustup would stumble over files that it does not know.
    borrowed: Option<PathBuf>,
}

impl Source {
    fn provide(sysroot: &Path, folder: &Path) -> Result<Self> {
        let place = sysroot.join("lib/rustlib/src/rust");
        if place.join("library/std/Cargo.toml").is_file() {
            return Ok(Self { borrowed: None });
        }
        let library = debian_archive::rust_library(&rustc_release()?, folder)?;
        let source = Self {
            borrowed: Some(place.clone()),
        };
        fs::create_dir_all(&place)
            .with_context(|| format!("{} cannot be written", place.display()))?;
        match run(Command::new("cp").arg("-R").arg(library).arg(&place)) {
            Ok(()) => Ok(source),
            Err(error) => source.remove().and(Err(error)),
        }
    }

    fn remove(self) -> Result<()> {
        let Some(place) = self.borrowed else {
            return Ok(());
        };
        fs::remove_dir_all(&place)
            .with_context(|| format!("{} cannot be removed", place.display()))?;
        if let Some(parent) = place.parent() {
            // Stays if it holds anything else.
            let _ = fs::remove_dir(parent);
        }
        Ok(())
    }
}

/// `1.95.0`
fn rustc_release() -> Result<String> {
    let version = output(
        Command::new("rustc")
            .arg("-vV")
            .current_dir(workspace::root()),
    );
    let version = version.context("`rustc` does not run: install Rust with rustup")?;
    let release = version
        .lines()
        .find_map(|line| line.strip_prefix("release: "));
    Ok(release.context("`rustc -vV` names no release")?.to_owned())
}

/// Builds the standard library as a by-product of an empty crate. Returns the folder with the results.
fn compile(folder: &Path) -> Result<PathBuf> {
    let package = folder.join("empty");
    fs::create_dir_all(package.join("src"))?;
    fs::write(package.join("src/lib.rs"), "")?;
    // A workspace of its own, because it lies inside another one's target folder.
    fs::write(
        package.join("Cargo.toml"),
        format!(
            "[package]\nname = \"{EMPTY}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n"
        ),
    )?;
    let target = folder.join("target");
    let mut build = cargo();
    build
        .args(["build", "--release", "--target", TARGET])
        .arg("-Zbuild-std=std,panic_abort,test,proc_macro")
        .current_dir(&package)
        .env("CARGO_TARGET_DIR", &target)
        // A stable toolchain lets its own standard library be built this way.
        .env("RUSTC_BOOTSTRAP", "1")
        // Release builds with link-time optimisation need the bitcode.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "1");
    run(&mut build)?;
    Ok(target.join(TARGET).join("release/deps"))
}

const EMPTY: &str = "empty";

/// Copies beside the final place and moves there, so that an interrupted copy never looks finished.
fn copy_libraries(built: &Path, place: &Path) -> Result<()> {
    let partial = place.with_file_name("lib.partial");
    start_afresh(&partial)?;
    let mut copied = 0;
    for entry in fs::read_dir(built)? {
        let file = entry?.file_name();
        if is_library(&file.to_string_lossy()) {
            fs::copy(built.join(&file), partial.join(&file))?;
            copied += 1;
        }
    }
    ensure!(
        copied > 0,
        "the build left no libraries in {}",
        built.display()
    );
    if place.exists() {
        // Without libstd in it, or nobody would have come here.
        fs::remove_dir_all(place)?;
    }
    fs::rename(&partial, place).with_context(|| format!("{} cannot be written", place.display()))
}

fn is_library(file: &str) -> bool {
    file.ends_with(".rlib") && !file.starts_with(&format!("lib{EMPTY}-"))
}

fn start_afresh(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be written", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_empty_crate_and_metadata_stay_behind() {
        assert!(is_library("libstd-0011.rlib"));
        assert!(!is_library("libempty-0011.rlib"));
        assert!(!is_library("libstd-0011.rmeta"));
        assert!(!is_library("std-0011.d"));
    }
}
