//! The examples and an app made from the template, as they are outside this repository.
//!
//! They are copied into the target folder, where they depend on the packaged library.

mod copy;
mod template;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::setup::Tools;
use crate::{package, workspace};
use copy::copy;

/// The app that is made from the template.
const GENERATED: &str = "my-app";

/// The copied folders, and where they are built.
pub(crate) struct Examples {
    folder: PathBuf,
    target: PathBuf,
    /// The folders' names, the generated app's among them.
    pub(crate) apps: Vec<String>,
}

impl Examples {
    /// Packages the library, and makes the copies.
    pub(crate) fn prepare(tools: &Tools) -> Result<Self> {
        let target = workspace::target()?;
        let folder = target.join("examples-of-package");
        fs::create_dir_all(&folder).context("the target folder cannot be written")?;
        // Cargo unpacks all files anew each time, by whose age it would not see which have changed.
        copy(
            &package::build(tools)?,
            &folder.join("yew-authjs"),
            str::to_owned,
        )?;

        let sources = workspace::root().join("examples");
        let mut apps = apps(&sources)?;
        for app in &apps {
            // The one change that a copy needs.
            copy(&sources.join(app), &folder.join(app), |text| {
                text.replace("../..", "../yew-authjs")
            })?;
        }
        write_workspace(&folder, &apps)?;
        template::generate(GENERATED, &folder)?;
        apps.push(GENERATED.to_owned());
        Ok(Self {
            folder,
            target,
            apps,
        })
    }

    /// Returns the command that builds an app for the browser.
    pub(crate) fn build(&self, tools: &Tools, app: &str) -> Command {
        let mut cargo = tools.cargo();
        cargo
            .args(["build", "--target", "wasm32-unknown-unknown"])
            .current_dir(self.folder.join(app));
        self.equip(cargo)
    }

    /// Adds where the copies are, and how they are built, to the environment of a command.
    pub(crate) fn equip(&self, mut command: Command) -> Command {
        command
            .env("EXAMPLES", &self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            // As in this workspace, whose built dependencies serve here, too.
            .env("CARGO_PROFILE_DEV_DEBUG", "line-tables-only");
        command
    }
}

/// Returns the names of the folders with a Rust project, sorted.
fn apps(sources: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(sources).context("examples cannot be read")?;
    let mut apps: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.path().join("Cargo.toml").is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    ensure!(!apps.is_empty(), "there are no examples");
    apps.sort();
    Ok(apps)
}

/// Makes the copies one workspace, with the versions that this one has.
fn write_workspace(folder: &Path, apps: &[String]) -> Result<()> {
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = {apps:?}\nexclude = [\"yew-authjs\", {GENERATED:?}]\n"
    );
    copy::write_if_new(&folder.join("Cargo.toml"), manifest.as_bytes())?;
    write_lock(folder)
}

/// Gives a project the versions of this workspace. Cargo removes those that it does not need.
fn write_lock(folder: &Path) -> Result<()> {
    let lock = workspace::root().join("Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock")).context("Cargo.lock cannot be copied")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_depends_on_the_library_by_the_same_path() {
        let sources = workspace::root().join("examples");
        for app in apps(&sources).unwrap() {
            let manifest = fs::read_to_string(sources.join(&app).join("Cargo.toml")).unwrap();
            let mut lines = manifest.lines().filter(|line| line.contains(".."));
            let line = lines.next().unwrap();
            assert!(line.starts_with("yew-authjs = { path = \"../..\""), "{app}");
            assert_eq!(lines.next(), None, "{app}: one line is to be changed");
        }
    }
}
