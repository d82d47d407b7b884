//! Chromium and its driver.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail, ensure};

use super::apt;
use crate::program::on_path;
use crate::step::step;

/// The browser that the tests drive, and the program that drives it for wasm-bindgen-test.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
}

const CHROMIUM: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const DRIVER: [&str; 2] = ["chromedriver", "chromium.chromedriver"];
const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];

pub(super) fn ensure() -> Result<Browser> {
    if let Some(browser) = find()? {
        println!(
            "Chromium: {}, driven by {}",
            browser.chromium.display(),
            browser.driver.display()
        );
        return Ok(browser);
    }
    if apt::can_install() {
        let install = || apt::install(&PACKAGES);
        step(
            "Chromium",
            "installing it with apt",
            "about 30 seconds",
            install,
        )?;
        if let Some(browser) = find()? {
            return Ok(browser);
        }
    }
    bail!("{}", how_to_install(apt::is_there()))
}

/// Returns a program: that of the variable CHROMIUM or CHROMEDRIVER, or else one on PATH.
fn find() -> Result<Option<Browser>> {
    let chromium = named_by("CHROMIUM")?.or_else(|| on_path(&CHROMIUM));
    let driver = named_by("CHROMEDRIVER")?.or_else(|| on_path(&DRIVER));
    Ok(chromium
        .zip(driver)
        .map(|(chromium, driver)| Browser { chromium, driver }))
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
