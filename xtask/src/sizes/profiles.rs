//! The same app with the settings of cargo one after the other, for `docs/guide/smallest-build.md`.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::program::run as run_visibly;
use crate::setup::{self, Tools};
use crate::workspace;

/// That of the README.
const APP: &str = "buttons";

/// Cargo's own settings for a release.
const DEFAULT: [(&str, &str); 5] = [
    ("OPT_LEVEL", "3"),
    ("LTO", "false"),
    ("CODEGEN_UNITS", "16"),
    ("PANIC", "unwind"),
    ("STRIP", "none"),
];

/// What each step changes, beside all steps before it; the name is that of its folder.
const STEPS: [(&str, &[(&str, &str)]); 6] = [
    ("default", &[]),
    // The names hide what the others gain.
    ("strip", &[("STRIP", "true")]),
    ("opt-level", &[("OPT_LEVEL", "z")]),
    ("lto", &[("LTO", "true")]),
    ("codegen-units", &[("CODEGEN_UNITS", "1")]),
    ("panic", &[("PANIC", "abort")]),
];

/// Builds the app with each step, and writes the table.
pub(crate) fn run() -> Result<()> {
    let tools = setup::set_up(&super::NEEDS)?;
    println!(
        "The app is built {} times, about a minute each.",
        STEPS.len()
    );
    let mut settings = DEFAULT.to_vec();
    for (name, changes) in STEPS {
        apply(&mut settings, changes);
        build(&tools, name, &settings)?;
    }
    let mut node = tools.command("node");
    node.arg("sizes/profiles.mjs")
        .arg(folder()?)
        .current_dir(workspace::e2e());
    run_visibly(&mut node)
}

fn apply<'a>(settings: &mut [(&'a str, &'a str)], changes: &[(&'a str, &'a str)]) {
    for (name, value) in changes {
        for setting in settings.iter_mut().filter(|(known, _)| known == name) {
            setting.1 = value;
        }
    }
}

fn folder() -> Result<PathBuf> {
    Ok(workspace::target()?.join("sizes/profiles"))
}

/// Builds as `trunk build --release` does: what wasm-bindgen writes is left as it is.
fn build(tools: &Tools, name: &str, settings: &[(&str, &str)]) -> Result<()> {
    let mut cargo = tools.cargo();
    cargo
        .args(["build", "--release", "--target", "wasm32-unknown-unknown"])
        .args(["--package", "yew-authjs-sizes", "--bin", APP]);
    for (name, value) in settings {
        cargo.env(format!("CARGO_PROFILE_RELEASE_{name}"), value);
    }
    run_visibly(&mut cargo).context("the app could not be built")?;
    let built = workspace::target()?.join("wasm32-unknown-unknown/release");
    super::bind(tools, &built, APP, &folder()?.join(name), &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_steps_together_are_the_release_profile_of_this_repository() {
        let mut settings = DEFAULT.to_vec();
        for (_, changes) in STEPS {
            apply(&mut settings, changes);
        }
        let manifest = include_str!("../../../Cargo.toml");
        let (_, profile) = manifest.split_once("[profile.release]\n").unwrap();
        let (profile, _) = profile.split_once("\n\n").unwrap();
        let of = |name: &str| {
            let name = name.to_lowercase().replace('_', "-");
            let line = profile.lines().find(|line| line.starts_with(&name));
            line.unwrap()
                .split_once(" = ")
                .unwrap()
                .1
                .trim_matches('"')
                .to_owned()
        };
        for (name, value) in settings {
            // Both are the whole-program kind.
            let value = if name == "LTO" { "fat" } else { value };
            assert_eq!(of(name), value, "{name}");
        }
    }

    #[test]
    fn the_guide_has_every_step() {
        let chapter = include_str!("../../../docs/guide/smallest-build.md");
        let template = include_str!("../../../template/Cargo.toml");
        for (name, changes) in STEPS {
            for (_, value) in changes {
                let line = match *value {
                    "true" | "1" => format!("{name} = {value}"),
                    _ => format!("{name} = \"{value}\""),
                };
                assert!(chapter.contains(&line), "{line} in the guide");
                assert!(template.contains(&line), "{line} in the template");
            }
        }
    }
}
