//! The results of the set-up, for the programs that are started afterwards.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::chromium::Browser;
use super::rust_flags;
use crate::{program, workspace};

/// Where other programs find the installed ones.
#[derive(Debug, Default)]
pub(crate) struct Tools {
    folders: Vec<PathBuf>,
    /// The flag with which rustc finds the wasm32 target, if it is not in the toolchain.
    pub(super) sysroot: Option<String>,
    pub(crate) browser: Option<Browser>,
    /// `wasm-bindgen`, or what takes the same options.
    pub(super) bindgen: Option<PathBuf>,
}

impl Tools {
    /// Adds a folder of programs; `None` if they are on PATH already.
    pub(super) fn add_folder(&mut self, folder: Option<PathBuf>) {
        self.folders.extend(folder);
    }

    /// Returns a cargo command that finds the tools.
    pub(crate) fn cargo(&self) -> Command {
        self.equip(program::cargo())
    }

    /// Returns a cargo command whose builds for browsers have these flags of rustc, too.
    pub(crate) fn cargo_with_flags(&self, flags: &[&str]) -> Command {
        let mut cargo = self.cargo();
        self.add_flags(&mut cargo, flags);
        cargo
    }

    /// Returns any other command that finds the tools, in the workspace's root folder.
    pub(crate) fn command(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        command.current_dir(workspace::root());
        self.equip(command)
    }

    /// Returns a Trunk command.
    pub(crate) fn trunk(&self) -> Command {
        let mut trunk = self.command("trunk");
        // Trunk reads the variable as a boolean, and refuses the usual NO_COLOR=1.
        if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
            trunk.env("NO_COLOR", "true");
        }
        trunk
    }

    /// Returns the command that turns `module` into `name.js` and `name_bg.wasm` for browsers.
    pub(crate) fn bindgen(&self, module: &Path, folder: &Path, name: &str) -> Result<Command> {
        let program = self.bindgen.as_ref();
        let mut command = Command::new(program.context("wasm-bindgen was not set up")?);
        command
            .args(["--target", "web", "--no-typescript", "--out-dir"])
            .arg(folder)
            .args(["--out-name", name])
            .arg(module);
        Ok(command)
    }

    fn equip(&self, mut command: Command) -> Command {
        command.env("PATH", self.path());
        self.add_flags(&mut command, &[]);
        if let Some(browser) = &self.browser {
            command
                .env("CHROMIUM", &browser.chromium)
                .env("CHROMEDRIVER", &browser.driver);
            if let Some(path) = &browser.headless_shell {
                command.env("CHROMIUM_HEADLESS_SHELL", path);
            }
        }
        command
    }

    /// Adds the flags of rustc that all builds for browsers need, and these.
    fn add_flags(&self, command: &mut Command, more: &[&str]) {
        let sysroot = self.sysroot.as_deref().into_iter();
        let flags: Vec<&str> = sysroot.chain(more.iter().copied()).collect();
        if !flags.is_empty() {
            let (name, value) = rust_flags::adding(&flags, |name| env::var_os(name));
            command.env(name, value);
        }
    }

    fn path(&self) -> OsString {
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(env::split_paths(&path));
        // Only a folder with a separator in its name cannot be joined; PATH alone is right then.
        env::join_paths(folders).unwrap_or(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_told_of_the_sysroot() {
        let tools = Tools {
            sysroot: Some("--sysroot=/own".to_owned()),
            ..Tools::default()
        };
        for command in [tools.cargo(), tools.trunk(), tools.command("npx")] {
            assert!(names_sysroot(&command), "{command:?}");
        }
        let cargo = tools.cargo_with_flags(&["-Cx"]);
        assert!(names_sysroot(&cargo) && format!("{cargo:?}").contains("-Cx"));
    }

    fn names_sysroot(command: &Command) -> bool {
        let mut values = command.get_envs().filter_map(|(_, value)| value);
        values.any(|value| value.to_string_lossy().contains("--sysroot=/own"))
    }
}
