//! Checks that the library builds with the least versions that its manifest allows.
//!
//! Cargo chooses them by itself only with an unstable option. So a package is written that depends
//! on the library, and on each of the library's dependencies in exactly its least version.

mod manifest;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::program::run as run_visibly;
use crate::setup::{self, Need};
use crate::workspace;
use manifest::Manifest;

const NEEDS: [Need; 1] = [Need::WasmTarget];

/// Checks the library for the browser and for a server.
pub(crate) fn run() -> Result<()> {
    let tools = setup::set_up(&NEEDS)?;
    let root = workspace::root();
    let manifest = Manifest::parse(&fs::read_to_string(root.join("Cargo.toml"))?);
    ensure!(!manifest.bounds.is_empty(), "no dependencies were found");

    let folder = workspace::target()?.join("minimal-versions");
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("src/lib.rs"), "")?;
    fs::write(folder.join("Cargo.toml"), pinned(&manifest, root))?;
    for target in [["--target", "wasm32-unknown-unknown"].as_slice(), &[]] {
        let mut cargo = tools.cargo();
        cargo
            .arg("check")
            .args(target)
            .current_dir(&folder)
            .env("CARGO_TARGET_DIR", folder.join("target"));
        run_visibly(&mut cargo).context("the manifest allows versions that are too old")?;
    }
    println!("The least versions in Cargo.toml are enough.");
    Ok(())
}

/// Returns the manifest of a package that depends on the library at `root` and on those versions.
/// The dependencies of the library's tests are resolved, too, but not built.
fn pinned(manifest: &Manifest, root: &Path) -> String {
    let lines = |is_for_tests: bool| {
        let bounds = manifest.bounds.iter();
        let wanted = bounds.filter(move |bound| bound.is_for_tests == is_for_tests);
        let line = |bound: &manifest::Bound| {
            // Without the default features, which the library may not have asked for.
            format!(
                "{} = {{ version = \"={}\", default-features = false }}\n",
                bound.name, bound.version
            )
        };
        wanted.map(line).collect::<String>()
    };
    format!(
        r#"[package]
name = "minimal-versions"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
yew-authjs = {{ path = {root:?}, features = {features:?} }}
{}
[dev-dependencies]
{}"#,
        lines(false),
        lines(true),
        features = manifest.features,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dependency_is_pinned_and_every_feature_is_on() {
        let manifest = Manifest::parse(
            "[features]\nrouter = []\n[dependencies]\none = \"1.2\"\n[dev-dependencies]\ntwo = \"2\"\n",
        );
        let text = pinned(&manifest, Path::new("/library"));
        let (normal, tests) = text.split_once("[dev-dependencies]").unwrap();
        assert!(normal.contains(r#"yew-authjs = { path = "/library", features = ["router"] }"#));
        assert!(normal.contains(r#"one = { version = "=1.2.0", default-features = false }"#));
        assert!(tests.contains(r#"two = { version = "=2.0.0", default-features = false }"#));
    }
}
