//! The manifest of the library, the lock file and the changelog fit each other.

use std::process::Command;

use serde_json::Value;

use crate::{root, text};

/// Returns the value of a field that stands on a line of its own.
pub(crate) fn field(manifest: &str, name: &str) -> String {
    let start = format!("{name} = \"");
    let mut values = manifest.lines().filter_map(|line| {
        let value = line.strip_prefix(&start)?;
        Some(value.strip_suffix('"')?.to_owned())
    });
    let value = values.next();
    value.unwrap_or_else(|| panic!("the manifest has no {name}"))
}

/// Returns a version of Rust as numbers: 1.88 as 1, 88, 0.
fn numbers(version: &str) -> [u64; 3] {
    let mut parts = version.split('.').map(|part| part.parse().unwrap());
    [(); 3].map(|()| parts.next().unwrap_or(0))
}

/// Returns the packages of the lock file that ask for a newer Rust than `rust`.
fn newer_than(rust: &str, packages: &[Value]) -> Vec<String> {
    let is_newer = |package: &&Value| {
        let asked = package["rust_version"].as_str();
        asked.is_some_and(|asked| numbers(asked) > numbers(rust))
    };
    let shown = |package: &Value| {
        let part = |name: &str| package[name].as_str().unwrap_or_default().to_owned();
        format!(
            "{} {} needs Rust {}",
            part("name"),
            part("version"),
            part("rust_version")
        )
    };
    packages.iter().filter(is_newer).map(shown).collect()
}

#[test]
fn no_dependency_needs_a_newer_rust_than_the_manifest_says() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--format-version", "1", "--locked"]);
    let output = cargo.current_dir(root()).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();

    let rust = field(&text("Cargo.toml"), "rust-version");
    let newer = newer_than(&rust, packages);
    assert!(newer.is_empty(), "\n{}\n", newer.join("\n"));
    // Not all packages say what they need, but many do.
    assert!(!newer_than("1.60", packages).is_empty());
}

#[test]
fn versions_of_rust_are_compared_as_numbers() {
    let package =
        |rust: Value| serde_json::json!({ "name": "a", "version": "1.0.0", "rust_version": rust });
    let packages = ["1.88", "1.88.0", "1.9"].map(|rust| package(rust.into()));
    assert!(newer_than("1.88", &packages).is_empty());
    assert!(newer_than("1.88", &[package(Value::Null)]).is_empty());
    for rust in ["1.89", "1.88.1", "2.0"] {
        let newer = newer_than("1.88", &[package(rust.into())]);
        assert_eq!(newer, [format!("a 1.0.0 needs Rust {rust}")]);
    }
}

#[test]
fn the_changelog_begins_with_the_version_of_the_manifest() {
    let version = field(&text("Cargo.toml"), "version");
    let changelog = text("CHANGELOG.md");
    let mut headings = changelog.lines().filter(|line| line.starts_with("## ["));
    let newest = headings.find(|line| !line.contains("[Unreleased]"));
    let start = format!("## [{version}] - ");
    assert!(
        newest.is_some_and(|line| line.starts_with(&start)),
        "{newest:?}"
    );
}
