//! The demo: its backend and its page, started and ended together.

mod backend;
mod page;
mod ports;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

use crate::setup::{self, Need};
use page::Page;

/// How to start the demo.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct DemoOptions {
    /// The page's port; the backend takes the next one.
    pub(crate) port: u16,
    /// Builds the page for release.
    pub(crate) release: bool,
    /// Puts a real Auth.js server with an OpenID provider behind it.
    pub(crate) with_oidc: bool,
}

impl Default for DemoOptions {
    fn default() -> Self {
        Self {
            port: page::PORT,
            release: false,
            with_oidc: false,
        }
    }
}

/// Runs until Ctrl-C, or until one of the processes ends by itself, which is an error.
pub(crate) fn run(options: &DemoOptions) -> Result<()> {
    let backend_port = options.port + 1;
    for port in [options.port, backend_port] {
        ports::ensure_free(port)?;
    }
    let mut needs = vec![Need::WasmTarget, Need::WasmBindgen, Need::Trunk];
    if options.with_oidc {
        needs.insert(0, Need::NpmPackages);
    }
    let tools = setup::set_up(&needs)?;
    if !options.with_oidc {
        backend::build()?;
    }

    let interrupted = watch_signals()?;
    let url = format!("http://127.0.0.1:{}", options.port);
    let mut backend = if options.with_oidc {
        backend::start_with_oidc(backend_port, &url)?
    } else {
        vec![backend::start(backend_port, &url)?]
    };
    let mut page = Page::start(&tools, options, backend_port)?;
    let mut is_announced = false;
    while !interrupted.load(Ordering::Relaxed) {
        for process in backend.iter_mut().chain([&mut page.process]) {
            if let Some(status) = process.ended()? {
                // Ctrl-C reaches all of them, in any order.
                thread::sleep(Duration::from_millis(100));
                if interrupted.load(Ordering::Relaxed) {
                    break;
                }
                bail!(
                    "{} ended ({status}); its last lines above show why",
                    process.name()
                );
            }
        }
        if !is_announced && page.answers() {
            announce(&url, options.with_oidc);
            is_announced = true;
        }
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
