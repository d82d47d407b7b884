//! The setting of the end-to-end tests and measurements: built pages, demo server, Playwright.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::live_demo;
use crate::program::run;
use crate::setup::{Need, Tools};
use crate::workspace;

pub(crate) const NEEDS: [Need; 5] = [
    Need::WasmTarget,
    Need::WasmBindgen,
    Need::Trunk,
    Need::Chromium,
    Need::NpmPackages,
];

/// Returns what the end-to-end tests need, and one thing more.
pub(crate) const fn needs_with(need: Need) -> [Need; 6] {
    let [a, b, c, d, e] = NEEDS;
    [a, b, c, d, e, need]
}

/// Where the tests have the demo without a server: at a path as a project's page has it.
const LIVE_DEMO_URL: &str = "/yew-authjs/demo/";

/// How the pages are built.
#[derive(Clone, Copy)]
pub(crate) enum Profile {
    /// A debug build: shares its results with the browser tests and takes seconds.
    Dev,
    /// A release build: takes minutes.
    Release,
}

impl Profile {
    /// Returns the folder of the pages.
    fn folder(self) -> Result<PathBuf> {
        let name = match self {
            Self::Dev => "e2e",
            Self::Release => "e2e-release",
        };
        Ok(workspace::target()?.join(name))
    }
}

/// The folders of the built pages.
pub(crate) struct Pages {
    probe: PathBuf,
    demo: PathBuf,
    live_demo: PathBuf,
}

impl Pages {
    pub(crate) fn build(tools: &Tools) -> Result<Self> {
        run(tools
            .cargo()
            .args(["build", "--package", "yew-authjs-demo-server"]))
        .context("the demo server could not be built")?;
        let pages = Self {
            probe: build_probe(tools, Profile::Dev)?,
            demo: Profile::Dev.folder()?.join("demo"),
            live_demo: Profile::Dev.folder()?.join("live-demo"),
        };
        build(tools, Profile::Dev, workspace::root(), &pages.demo)?;
        live_demo::build(tools, Profile::Dev, LIVE_DEMO_URL, &pages.live_demo)?;
        Ok(pages)
    }

    /// Returns the command `npx playwright test` on these pages.
    pub(crate) fn playwright(&self, tools: &Tools) -> Result<Command> {
        let mut playwright = npx(tools, &["playwright", "test"]);
        playwright
            .env(
                "DEMO_SERVER",
                workspace::target()?.join("debug/yew-authjs-demo-server"),
            )
            .env("PROBE_DIST", &self.probe)
            .env("DEMO_DIST", &self.demo)
            .env("LIVE_DEMO_DIST", &self.live_demo)
            .env("LIVE_DEMO_URL", LIVE_DEMO_URL);
        Ok(playwright)
    }
}

/// Builds the probe, and returns its folder.
pub(crate) fn build_probe(tools: &Tools, profile: Profile) -> Result<PathBuf> {
    let dist = profile.folder()?.join("probe");
    build(tools, profile, &workspace::e2e().join("probe"), &dist)?;
    Ok(dist)
}

/// Builds the app that does what the React app does, and returns its folder.
pub(crate) fn build_same_app(tools: &Tools, profile: Profile) -> Result<PathBuf> {
    let dist = profile.folder()?.join("same-app");
    build(
        tools,
        profile,
        &workspace::root().join("tests/sizes"),
        &dist,
    )?;
    Ok(dist)
}

fn build(tools: &Tools, profile: Profile, folder: &Path, dist: &Path) -> Result<()> {
    build_with(tools, profile, folder, dist, &[])
}

/// Builds the page in `folder` with more arguments for Trunk.
pub(crate) fn build_with(
    tools: &Tools,
    profile: Profile,
    folder: &Path,
    dist: &Path,
    arguments: &[&str],
) -> Result<()> {
    let mut trunk = tools.trunk();
    trunk
        .arg("build")
        .args(arguments)
        .arg("--dist")
        .arg(dist)
        .current_dir(folder);
    if let Profile::Release = profile {
        trunk.arg("--release");
    }
    run(&mut trunk).with_context(|| format!("the page in {} could not be built", folder.display()))
}

/// Returns a program of the end-to-end tests' npm packages.
pub(crate) fn npx(tools: &Tools, arguments: &[&str]) -> Command {
    let mut command = tools.command("npx");
    command
        .arg("--no-install")
        .args(arguments)
        .current_dir(workspace::e2e());
    command
}
