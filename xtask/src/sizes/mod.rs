//! How many bytes the library adds to an app, beside the same app with React.

mod part;
pub(crate) mod profiles;
pub(crate) mod smallest;
mod table;
mod weights;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::program::run as run_visibly;
use crate::setup::{self, Need, Tools};
use crate::workspace;

pub(crate) const NEEDS: [Need; 3] = [Need::WasmTarget, Need::WasmBindgen, Need::NpmPackages];

/// The apps in `tests/sizes`, from the smallest.
const APPS: [&str; 5] = ["bare", "session", "json", "buttons", "everything"];

/// The apps with the session and one component each.
const COMPONENTS: [&str; 13] = [
    "with_signed_in",
    "with_signed_out",
    "with_session_loading",
    "with_session_error",
    "with_require_session",
    "with_session_expiry_notice",
    "with_sign_in_button",
    "with_sign_out_button",
    "with_provider_buttons",
    "with_credentials_form",
    "with_email_form",
    "with_user_badge",
    "with_texts_provider",
];

/// How the apps are built.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Profile {
    /// As one would publish them.
    Release,
    /// The same code, in which functions have names.
    Named,
}

impl Profile {
    /// The profile's name in `Cargo.toml`, and that of its folder.
    const fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Named => "named",
        }
    }

    /// Returns the folder of the apps.
    fn folder(self) -> Result<PathBuf> {
        let folder = workspace::target()?.join("sizes");
        Ok(match self {
            Self::Release => folder,
            Self::Named => folder.join("named"),
        })
    }
}

/// Measures the apps, and writes the results down.
pub(crate) fn run() -> Result<()> {
    let tools = setup::set_up(&NEEDS)?;
    run_visibly(&mut measure(&tools)?)?;
    weigh_parts(&tools)
}

/// Builds the apps for release, and returns the command that measures them.
pub(crate) fn measure(tools: &Tools) -> Result<Command> {
    println!("The apps are built for release, which takes a few minutes the first time.");
    build(tools, Profile::Release, &APPS, "")?;
    build(tools, Profile::Release, &COMPONENTS, "components")?;
    let mut node = tools.command("node");
    node.arg("sizes/measure.mjs")
        .arg(Profile::Release.folder()?)
        .current_dir(workspace::e2e());
    Ok(node)
}

/// Builds the apps once more, and writes down what each part of them weighs.
fn weigh_parts(tools: &Tools) -> Result<()> {
    println!("The apps are built with the names of their functions, which takes as long again.");
    build(tools, Profile::Named, &APPS, "")?;
    let mut weights = Vec::new();
    for app in APPS {
        let file = Profile::Named.folder()?.join(app).join("app_bg.wasm");
        let file = fs::read(&file).with_context(|| file.display().to_string())?;
        weights.push((app, weights::weigh(&file, app)?));
    }
    let table = table::table(&weights);
    println!("{table}");
    let page = workspace::root().join("docs/benchmarks/size.md");
    let text = fs::read_to_string(&page)?;
    let text = table::put(&text, &table)
        .with_context(|| format!("{} has no marks for the parts", page.display()))?;
    Ok(fs::write(&page, text)?)
}

/// Builds `apps`, each into a folder of its name below `folder`.
fn build(tools: &Tools, profile: Profile, apps: &[&str], folder: &str) -> Result<()> {
    let mut cargo = match profile {
        Profile::Release => tools.cargo(),
        // Names of this kind tell of generic functions for which types they were made.
        Profile::Named => tools.cargo_with_flags(&["-Csymbol-mangling-version=v0"]),
    };
    cargo
        .args(["build", "--profile", profile.name()])
        .args(["--target", "wasm32-unknown-unknown"])
        .args(["--package", "yew-authjs-sizes"])
        .args(apps.iter().flat_map(|app| ["--bin", app]));
    run_visibly(&mut cargo).context("the apps could not be built")?;

    let built = workspace::target()?
        .join("wasm32-unknown-unknown")
        .join(profile.name());
    let names = match profile {
        Profile::Release => "--remove-name-section",
        Profile::Named => "--no-demangle",
    };
    for app in apps {
        let page = profile.folder()?.join(folder).join(app);
        bind(
            tools,
            &built,
            app,
            &page,
            &["--remove-producers-section", names],
        )?;
    }
    Ok(())
}

/// Makes of `app`, which lies in `built`, what browsers load, in the folder `page`.
fn bind(tools: &Tools, built: &Path, app: &str, page: &Path, arguments: &[&str]) -> Result<()> {
    let mut bindgen = tools.command("wasm-bindgen");
    bindgen
        .args(["--target", "web", "--no-typescript", "--out-name", "app"])
        .args(arguments)
        .arg("--out-dir")
        .arg(page)
        .arg(built.join(format!("{app}.wasm")));
    run_visibly(&mut bindgen)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Returns the names of the components in `text`, as those of their apps.
    fn components_in(text: &str) -> impl Iterator<Item = String> {
        let declared = text.split("#[component]\n").skip(1);
        declared.filter_map(|text| {
            let name = text.split_once("pub fn ")?.1;
            let name = name.split(['(', '<']).next()?;
            let mut app = "with".to_owned();
            for letter in name.chars() {
                if letter.is_uppercase() {
                    app.push('_');
                }
                app.extend(letter.to_lowercase());
            }
            Some(app)
        })
    }

    #[test]
    fn every_component_is_weighed() {
        let mut declared = BTreeSet::new();
        let mut folders = vec![workspace::root().join("src/components")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let text = fs::read_to_string(&path).unwrap();
                    // Examples in comments have components, too.
                    let code = text.lines().filter(|line| !line.starts_with("///"));
                    declared.extend(components_in(&code.collect::<Vec<_>>().join("\n")));
                }
            }
        }
        let weighed = COMPONENTS.map(str::to_owned).into_iter().collect();
        assert_eq!(declared, weighed);
    }
}
