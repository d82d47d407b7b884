//! What a browser finds at the demo's address: the page, and the backend behind its auth routes.

use anyhow::{Result, bail};

use super::DemoOptions;
use super::backend::{self, Place};
use super::get::get;
use super::page::Page;
use super::trunk;
use crate::process::Process;
use crate::setup::Tools;

/// The running demo.
pub(super) struct Site<'a> {
    processes: Vec<Process>,
    /// The page, if the backend serves it from a folder.
    page: Option<Page<'a>>,
    port: u16,
}

impl<'a> Site<'a> {
    /// Builds what is missing and starts all processes.
    pub(super) fn start(tools: &'a Tools, options: &DemoOptions) -> Result<Self> {
        let start = match options.with_oidc {
            true => backend::start_with_oidc,
            false => backend::start,
        };
        let url = options.url();
        let port = options.port;
        if options.trunk {
            let place = Place::Behind { port: port + 1 };
            let mut processes = start(&place, &url)?;
            processes.push(trunk::start(tools, options, port + 1)?);
            return Ok(Self {
                processes,
                page: None,
                port,
            });
        }
        let page = Page::build(tools, options.release)?;
        let place = Place::With {
            port,
            page: page.folder().to_owned(),
        };
        Ok(Self {
            processes: start(&place, &url)?,
            page: Some(page),
            port,
        })
    }

    /// Fails if one of the processes has ended.
    pub(super) fn check(&mut self) -> Result<()> {
        for process in &mut self.processes {
            if let Some(status) = process.ended()? {
                bail!(
                    "{} ended ({status}); its last lines above show why",
                    process.name()
                );
            }
        }
        Ok(())
    }

    /// Returns `true` if the built page is served.
    pub(super) fn answers(&self) -> bool {
        get(self.port, "/").is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
    }

    /// Builds the page again if its sources have changed; Trunk does that by itself.
    pub(super) fn follow_changes(&mut self) {
        if let Some(page) = &mut self.page {
            page.follow_changes();
        }
    }
}
