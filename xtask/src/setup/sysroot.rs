//! Folders in which rustc finds standard libraries: the toolchain's own, and one of xtask's that
//! has a target which the toolchain lacks.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::cache;
use crate::program::output;
use crate::workspace;

pub(super) const TARGET: &str = "wasm32-unknown-unknown";

/// The toolchain that builds this workspace. It is only read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Toolchain {
    pub(super) sysroot: PathBuf,
    /// `1.95.0`
    pub(super) release: String,
    pub(super) commit: String,
    host: String,
}

impl Toolchain {
    pub(super) fn find() -> Result<Self> {
        let rustc = |arguments: &[&str]| {
            let mut rustc = Command::new("rustc");
            rustc.args(arguments).current_dir(workspace::root());
            output(&mut rustc).context("`rustc` does not run: install Rust with rustup")
        };
        Self::parse(&rustc(&["--print", "sysroot"])?, &rustc(&["-vV"])?)
    }

    fn parse(sysroot: &str, version: &str) -> Result<Self> {
        let value = |name: &str| {
            let mut lines = version.lines();
            let value = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
            let value = value.with_context(|| format!("`rustc -vV` names no {name}"))?;
            Ok::<_, anyhow::Error>(value.to_owned())
        };
        Ok(Self {
            sysroot: PathBuf::from(sysroot),
            release: value("release")?,
            commit: value("commit-hash")?,
            host: value("host")?,
        })
    }

    /// Returns the place of xtask's sysroot for exactly this compiler: it reads the libraries of no
    /// other.
    pub(super) fn own_sysroot(&self) -> Result<PathBuf> {
        let commit = self.commit.get(..9).unwrap_or(&self.commit);
        let name = format!("wasm32-sysroot-{}-{commit}", self.release);
        Ok(cache::folder()?.join(name))
    }

    /// Links the toolchain's libraries for this machine into `sysroot`: with it, too, rustc can
    /// compile build scripts and macros.
    pub(super) fn link_host(&self, sysroot: &Path) -> Result<()> {
        let below = Path::new("lib/rustlib").join(&self.host);
        let (real, link) = (self.sysroot.join(&below), sysroot.join(&below));
        if fs::read_link(&link).is_ok_and(|known| known == real) {
            return Ok(());
        }
        // Of a toolchain that was elsewhere.
        let _ = fs::remove_file(&link);
        symlink(real, &link).with_context(|| format!("{} cannot be written", link.display()))
    }
}

/// Returns the folder of the target's libraries.
pub(super) fn library_folder(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

/// Returns `true` if the library itself exists: rustup lists only what rustup has installed.
pub(super) fn has_target(sysroot: &Path) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    const VERSION: &str = "rustc 1.95.0 (59807616e 2026-04-14)\nbinary: rustc\ncommit-hash: \
        59807616e1fa2540724bfbac14d7976d7e4a3860\nhost: x86_64-unknown-linux-gnu\nrelease: 1.95.0";

    #[test]
    fn only_the_library_itself_counts_as_installed() {
        assert!(is_standard_library("libstd-3df9a3a0b7526e56.rlib"));
        assert!(!is_standard_library("libstd-3df9a3a0b7526e56.rmeta"));
        assert!(!is_standard_library("libstd_detect-3df9a3a0b7526e56.rlib"));
    }

    #[test]
    fn the_own_sysroot_is_outside_of_the_toolchain_and_of_one_compiler() {
        let toolchain = Toolchain::parse("/toolchain", VERSION).unwrap();
        let own = toolchain.own_sysroot().unwrap();
        assert!(own.ends_with("yew-authjs/wasm32-sysroot-1.95.0-59807616e"));
        assert!(!own.starts_with("/toolchain"));
        assert!(Toolchain::parse("/toolchain", "rustc 1.95.0").is_err());
    }

    #[test]
    fn the_link_follows_the_toolchain() {
        let folder = std::env::temp_dir().join(format!("xtask-sysroot-{}", std::process::id()));
        fs::create_dir_all(folder.join("lib/rustlib")).unwrap();
        for place in ["/first", "/first", "/second"] {
            let toolchain = Toolchain::parse(place, VERSION).unwrap();
            toolchain.link_host(&folder).unwrap();
            let link = folder.join("lib/rustlib/x86_64-unknown-linux-gnu");
            let leads_to = fs::read_link(link).unwrap();
            assert!(leads_to.starts_with(place), "{}", leads_to.display());
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
