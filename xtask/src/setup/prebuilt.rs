//! Programs that were built elsewhere: by `cargo binstall`, or from a release of wasm-bindgen.
//!
//! Where neither can be had, which is no error, they are built here.

use std::env::consts::{ARCH, OS};
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::program::{on_path, output, run};

/// Where the releases of wasm-bindgen are.
pub(super) const WASM_BINDGEN: &str =
    "https://github.com/wasm-bindgen/wasm-bindgen/releases/download";

/// Installs what the package's own project has built, with `cargo binstall`.
///
/// Returns `false` if there is no `cargo binstall`, or if it finds nothing.
pub(super) fn binstall(name: &str, version: &str, root: &Path) -> bool {
    on_path(&["cargo-binstall"]).is_some()
        && run(&mut binstall_command(name, version, root)).is_ok()
}

fn binstall_command(name: &str, version: &str, root: &Path) -> Command {
    let mut cargo = Command::new("cargo-binstall");
    cargo
        .arg("--no-confirm")
        // Not what others have built, and no compiler: that is what comes after this.
        .args(["--strategies", "crate-meta-data"])
        .arg("--install-path")
        .arg(root.join("bin"))
        .arg(format!("{name}@{version}"));
    cargo
}

/// Returns the name of this machine in the releases of wasm-bindgen, if they have programs for it.
pub(super) fn platform() -> Option<String> {
    let system = match OS {
        "linux" => "unknown-linux-musl",
        "macos" => "apple-darwin",
        _ => return None,
    };
    ["x86_64", "aarch64"]
        .contains(&ARCH)
        .then(|| format!("{ARCH}-{system}"))
}

/// Downloads a release of wasm-bindgen, and puts its programs into `bin` below `root`.
///
/// Its checksum comes from the same place. It shows that the download is complete, and not who
/// made it: that is what https is for.
pub(super) fn wasm_bindgen(
    releases: &str,
    version: &str,
    platform: &str,
    root: &Path,
) -> Result<()> {
    let name = format!("wasm-bindgen-{version}-{platform}");
    let archive = root.join("archive.tar.gz");
    fs::create_dir_all(root.join("bin"))?;
    let url = format!("{releases}/{version}/{name}.tar.gz");
    let published = output(curl().arg(format!("{url}.sha256sum")))
        .with_context(|| format!("{url} cannot be downloaded"))?;
    run(curl().arg("--output").arg(&archive).arg(&url))?;
    let expected = published.split_whitespace().next().unwrap_or_default();
    ensure!(
        is_sha256(expected) && sha256(&archive).as_deref() == Some(expected),
        "{url} does not have the checksum of its release"
    );
    run(Command::new("tar")
        .arg("-xzf")
        .arg(&archive)
        .args(["--strip-components", "1", "-C"])
        .arg(root.join("bin")))?;
    fs::remove_file(&archive).context("the archive cannot be removed")
}

/// Returns curl, which gives up soon where there is no way to the server.
fn curl() -> Command {
    let mut curl = Command::new("curl");
    curl.args(["--fail", "--silent", "--show-error", "--location"])
        .args(["--proto-redir", "=https"])
        .args(["--connect-timeout", "5", "--max-time", "120"]);
    curl
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Returns the SHA-256 of a file, by the program that Linux has for it, or by that of macOS.
fn sha256(file: &Path) -> Option<String> {
    let sum = output(Command::new("sha256sum").arg(file))
        .or_else(|| output(Command::new("shasum").args(["-a", "256"]).arg(file)))?;
    sum.split_whitespace().next().map(str::to_owned)
}

#[cfg(test)]
mod tests;
