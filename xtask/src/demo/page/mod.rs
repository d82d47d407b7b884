//! The demo's page, built without Trunk: by cargo and wasm-bindgen, from what index.html and
//! Trunk.toml say.

mod index;
mod trunk_toml;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::program::run;
use crate::setup::Tools;
use crate::sources::stamp;
use crate::step::step;
use crate::workspace;
use index::Index;
pub(super) use trunk_toml::TrunkToml;

const INDEX: &str = "index.html";
const TARGET: &str = "wasm32-unknown-unknown";

/// How often the sources are looked at.
const INTERVAL: Duration = Duration::from_millis(500);

/// A folder with the built page.
pub(super) struct Page<'a> {
    tools: &'a Tools,
    is_release: bool,
    folder: PathBuf,
    /// What it is built from.
    sources: Vec<PathBuf>,
    built_from: u64,
    looked_at: Instant,
}

impl<'a> Page<'a> {
    /// Builds the page.
    pub(super) fn build(tools: &'a Tools, is_release: bool) -> Result<Self> {
        let folder = workspace::target()?.join("demo/page");
        if folder.exists() {
            fs::remove_dir_all(&folder).context("the target folder cannot be written")?;
        }
        fs::create_dir_all(&folder).context("the target folder cannot be written")?;
        let watched = config()?.watched;
        let mut page = Self {
            tools,
            is_release,
            folder,
            sources: paths(&watched),
            built_from: 0,
            looked_at: Instant::now(),
        };
        let takes = match is_release {
            true => "the first time about 4 minutes",
            false => "the first time about a minute",
        };
        step("demo page", "building it", takes, || page.build_again())?;
        Ok(page)
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Builds the page again if its sources have changed. If that fails, the last one stays.
    pub(super) fn follow_changes(&mut self) {
        if self.looked_at.elapsed() < INTERVAL {
            return;
        }
        self.looked_at = Instant::now();
        // A folder that cannot be read now can be read the next time.
        if stamp(&self.sources).is_ok_and(|now| now != self.built_from) {
            println!("demo page: its sources have changed");
            match self.build_again() {
                Ok(()) => println!("demo page: built again; reload it in the browser"),
                Err(error) => eprintln!("demo page: {error:#}; it stays as it was"),
            }
        }
    }

    fn build_again(&mut self) -> Result<()> {
        // Before the build, so that a change meanwhile is seen the next time.
        self.built_from = stamp(&self.sources)?;
        let root = workspace::root();
        let html = fs::read_to_string(root.join(INDEX)).context("index.html cannot be read")?;
        let index = Index::parse(&html)?;
        let manifest = root.join(index.manifest()?);
        let name = fs::read_to_string(&manifest)
            .map_err(Into::into)
            .and_then(|manifest| trunk_toml::package_name(&manifest))
            .with_context(|| format!("{} cannot be read", manifest.display()))?;
        let module = self.compile(&manifest, &name)?;
        run(&mut self.tools.bindgen(&module, &self.folder, &name)?)?;
        for (path, name) in index.stylesheets()? {
            fs::copy(root.join(path), self.folder.join(name))
                .with_context(|| format!("{path} cannot be copied"))?;
        }
        let page = index.with_app(&name, &config()?);
        fs::write(self.folder.join(INDEX), page).context("the target folder cannot be written")
    }

    /// Compiles the app, and returns its module.
    fn compile(&self, manifest: &Path, name: &str) -> Result<PathBuf> {
        let (flag, folder) = match self.is_release {
            true => (Some("--release"), "release"),
            false => (None, "debug"),
        };
        let mut cargo = self.tools.cargo();
        cargo.args(["build", "--target", TARGET]).args(flag);
        run(cargo.arg("--manifest-path").arg(manifest))?;
        let module = format!("{TARGET}/{folder}/{name}.wasm");
        Ok(workspace::target()?.join(module))
    }
}

/// Returns what Trunk.toml says now.
pub(super) fn config() -> Result<TrunkToml> {
    let file = workspace::root().join("Trunk.toml");
    TrunkToml::parse(&fs::read_to_string(file).context("Trunk.toml cannot be read")?)
}

fn paths(below_root: &[String]) -> Vec<PathBuf> {
    let root = workspace::root();
    below_root.iter().map(|path| root.join(path)).collect()
}
