//! Chromium and its driver.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};

use super::apt;
use crate::program::on_path;
use crate::step::step;

/// The browser that the tests drive, and the program that drives it for wasm-bindgen-test.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
    /// Chromium without its windows, if there is one: a page opens in half the time.
    pub(crate) headless_shell: Option<PathBuf>,
}

impl Browser {
    /// Returns the headless shell, or else Chromium.
    pub(crate) fn for_tests(&self) -> &Path {
        self.headless_shell.as_deref().unwrap_or(&self.chromium)
    }
}

const CHROMIUM: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const DRIVER: [&str; 2] = ["chromedriver", "chromium.chromedriver"];
const HEADLESS_SHELL: [&str; 2] = ["chromium-headless-shell", "chrome-headless-shell"];
const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];
const HEADLESS_SHELL_PACKAGE: [&str; 1] = ["chromium-headless-shell"];

pub(super) fn ensure() -> Result<Browser> {
    let mut found = find()?;
    if found.is_none() && apt::can_install() {
        install("Chromium", &PACKAGES, "about 30 seconds")?;
        found = find()?;
    }
    let Some((chromium, driver)) = found else {
        bail!("{}", how_to_install(apt::is_there()))
    };
    println!(
        "Chromium: {}, driven by {}",
        chromium.display(),
        driver.display()
    );
    let headless_shell = headless_shell(&chromium)?;
    Ok(Browser {
        chromium,
        driver,
        headless_shell,
    })
}

/// Returns the headless shell, which `apt` installs if Chromium is Debian's, too.
///
/// The tests run without one, though for longer.
fn headless_shell(chromium: &Path) -> Result<Option<PathBuf>> {
    const NAME: &str = "Chromium's headless shell";
    let find = || find_program("CHROMIUM_HEADLESS_SHELL", &HEADLESS_SHELL);
    let mut found = find()?;
    let is_debians = chromium == Path::new("/usr/bin/chromium");
    if found.is_none() && is_debians && apt::can_install() {
        // Older distributions have no such package.
        if install(NAME, &HEADLESS_SHELL_PACKAGE, "about 10 seconds").is_ok() {
            found = find()?;
        }
    }
    match &found {
        Some(path) => println!("{NAME}: {}", path.display()),
        None => println!("{NAME}: there is none, and Chromium itself takes twice the time"),
    }
    Ok(found)
}

fn install(name: &str, packages: &[&str], takes: &str) -> Result<()> {
    step(name, "installing it with apt", takes, || {
        apt::install(packages)
    })
}

/// Returns Chromium and its driver.
fn find() -> Result<Option<(PathBuf, PathBuf)>> {
    let chromium = find_program("CHROMIUM", &CHROMIUM)?;
    Ok(chromium.zip(find_program("CHROMEDRIVER", &DRIVER)?))
}

/// Returns the program that the variable names, or else one of these names on PATH.
fn find_program(variable: &str, names: &[&str]) -> Result<Option<PathBuf>> {
    Ok(named_by(variable)?.or_else(|| on_path(names)))
}

fn named_by(variable: &str) -> Result<Option<PathBuf>> {
    let Some(value) = env::var_os(variable).filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let path = PathBuf::from(value);
    ensure!(
        path.is_file(),
        "{variable} names {}, which is no file: correct or unset it",
        path.display()
    );
    Ok(Some(path))
}

fn how_to_install(has_apt: bool) -> String {
    let fix = match has_apt {
        true => format!("run `sudo apt-get install {}`", PACKAGES.join(" ")),
        false => "install Chromium (or Chrome) and the ChromeDriver of the same version".to_owned(),
    };
    format!(
        "Chromium or its driver is missing: {fix}, or set CHROMIUM and CHROMEDRIVER to their paths"
    )
}
