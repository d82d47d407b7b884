//! Fetches a package from suites of Debian's archive for which this machine is not set up.
//!
//! The machine's own apt stays as it is.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::program::{on_path, output, run};

/// The suites that carry a recent Rust, each several of them.
const SUITES: [&str; 3] = ["trixie-backports", "testing", "sid"];
const KEYRING: &str = "/usr/share/keyrings/debian-archive-keyring.gpg";
const MIRROR: &str = "http://deb.debian.org/debian/";

/// Unpacks the source of the standard library of exactly this `release` of Rust below `folder`.
pub(super) fn rust_library(release: &str, folder: &Path) -> Result<PathBuf> {
    let has_tools = ["apt-get", "dpkg"]
        .iter()
        .all(|name| on_path(&[name]).is_some());
    ensure!(
        has_tools && Path::new(KEYRING).is_file(),
        "this is no Debian machine"
    );
    let apt = Apt::new(folder)?;
    println!(
        "wasm32 target: looking for rust-src {release} in {}",
        SUITES.join(", ")
    );
    run(apt.get().arg("update"))?;
    run(apt
        .get()
        .args(["download", &format!("rust-src={release}+*")]))
    .with_context(|| format!("Debian has no rust-src {release}"))?;
    let package = downloaded(folder)?;
    run(Command::new("dpkg").arg("-x").arg(package).arg(folder))?;
    let library = folder.join(format!("usr/src/rustc-{release}/library"));
    ensure!(
        library.join("std/Cargo.toml").is_file(),
        "Debian's rust-src has no library folder"
    );
    Ok(library)
}

fn downloaded(folder: &Path) -> Result<PathBuf> {
    let paths = fs::read_dir(folder)?.flatten().map(|entry| entry.path());
    let mut packages =
        paths.filter(|path| path.extension().is_some_and(|extension| extension == "deb"));
    packages.next().context("apt downloaded nothing")
}

/// Returns apt with its own sources, lists and cache, which also spares it from being root.
struct Apt {
    folder: PathBuf,
}

impl Apt {
    fn new(folder: &Path) -> Result<Self> {
        let folder = folder.to_owned();
        for below in ["lists/partial", "cache/archives/partial"] {
            fs::create_dir_all(folder.join(below))?;
        }
        fs::write(folder.join("sources.list"), sources(&mirror()))?;
        Ok(Self { folder })
    }

    fn get(&self) -> Command {
        let mut command = Command::new("apt-get");
        let folder = self.folder.display();
        command.current_dir(&self.folder).arg("--quiet");
        for option in [
            format!("Dir::Etc::SourceList={folder}/sources.list"),
            "Dir::Etc::SourceParts=-".to_owned(),
            format!("Dir::State::Lists={folder}/lists"),
            format!("Dir::Cache={folder}/cache"),
            "Acquire::Languages=none".to_owned(),
            // The user that root's apt downloads as could not write here.
            "APT::Sandbox::User=".to_owned(),
        ] {
            command.arg("-o").arg(option);
        }
        command
    }
}

/// Returns the mirror that this machine uses already.
fn mirror() -> String {
    let format = [
        "indextargets",
        "--format",
        "$(REPO_URI)",
        "Created-By: Packages",
    ];
    let known = output(Command::new("apt-get").args(format)).unwrap_or_default();
    known
        .lines()
        .find(|line| line.trim_end_matches('/').ends_with("/debian"))
        .unwrap_or(MIRROR)
        .to_owned()
}

fn sources(mirror: &str) -> String {
    let line = |suite: &str| format!("deb [signed-by={KEYRING}] {mirror} {suite} main\n");
    SUITES.map(line).concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_suite_is_signed_and_from_the_mirror() {
        let text = sources(MIRROR);
        assert_eq!(text.lines().count(), SUITES.len());
        assert!(
            text.lines()
                .all(|line| line.contains(KEYRING) && line.contains(MIRROR)),
            "{text}"
        );
    }
}
