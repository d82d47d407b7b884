//! Command line tools that cargo builds, kept in a cache folder beside others of their version.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{cache, lock_file};
use crate::program::{cargo, output, run};
use crate::workspace;

/// A tool from crates.io, of one version exactly.
pub(super) struct CargoTool {
    name: &'static str,
    version: String,
    binaries: &'static [&'static str],
    features: &'static [&'static str],
    takes: &'static str,
}

/// Returns the version of wasm-bindgen in the lock file: it refuses modules of any other version.
pub(super) fn wasm_bindgen() -> Result<CargoTool> {
    let lock = fs::read_to_string(workspace::root().join("Cargo.lock"))
        .context("Cargo.lock cannot be read")?;
    let version = lock_file::version(&lock, "wasm-bindgen")
        .context("Cargo.lock has no wasm-bindgen: run `cargo generate-lockfile`")?;
    Ok(CargoTool {
        name: "wasm-bindgen-cli",
        version: version.to_owned(),
        binaries: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        features: &[],
        takes: "about 2 minutes",
    })
}

pub(super) fn trunk() -> CargoTool {
    CargoTool {
        name: "trunk",
        // 0.22 needs a newer Rust than this workspace.
        version: "0.21.14".to_owned(),
        binaries: &["trunk"],
        // Without its version check and downloads: it finds wasm-bindgen on PATH.
        features: &["--no-default-features"],
        takes: "about 6 minutes",
    }
}

pub(super) fn cargo_deny() -> CargoTool {
    CargoTool {
        name: "cargo-deny",
        version: "0.20.2".to_owned(),
        binaries: &["cargo-deny"],
        features: &[],
        takes: "about a minute and a half",
    }
}

impl CargoTool {
    /// Installs the tool if need be.
    ///
    /// Returns the folder with its programs, or `None` if they are on PATH.
    pub(super) fn ensure(&self) -> Result<Option<PathBuf>> {
        if self
            .binaries
            .iter()
            .all(|binary| self.is_version_of(Path::new(binary)))
        {
            println!("{} {}: already installed, on PATH", self.name, self.version);
            return Ok(None);
        }
        let folder = cache::folder()?.join(format!("{}-{}", self.name, self.version));
        let programs = folder.join("bin");
        if self
            .binaries
            .iter()
            .all(|binary| self.is_version_of(&programs.join(binary)))
        {
            println!("{} {}: already installed", self.name, self.version);
            return Ok(Some(programs));
        }
        println!(
            "{} {}: building it, once ({} on two cores)",
            self.name, self.version, self.takes
        );
        self.install(&folder)?;
        Ok(Some(programs))
    }

    /// Builds beside the final place and moves the result there.
    ///
    /// So an interrupted build never looks finished.
    fn install(&self, folder: &Path) -> Result<()> {
        let partial = folder.with_file_name(format!("{}-{}.partial", self.name, self.version));
        for leftover in [&partial, folder] {
            if leftover.exists() {
                fs::remove_dir_all(leftover)
                    .with_context(|| format!("{} cannot be removed", leftover.display()))?;
            }
        }
        let mut install = cargo();
        install
            .args(["install", self.name, "--version", &self.version, "--locked"])
            .args(self.features);
        install.arg("--root").arg(&partial);
        // The tools run for seconds and would be built for minutes: less optimization is faster in
        // sum.
        install
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "false");
        run(&mut install).with_context(|| {
            format!(
                "{0} {1} could not be built: run `cargo install {0} --version {1} --locked` where cargo can download, or put it on PATH",
                self.name, self.version
            )
        })?;
        fs::rename(&partial, folder)
            .with_context(|| format!("{} cannot be written", folder.display()))
    }

    fn is_version_of(&self, binary: &Path) -> bool {
        output(Command::new(binary).arg("--version"))
            .is_some_and(|text| names_version(&text, &self.version))
    }
}

/// Returns `true` if a program's answer to `--version` is this version.
fn names_version(text: &str, version: &str) -> bool {
    text.split_whitespace().any(|word| word == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_compared_as_a_whole() {
        assert!(names_version("wasm-bindgen 0.2.129", "0.2.129"));
        assert!(names_version("wasm-bindgen 0.2.129 (a1b2c3)", "0.2.129"));
        assert!(!names_version("wasm-bindgen 0.2.129", "0.2.12"));
    }
}
