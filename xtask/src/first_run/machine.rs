//! A machine with nothing but the Rust toolchain, as far as cargo and xtask can tell.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::program::run;

/// Programs that a first run would otherwise find.
const TOOLS: [&str; 5] = [
    "trunk",
    "wasm-bindgen",
    "wasm-bindgen-test-runner",
    "cargo-binstall",
    "cargo-deny",
];

/// A folder with empty caches, which is removed when this is dropped.
pub(super) struct Machine {
    folder: PathBuf,
}

impl Machine {
    pub(super) fn new(folder: &Path) -> Result<Self> {
        let machine = Self {
            folder: folder.to_owned(),
        };
        machine.remove()?;
        for name in ["cargo", "cache", "target"] {
            fs::create_dir_all(folder.join(name))
                .with_context(|| format!("{} cannot be written", folder.display()))?;
        }
        // Where a mirror of the registry is set, there may be no other.
        let home = env::var_os("CARGO_HOME").map(PathBuf::from);
        let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
        let config = home.map(|home| home.join("config.toml"));
        if let Some(config) = config.filter(|config| config.is_file()) {
            fs::copy(config, folder.join("cargo/config.toml"))?;
        }
        Ok(machine)
    }

    /// Returns a clone of the repository at this commit.
    pub(super) fn clone_of(&self, repository: &Path, commit: &str) -> Result<PathBuf> {
        let clone = self.folder.join("clone");
        // The name means the same there only once it is a hash.
        let mut resolve = Command::new("git");
        resolve
            .args(["rev-parse", "--verify", &format!("{commit}^{{commit}}")])
            .current_dir(repository);
        let hash = crate::program::output(&mut resolve)
            .with_context(|| format!("there is no commit {commit}: a shallow clone lacks it"))?;
        let mut git = Command::new("git");
        git.args(["clone", "--quiet", "--shared", "--no-checkout"]);
        run(git.arg(repository).arg(&clone))?;
        let mut git = Command::new("git");
        git.args(["checkout", "--quiet", "--detach", &hash]);
        run(git.current_dir(&clone))?;
        Ok(clone)
    }

    /// Returns cargo with the empty caches.
    pub(super) fn cargo(&self) -> Command {
        let mut cargo = Command::new("cargo");
        cargo
            .env("CARGO_HOME", self.folder.join("cargo"))
            .env("XDG_CACHE_HOME", self.folder.join("cache"))
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .env(
                "PATH",
                without_tools(&env::var_os("PATH").unwrap_or_default()),
            );
        // Those of the cargo that runs xtask: they would tell of this workspace.
        for (name, _) in env::vars_os() {
            let name = name.to_string_lossy().into_owned();
            if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
                cargo.env_remove(name);
            }
        }
        cargo
    }

    fn remove(&self) -> Result<()> {
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder)
                .with_context(|| format!("{} cannot be removed", self.folder.display()))?;
        }
        Ok(())
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        if let Err(error) = self.remove() {
            eprintln!("{error:#}");
        }
    }
}

/// Returns a PATH without the folders that have one of the tools.
fn without_tools(path: &OsString) -> OsString {
    let has_none = |folder: &PathBuf| !TOOLS.iter().any(|tool| folder.join(tool).is_file());
    let folders = env::split_paths(path).filter(has_none);
    // They came from such a text, and can be joined again.
    env::join_paths(folders).unwrap_or_else(|_| path.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caches_are_empty_and_go_with_the_machine() {
        let folder = env::temp_dir().join(format!("xtask-machine-{}", std::process::id()));
        let tools = folder.with_extension("tools");
        fs::create_dir_all(&tools).unwrap();
        fs::write(tools.join("trunk"), "").unwrap();
        let path = env::join_paths([&tools, Path::new("/usr/bin")]).unwrap();
        assert_eq!(without_tools(&path), "/usr/bin");
        fs::remove_dir_all(&tools).unwrap();

        fs::create_dir_all(folder.join("target/old")).unwrap();
        let machine = Machine::new(&folder).unwrap();
        assert!(folder.join("target").is_dir() && !folder.join("target/old").exists());
        let cargo = machine.cargo();
        let home = cargo.get_envs().find(|(name, _)| *name == "CARGO_HOME");
        assert_eq!(home.unwrap().1, Some(folder.join("cargo").as_os_str()));
        drop(machine);
        assert!(!folder.exists());
    }
}
