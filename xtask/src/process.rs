//! A process that does not outlive this one.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::program::{display, not_started};

/// How long a process may take to end by itself: Ctrl-C at a terminal reaches it too.
const GRACE: Duration = Duration::from_secs(1);

/// Ends the process when dropped.
#[must_use = "dropping it ends the process"]
pub(crate) struct Process {
    name: &'static str,
    child: Child,
}

impl Process {
    pub(crate) fn start(name: &'static str, mut command: Command) -> Result<Self> {
        println!("$ {}", display(&command));
        let child = command.spawn().with_context(|| not_started(&command))?;
        Ok(Self { name, child })
    }

    /// Starts a server, and returns it with the address that it prints.
    ///
    /// The server has to print `listening on <address>`.
    pub(crate) fn start_listening(
        name: &'static str,
        mut command: Command,
    ) -> Result<(Self, String)> {
        command.stdout(Stdio::piped());
        let mut process = Self::start(name, command)?;
        let stdout = process.child.stdout.take();
        let stdout = stdout.with_context(|| format!("{name} has no stdout"))?;
        let mut lines = BufReader::new(stdout).lines().map_while(Result::ok);
        for line in lines.by_ref() {
            println!("{line}");
            if let Some(address) = line.strip_prefix("listening on ") {
                // Reading on keeps the process from waiting for a reader.
                thread::spawn(move || lines.for_each(|line| println!("{line}")));
                return Ok((process, address.to_owned()));
            }
        }
        bail!("{name} ended before it listened; its last lines above show why")
    }

    /// Returns the process's id.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    /// Returns how the process ended, or `None` while it runs.
    pub(crate) fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.child
            .try_wait()
            .with_context(|| format!("{} cannot be watched", self.name))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let deadline = Instant::now() + GRACE;
        while Instant::now() < deadline {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        // Both fail only if the process has ended after all.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
