//! What the set-up found, for the programs that are started afterwards.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use super::chromium::Browser;
use crate::{program, workspace};

/// Where other programs find the installed ones.
#[derive(Debug, Default)]
pub(crate) struct Tools {
    folders: Vec<PathBuf>,
    pub(crate) browser: Option<Browser>,
}

impl Tools {
    /// Adds a folder of programs; absent when they stand on PATH already.
    pub(super) fn add_folder(&mut self, folder: Option<PathBuf>) {
        self.folders.extend(folder);
    }

    /// A cargo command that finds the tools.
    pub(crate) fn cargo(&self) -> Command {
        self.equip(program::cargo())
    }

    /// Any other command that finds the tools, in the workspace's root folder.
    pub(crate) fn command(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        command.current_dir(workspace::root());
        self.equip(command)
    }

    /// A Trunk command.
    pub(crate) fn trunk(&self) -> Command {
        let mut trunk = self.command("trunk");
        // Trunk reads the variable as a boolean, and refuses the usual NO_COLOR=1.
        if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
            trunk.env("NO_COLOR", "true");
        }
        trunk
    }

    fn equip(&self, mut command: Command) -> Command {
        command.env("PATH", self.path());
        if let Some(browser) = &self.browser {
            command
                .env("CHROMIUM", &browser.chromium)
                .env("CHROMEDRIVER", &browser.driver);
        }
        command
    }

    fn path(&self) -> OsString {
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(env::split_paths(&path));
        // Only a folder with a separator in its name cannot be joined; PATH alone is right then.
        env::join_paths(folders).unwrap_or(path)
    }
}
