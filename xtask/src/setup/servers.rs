//! The Auth.js servers of sites: their packages, and what some of them have to build.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::npm;
use crate::program::run;
use crate::sources::fingerprint;
use crate::step::step;
use crate::workspace;

/// The folders of the servers that every run of the end-to-end tests is against.
const IN_EVERY_RUN: [&str; 2] = ["next-auth-4", "next-auth-5"];

/// The folders of the examples' servers that are started as they are.
const PLAIN_EXAMPLES: [&str; 2] = ["express-server", "other-origin/server"];

/// The accounts of all of them, which the builds take in.
const SHARED: &str = "shared";

/// Prepares the servers that every run is against, without their variants.
pub(super) fn ensure_some() -> Result<()> {
    npm::ensure_node()?;
    for name in IN_EVERY_RUN {
        ensure(&root().join(name), &["build"])?;
    }
    Ok(())
}

/// Prepares all servers, in all their variants, and those of the examples.
pub(super) fn ensure_all() -> Result<()> {
    npm::ensure_node()?;
    for folder in [root(), examples()] {
        let mut folders: Vec<PathBuf> = fs::read_dir(&folder)
            .with_context(|| format!("{} cannot be read", folder.display()))?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|folder| folder.join("package.json").is_file())
            .collect();
        folders.sort();
        for folder in folders {
            ensure(&folder, &["build", "build:variants"])?;
        }
    }
    Ok(())
}

/// Prepares the servers of the examples that have nothing to build.
pub(super) fn ensure_plain_examples() -> Result<()> {
    npm::ensure_node()?;
    for name in PLAIN_EXAMPLES {
        ensure(&examples().join(name), &[])?;
    }
    Ok(())
}

fn root() -> PathBuf {
    workspace::e2e().join("servers")
}

fn examples() -> PathBuf {
    workspace::root().join("examples")
}

/// Installs the packages of the server in `folder`, and runs those of these scripts that it has.
fn ensure(folder: &Path, scripts: &[&str]) -> Result<()> {
    let name = folder
        .strip_prefix(workspace::root())
        .unwrap_or(folder)
        .display()
        .to_string();
    npm::install(folder, &format!("{name}, npm packages"), "up to 30 seconds")?;
    let package = fs::read_to_string(folder.join("package.json"))
        .with_context(|| format!("package.json of {name} cannot be read"))?;
    for script in scripts.iter().filter(|script| has_script(&package, script)) {
        build(folder, &name, script)?;
    }
    Ok(())
}

fn build(folder: &Path, name: &str, script: &str) -> Result<()> {
    let sources = fingerprint(&[folder, &root().join(SHARED)])?;
    // Gone with the packages, and written after the build, so that one that was interrupted is done
    // again.
    let built = folder.join(format!("node_modules/.{}-of.txt", script.replace(':', "-")));
    if fs::read_to_string(&built).is_ok_and(|built| built == sources) {
        println!("{name}, {script}: already installed");
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.args(["run", script])
        .current_dir(folder)
        .envs(["NEXT", "NUXT", "ASTRO"].map(|name| (format!("{name}_TELEMETRY_DISABLED"), "1")));
    step(
        &format!("{name}, {script}"),
        "building it",
        "up to a minute",
        || run(&mut npm),
    )
    .with_context(|| format!("the server {name} could not be built"))?;
    fs::write(&built, sources).with_context(|| format!("node_modules of {name} cannot be written"))
}

fn has_script(package: &str, script: &str) -> bool {
    package.contains(&format!("\"{script}\": "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_servers_of_every_run_have_a_lock_file() {
        let in_every_run = IN_EVERY_RUN.map(|name| root().join(name));
        let plain = PLAIN_EXAMPLES.map(|name| examples().join(name));
        for folder in in_every_run.iter().chain(&plain) {
            let lock = folder.join("package-lock.json");
            assert!(lock.is_file(), "{}", lock.display());
        }
    }

    #[test]
    fn a_script_is_found_by_its_whole_name() {
        let package = r#"{ "scripts": { "build:variants": "node build.mjs --variants" } }"#;
        assert!(has_script(package, "build:variants"));
        assert!(!has_script(package, "build"));
    }
}
