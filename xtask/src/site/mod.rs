//! `cargo xtask site`: the guide as static pages with search, the API documentation, and the demo
//! with its server in the page.

mod api_links;
mod source;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::end_to_end::Profile;
use crate::live_demo;
use crate::program::run as run_program;
use crate::setup::{self, Need, Tools};
use crate::workspace;

pub(crate) const NEEDS: [Need; 4] = [
    Need::WasmTarget,
    Need::WasmBindgen,
    Need::Trunk,
    Need::MdBook,
];

/// The path of the demo on the site's host. All other links of the site are relative.
const DEMO_URL: &str = "/yew-authjs/demo/";

/// Builds the site and prints where it is.
pub(crate) fn run() -> Result<()> {
    let tools = setup::set_up(&NEEDS)?;
    let site = build(&tools, Profile::Release)?;
    println!("The site is in {}.", site.display());
    Ok(())
}

/// Builds the site, with the demo in this profile, and returns its folder.
pub(crate) fn build(tools: &Tools, profile: Profile) -> Result<PathBuf> {
    let target = workspace::target()?;
    let (source, site) = (target.join("site-source"), target.join("site"));
    document(tools)?;
    source::write(&source, &target.join("doc"))?;
    empty(&site)?;
    run_program(
        tools
            .command("mdbook")
            .args(["build", "--dest-dir"])
            .args([&site, &source]),
    )
    .context("the guide could not be built")?;
    copy(&target.join("doc"), &site.join("api"))?;
    live_demo::build(tools, profile, DEMO_URL, &site.join("demo"))?;
    Ok(site)
}

/// Builds the documentation of the library alone: older pages of other crates would be searched.
fn document(tools: &Tools) -> Result<()> {
    run_program(tools.cargo().args(["clean", "--doc"]))?;
    let mut doc = tools.cargo();
    doc.args(["doc", "--package", "yew-authjs", "--lib"])
        .args(["--all-features", "--no-deps"])
        .env("RUSTDOCFLAGS", "-Dwarnings");
    run_program(&mut doc).context("the documentation could not be built")
}

/// Removes what is in the folder, and creates it.
fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be created", folder.display()))
}

/// Copies the folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("{} cannot be created", to.display()))?;
    let entries = fs::read_dir(from).with_context(|| format!("{} is missing", from.display()))?;
    for entry in entries {
        let path = entry?.path();
        let to = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &to)?;
        } else {
            fs::copy(&path, &to).with_context(|| format!("{} cannot be written", to.display()))?;
        }
    }
    Ok(())
}
