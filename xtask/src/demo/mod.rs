//! The demo: its backend and its page, started and ended together.

mod backend;
mod get;
mod page;
mod ports;
mod site;
mod trunk;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

use crate::setup::{self, Need};
pub(crate) use get::get;
use site::Site;

/// How to start the demo.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct DemoOptions {
    /// The port of the page; with Trunk, the backend takes the next one.
    pub(crate) port: u16,
    /// Builds the page for release.
    pub(crate) release: bool,
    /// Puts a real Auth.js server with an OpenID provider behind it.
    pub(crate) with_oidc: bool,
    /// Has Trunk build and serve the page.
    pub(crate) trunk: bool,
}

impl Default for DemoOptions {
    fn default() -> Self {
        Self {
            port: trunk::PORT,
            release: false,
            with_oidc: false,
            trunk: false,
        }
    }
}

impl DemoOptions {
    fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Returns what to install: the quick things first.
    fn needs(&self) -> Vec<Need> {
        let mut needs = match self.trunk {
            true => vec![Need::WasmTarget, Need::WasmBindgen, Need::Trunk],
            false => vec![Need::WasmTarget, Need::Bindgen],
        };
        if self.with_oidc {
            needs.insert(0, Need::NpmPackages);
        }
        needs
    }

    /// Returns the ports that have to be free.
    fn ports(&self) -> Vec<u16> {
        match self.trunk {
            true => vec![self.port, self.port + 1],
            false => vec![self.port],
        }
    }
}

/// Runs until Ctrl-C, or until one of the processes ends by itself, which is an error.
pub(crate) fn run(options: &DemoOptions) -> Result<()> {
    for port in options.ports() {
        ports::ensure_free(port)?;
    }
    let tools = setup::set_up(&options.needs())?;
    if !options.with_oidc {
        backend::build()?;
    }
    let interrupted = watch_signals()?;
    let mut site = Site::start(&tools, options)?;
    let mut is_announced = false;
    while !interrupted.load(Ordering::Relaxed) {
        if let Err(ended) = site.check() {
            // Ctrl-C reaches all of them, in any order.
            thread::sleep(Duration::from_millis(100));
            if interrupted.load(Ordering::Relaxed) {
                break;
            }
            return Err(ended);
        }
        if !is_announced && site.answers() {
            announce(&options.url(), options.with_oidc);
            is_announced = true;
        }
        site.follow_changes();
        thread::sleep(Duration::from_millis(100));
    }
    println!("\nThe demo has ended.");
    Ok(())
}

/// Becomes `true` when a signal asks this program to end.
fn watch_signals() -> Result<Arc<AtomicBool>> {
    let interrupted = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM, SIGHUP] {
        signal_hook::flag::register(signal, Arc::clone(&interrupted))
            .context("signals cannot be watched")?;
    }
    Ok(interrupted)
}

fn announce(url: &str, with_oidc: bool) {
    let also = if with_oidc {
        " Or choose Local OpenID, which takes any name."
    } else {
        ""
    };
    println!(
        "\n  The demo is at {url}\n  Sign in as ada with the password lovelace, or as grace with hopper.{also}\n  \
         Open a second tab and watch it follow. Ctrl-C ends the demo.\n"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_waits_for_trunk_only_if_it_is_asked_for() {
        let mut options = DemoOptions::default();
        assert_eq!(options.needs(), [Need::WasmTarget, Need::Bindgen]);
        assert_eq!(options.ports(), [8080]);
        options.trunk = true;
        assert!(options.needs().contains(&Need::Trunk));
        assert_eq!(options.ports(), [8080, 8081]);
        options.with_oidc = true;
        assert_eq!(options.needs().first(), Some(&Need::NpmPackages));
    }
}
