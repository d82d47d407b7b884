//! npm packages, of the versions that a lock file has.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::program::{output, run};
use crate::step::step;
use crate::workspace;

/// The oldest Node.js that the tests' packages support.
const NODE: u32 = 20;

/// Installs the packages of the end-to-end tests.
pub(super) fn ensure() -> Result<()> {
    ensure_node()?;
    install(&workspace::e2e(), "npm packages", "about 20 seconds")
}

pub(super) fn ensure_node() -> Result<()> {
    let version = output(Command::new("node").arg("--version")).unwrap_or_default();
    ensure!(
        major(&version) >= Some(NODE),
        "Node.js {NODE} or newer is needed{}: install it with npm from your distribution or from nodejs.org",
        if version.is_empty() {
            String::new()
        } else {
            format!(", and this is {version}")
        },
    );
    Ok(())
}

/// Installs what the lock file in `folder` has, unless it is there.
pub(super) fn install(folder: &Path, what: &str, takes: &str) -> Result<()> {
    let place = folder.strip_prefix(workspace::root()).unwrap_or(folder);
    let lock = fs::read(folder.join("package-lock.json"))
        .with_context(|| format!("{}/package-lock.json cannot be read", place.display()))?;
    // Written after the installation, so that one that was interrupted is done again.
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|installed| installed == lock) {
        println!("{what}: already installed");
        return Ok(());
    }
    let install = || run(&mut clean_install(folder));
    step(what, "installing them", takes, install).with_context(|| {
        format!(
            "the npm packages could not be installed: run `npm ci --ignore-scripts` in {} where \
             npm can download",
            place.display()
        )
    })?;
    fs::write(&installed, lock)
        .with_context(|| format!("{}/node_modules cannot be written", place.display()))
}

/// `npm ci` that runs no program of a package. Those that have one to run (esbuild, sharp) only
/// check or speed up what the package for this machine brings along.
fn clean_install(folder: &Path) -> Command {
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts"]).current_dir(folder);
    npm
}

/// Returns the major version: `20` of `v20.11.1`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_package_runs_a_program_when_it_is_installed() {
        let npm = clean_install(Path::new("."));
        assert!(
            npm.get_args()
                .any(|argument| argument == "--ignore-scripts")
        );
    }

    #[test]
    fn the_major_version_leads() {
        assert_eq!(major("v20.11.1"), Some(20));
        assert_eq!(major(""), None);
        assert!(major("v9.0.0") < Some(NODE));
    }
}
