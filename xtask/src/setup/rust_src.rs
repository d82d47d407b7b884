//! Builds the wasm32 standard library from source, where rustup cannot download it but Debian's
//! archive is in reach.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::debian_archive;
use super::sysroot::{TARGET, Toolchain, library_folder};
use crate::program::{cargo, run};
use crate::workspace;

/// Where cargo looks for the library's source, below a sysroot.
const SOURCE: &str = "lib/rustlib/src/rust";

/// Makes a sysroot at `place` with the target's libraries. The toolchain is only read.
///
/// It grows beside the final place and moves there, so that an interrupted build never looks
/// finished.
pub(super) fn build_standard_library(toolchain: &Toolchain, place: &Path) -> Result<()> {
    let folder = workspace::target()?.join("rust-src");
    start_afresh(&folder)?;
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let partial = place.with_file_name(format!("{name}.partial"));
    start_afresh(&partial)?;
    provide_source(toolchain, &partial, &folder)?;
    toolchain.link_host(&partial)?;
    let built = compile(toolchain, &partial, &folder)?;
    copy_libraries(&built, &library_folder(&partial))?;
    remove(&partial.join("lib/rustlib/src"))?;
    remove(place)?;
    fs::rename(&partial, place)
        .with_context(|| format!("{} cannot be written", place.display()))?;
    remove(&folder)
}

/// Puts the library's source where cargo looks for it: the toolchain's, or else Debian's.
fn provide_source(toolchain: &Toolchain, sysroot: &Path, folder: &Path) -> Result<()> {
    let place = sysroot.join(SOURCE);
    fs::create_dir_all(&place).with_context(|| format!("{} cannot be written", place.display()))?;
    let mut library = toolchain.sysroot.join(SOURCE).join("library");
    if !library.join("std/Cargo.toml").is_file() {
        library = debian_archive::rust_library(&toolchain.release, folder)?;
    }
    run(Command::new("cp").arg("-R").arg(library).arg(&place))
}

/// Builds the standard library as a by-product of an empty crate. Returns the folder with the
/// results.
fn compile(toolchain: &Toolchain, sysroot: &Path, folder: &Path) -> Result<PathBuf> {
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
    let flags = [
        // Release builds with link-time optimisation need the bitcode.
        "-Cembed-bitcode=yes".to_owned(),
        // The paths that rustup's libraries have, and not some of this machine, in every app.
        format!(
            "--remap-path-prefix={}=/rustc/{}",
            sysroot.join(SOURCE).display(),
            toolchain.commit
        ),
    ];
    let mut build = cargo();
    build
        .args(["build", "--release", "--target", TARGET])
        .arg("-Zbuild-std=std,panic_abort,test,proc_macro")
        .current_dir(&package)
        .env("CARGO_TARGET_DIR", &target)
        .env("RUSTC", compiler(folder)?)
        .env("XTASK_SYSROOT", sysroot)
        // A stable toolchain lets its own standard library be built this way.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "1");
    run(&mut build)?;
    Ok(target.join(TARGET).join("release/deps"))
}

const EMPTY: &str = "empty";

/// Writes a compiler that has another sysroot.
///
/// Cargo asks the compiler where the library's source is, and passes no flags with the question.
fn compiler(folder: &Path) -> Result<PathBuf> {
    let script = folder.join("rustc");
    fs::write(
        &script,
        "#!/bin/sh\nexec rustc --sysroot \"$XTASK_SYSROOT\" \"$@\"\n",
    )?;
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755))?;
    Ok(script)
}

fn copy_libraries(built: &Path, place: &Path) -> Result<()> {
    fs::create_dir_all(place).with_context(|| format!("{} cannot be written", place.display()))?;
    let mut copied = 0;
    for entry in fs::read_dir(built)? {
        let file = entry?.file_name();
        if is_library(&file.to_string_lossy()) {
            fs::copy(built.join(&file), place.join(&file))?;
            copied += 1;
        }
    }
    ensure!(
        copied > 0,
        "the build left no libraries in {}",
        built.display()
    );
    Ok(())
}

fn is_library(file: &str) -> bool {
    file.ends_with(".rlib") && !file.starts_with(&format!("lib{EMPTY}-"))
}

fn start_afresh(folder: &Path) -> Result<()> {
    remove(folder)?;
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be written", folder.display()))
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    Ok(())
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
