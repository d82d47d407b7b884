//! What holds for the repository as a whole: links, versions, and the files for GitHub.

// clippy.toml allows these in test functions; the functions they call are tests too.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod automation;
mod links;
mod manifest;
mod markdown;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Returns the root folder of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Returns the text of a file.
fn text(name: &str) -> String {
    let text = std::fs::read_to_string(root().join(name));
    text.unwrap_or_else(|error| panic!("{name} cannot be read: {error}"))
}

/// Returns the names of the files that Git knows or would add, from the root.
fn files() -> BTreeSet<String> {
    let mut list = Command::new("git");
    list.args(["ls-files", "-co", "--exclude-standard"]);
    // As they are, also with letters that are not ASCII.
    list.env("GIT_CONFIG_COUNT", "1")
        .env("GIT_CONFIG_KEY_0", "core.quotePath")
        .env("GIT_CONFIG_VALUE_0", "false");
    let output = list.current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let names = String::from_utf8(output.stdout).unwrap();
    // A file that was removed may still be in Git's index.
    let names = names.lines().filter(|name| root().join(name).exists());
    names.map(str::to_owned).collect()
}
