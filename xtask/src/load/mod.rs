//! The demo server under load: how long a session read takes beside slow clients and many sign-ins.
//!
//! It passes or fails nothing.

mod exchange;
mod memory;
mod reads;
mod sign_ins;
mod slow_clients;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::process::Process;
use crate::program::{cargo, run as run_visibly};
use crate::setup::{self, Need};
use crate::workspace;
use exchange::Visitor;
use memory::Memory;
use reads::Reads;
use slow_clients::SlowClients;

/// Which server to measure.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct LoadOptions {
    /// A built demo server; that of this workspace, built for release, if none is named.
    pub(crate) server: Option<PathBuf>,
}

const PACKAGE: &str = "yew-authjs-demo-server";

/// How many clients begin a request and never come to its end.
const SLOW: usize = 200;

/// How many sign in at once, each again a second after its answer.
const SIGN_INS: usize = 500;

/// How long each part takes.
const PART: Duration = Duration::from_secs(15);

pub(crate) fn run(options: &LoadOptions) -> Result<()> {
    setup::set_up(&[Need::Wrk])?;
    let program = match &options.server {
        Some(program) => program.clone(),
        None => build()?,
    };
    let mut command = Command::new(program);
    // It writes a line for each request.
    command.args(["--port", "0"]).stderr(Stdio::null());
    let (server, address) = Process::start_listening("the demo server", command)?;
    let address: SocketAddr = address
        .trim_start_matches("http://")
        .parse()
        .context("the demo server does not say where it listens")?;
    let visitor = Visitor::signed_in(address)?;

    println!("\n| part | session reads | median | p99 | slowest | unanswered | memory | threads |");
    println!("|---|---|---|---|---|---|---|---|");
    let part = |name: &str, reads: &Reads| -> Result<()> {
        println!("| {name} | {reads} | {} |", Memory::of(server.id())?);
        Ok(())
    };
    part("at rest", &Reads::during(&visitor, PART))?;
    let slow = SlowClients::start(address, SLOW);
    part(
        &format!("{SLOW} slow clients"),
        &Reads::during(&visitor, PART),
    )?;
    let sign_ins = sign_ins::start(&visitor, SIGN_INS, PART)?;
    let reads = Reads::during(&visitor, PART);
    part(&format!("... and {SIGN_INS} sign-ins at once"), &reads)?;
    let sign_ins = sign_ins.wait()?;
    println!("\nSlow clients: {}", slow.stop());
    println!("Sign-ins: {sign_ins}");
    thread::sleep(Duration::from_secs(1));
    println!("\n| part | session reads | median | p99 | slowest | unanswered | memory | threads |");
    println!("|---|---|---|---|---|---|---|---|");
    part("afterwards", &Reads::during(&visitor, PART))?;
    println!("\nMost memory: {} MiB", Memory::of(server.id())?.most_mib);
    Ok(())
}

fn build() -> Result<PathBuf> {
    run_visibly(cargo().args(["build", "--release", "--package", PACKAGE]))?;
    Ok(workspace::target()?.join("release").join(PACKAGE))
}
