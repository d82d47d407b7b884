//! The demo's backend.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::process::Process;
use crate::program::{cargo, run, say};
use crate::workspace;

const PACKAGE: &str = "yew-authjs-demo-server";

pub(super) fn build() -> Result<()> {
    say("demo backend: building it");
    run(cargo().args(["build", "--package", PACKAGE]))
}

/// Starts it, and waits until it listens.
pub(super) fn start(port: u16, public_url: &str) -> Result<Process> {
    let mut command = Command::new(workspace::target()?.join("debug").join(PACKAGE));
    command
        .args(["--port", &port.to_string()])
        // Trunk's proxy does not tell it where browsers find it.
        .args(["--public-url", public_url])
        .current_dir(workspace::root())
        .stdout(Stdio::piped());
    let mut process = Process::start("the demo backend", command)?;
    let stdout = process
        .child
        .stdout
        .take()
        .context("the demo backend has no stdout")?;
    let mut lines = BufReader::new(stdout).lines().map_while(Result::ok);
    for line in lines.by_ref() {
        say(&line);
        if line.starts_with("listening on") {
            // Reading on keeps it from ever waiting for a reader.
            std::thread::spawn(move || lines.for_each(|line| say(&line)));
            return Ok(process);
        }
    }
    bail!("the demo backend ended before it listened; its last lines above say why")
}
