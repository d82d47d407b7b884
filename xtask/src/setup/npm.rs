//! The end-to-end tests' npm packages.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::program::{output, run, say};
use crate::workspace;

/// The oldest Node.js that the tests' packages support.
const NODE: u32 = 20;

pub(super) fn ensure() -> Result<()> {
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
    let folder = workspace::e2e();
    let lock = fs::read(folder.join("package-lock.json"))
        .context("tests/e2e/package-lock.json cannot be read")?;
    // Written after the installation, so that one that was interrupted is done again.
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|installed| installed == lock) {
        say("npm packages: there");
        return Ok(());
    }
    say("npm packages: installing them (about 20 seconds)");
    let mut npm = Command::new("npm");
    npm.arg("ci")
        .current_dir(&folder)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    run(&mut npm).context(
        "the npm packages could not be installed: run `npm ci` in tests/e2e where npm can download",
    )?;
    fs::write(&installed, lock).context("tests/e2e/node_modules cannot be written")
}

/// `20` of `v20.11.1`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_leads() {
        assert_eq!(major("v20.11.1"), Some(20));
        assert_eq!(major(""), None);
        assert!(major("v9.0.0") < Some(NODE));
    }
}
