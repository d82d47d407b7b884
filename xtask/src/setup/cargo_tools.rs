//! Command line tools from crates.io, kept in a cache folder beside others of their version.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::{cache, lock_file, prebuilt};
use crate::program::{cargo, output, run};
use crate::step::step;
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
        name: WASM_BINDGEN,
        version: version.to_owned(),
        binaries: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        features: &[],
        takes: "about 2 minutes",
    })
}

const WASM_BINDGEN: &str = "wasm-bindgen-cli";

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

pub(super) fn mdbook() -> CargoTool {
    CargoTool {
        name: "mdbook",
        version: "0.5.4".to_owned(),
        binaries: &["mdbook"],
        // Without its web server, which would be most of the build.
        features: &["--no-default-features", "--features=search"],
        takes: "about 2 minutes",
    }
}

/// Where a tool was found.
pub(super) enum Place {
    Path,
    Folder(PathBuf),
}

impl Place {
    /// Returns the folder with the programs, or `None` if they are on PATH.
    pub(super) fn folder(self) -> Option<PathBuf> {
        match self {
            Self::Path => None,
            Self::Folder(folder) => Some(folder),
        }
    }
}

impl CargoTool {
    /// Returns the tool without those of its programs that are not named here.
    pub(super) fn with_only(self, binaries: &'static [&'static str]) -> Self {
        Self { binaries, ..self }
    }

    /// Installs the tool if need be.
    pub(super) fn ensure(&self) -> Result<Place> {
        if let Some(place) = self.find()? {
            return Ok(place);
        }
        if let Some(place) = self.download()? {
            return Ok(place);
        }
        let folder = self.folder()?;
        step(&self.title(), "building it, once", self.takes, || {
            self.place(&folder, |partial| self.build(partial))
        })?;
        Ok(Place::Folder(folder.join("bin")))
    }

    /// Returns the tool if it is installed.
    pub(super) fn find(&self) -> Result<Option<Place>> {
        let title = self.title();
        if self.is_in(Path::new("")) {
            println!("{title}: already installed, on PATH");
            return Ok(Some(Place::Path));
        }
        let programs = self.folder()?.join("bin");
        if self.is_in(&programs) {
            println!("{title}: already installed");
            return Ok(Some(Place::Folder(programs)));
        }
        Ok(None)
    }

    /// Returns the tool if there is a build of it to download.
    pub(super) fn download(&self) -> Result<Option<Place>> {
        let title = self.title();
        let folder = self.folder()?;
        println!("{title}: looking for a build to download");
        if let Err(reason) = self.place(&folder, |partial| self.fetch(partial)) {
            println!("{title}: there is none ({reason:#})");
            return Ok(None);
        }
        Ok(Some(Place::Folder(folder.join("bin"))))
    }

    fn title(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    fn folder(&self) -> Result<PathBuf> {
        Ok(cache::folder()?.join(format!("{}-{}", self.name, self.version)))
    }

    /// Lets the tool be put beside the final place, and moves it there.
    ///
    /// So an installation that was interrupted never looks finished.
    fn place(&self, folder: &Path, install: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
        let partial = folder.with_file_name(format!("{}-{}.partial", self.name, self.version));
        for leftover in [&partial, folder] {
            if leftover.exists() {
                fs::remove_dir_all(leftover)
                    .with_context(|| format!("{} cannot be removed", leftover.display()))?;
            }
        }
        install(&partial)?;
        ensure!(
            self.is_in(&partial.join("bin")),
            "it is not version {}",
            self.version
        );
        fs::rename(&partial, folder)
            .with_context(|| format!("{} cannot be written", folder.display()))
    }

    fn fetch(&self, root: &Path) -> Result<()> {
        if prebuilt::binstall(self.name, &self.version, root) {
            return Ok(());
        }
        ensure!(
            self.name == WASM_BINDGEN,
            "`cargo binstall` is not installed, or finds none"
        );
        let platform = prebuilt::platform().context("not for this machine")?;
        prebuilt::wasm_bindgen(prebuilt::WASM_BINDGEN, &self.version, &platform, root)
    }

    fn build(&self, root: &Path) -> Result<()> {
        if run(self.install(root).arg("--locked")).is_ok() {
            return Ok(());
        }
        // Its lock file may name a version that the registry does not have (wasm-bindgen-cli
        // 0.2.130 does).
        println!("{}: trying it without its lock file", self.title());
        run(&mut self.install(root)).with_context(|| {
            format!(
                "{0} {1} could not be built: run `cargo install {0} --version {1}` where cargo can download, or put it on PATH",
                self.name, self.version
            )
        })
    }

    fn install(&self, root: &Path) -> Command {
        let mut install = cargo();
        install
            .args(["install", self.name, "--version", &self.version])
            .args(self.features);
        install.arg("--root").arg(root);
        // The tools run for seconds and would be built for minutes: less optimization is faster in
        // sum.
        install
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "false");
        install
    }

    /// Returns `true` if all programs of the tool are in `folder`, or on PATH if it is empty.
    fn is_in(&self, folder: &Path) -> bool {
        let mut binaries = self.binaries.iter().map(|binary| folder.join(binary));
        binaries.all(|binary| self.is_version_of(&binary))
    }

    fn is_version_of(&self, binary: &Path) -> bool {
        output(Command::new(binary).arg("--version"))
            .is_some_and(|text| names_version(&text, &self.version))
    }
}

/// Returns `true` if a program's answer to `--version` is this version.
fn names_version(text: &str, version: &str) -> bool {
    let mut words = text.split_whitespace();
    words.any(|word| word.strip_prefix('v').unwrap_or(word) == version)
}

#[cfg(test)]
mod tests;
