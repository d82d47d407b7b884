//! The demo: its backend and its page, started and ended together.

mod backend;
mod page;
mod ports;
mod process;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

use crate::program::say;
use crate::setup::{self, Need};
use page::Page;

/// How to start the demo.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct DemoOptions {
    /// The page's port; the backend takes the next one.
    pub(crate) port: u16,
    /// Builds the page as one would publish it.
    pub(crate) release: bool,
}

impl Default for DemoOptions {
    fn default() -> Self {
        Self {
            port: page::PORT,
            release: false,
        }
    }
}

/// Runs until Ctrl-C, or until one of the two processes ends by itself, which is an error.
pub(crate) fn run(options: &DemoOptions) -> Result<()> {
    let backend_port = options.port + 1;
    for port in [options.port, backend_port] {
        ports::ensure_free(port)?;
    }
    let tools = setup::set_up(&[Need::WasmTarget, Need::WasmBindgen, Need::Trunk])?;
    backend::build()?;

    let interrupted = watch_signals()?;
    let url = format!("http://127.0.0.1:{}", options.port);
    let mut backend = backend::start(backend_port, &url)?;
    let mut page = Page::start(&tools, options, backend_port)?;
    let mut is_announced = false;
    while !interrupted.load(Ordering::Relaxed) {
        for process in [&mut backend, &mut page.process] {
            if let Some(status) = process.ended()? {
                // Ctrl-C reaches all of them, in any order.
                thread::sleep(Duration::from_millis(100));
                if interrupted.load(Ordering::Relaxed) {
                    break;
                }
                bail!(
                    "{} ended ({status}); its last lines above say why",
                    process.name()
                );
            }
        }
        if !is_announced && page.answers() {
            announce(&url);
            is_announced = true;
        }
        thread::sleep(Duration::from_millis(100));
    }
    say("\nThe demo has ended.");
    Ok(())
}

/// Becomes true when someone asks this program to end.
fn watch_signals() -> Result<Arc<AtomicBool>> {
    let interrupted = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM, SIGHUP] {
        signal_hook::flag::register(signal, Arc::clone(&interrupted))
            .context("signals cannot be watched")?;
    }
    Ok(interrupted)
}

fn announce(url: &str) {
    say(&format!(
        "\n  The demo is at {url}\n  Sign in as ada with the password lovelace, or as grace with hopper.\n  \
         Open a second tab and watch it follow. Ctrl-C ends the demo.\n"
    ));
}
