//! The crates in Cargo.lock, which cargo-deny checks as `deny.toml` says.

use std::process::Command;

use super::not_asked;
use crate::program::run;
use crate::setup::Tools;
use crate::suites::report::Report;

/// What needs nothing but the crates themselves.
const CHECKS: [&str; 3] = ["licenses", "bans", "sources"];

pub(super) fn check(tools: &Tools, report: &mut Report) {
    for check in CHECKS {
        let mut deny = deny(tools);
        deny.args(["--locked", "check", check]);
        report.run(&format!("cargo-deny, {check}"), deny);
    }
    // Apart from the check, which exits the same way for a vulnerability and for no network.
    if run(&mut fetch(tools)).is_err() {
        not_asked("crates", report);
        return;
    }
    let mut advisories = deny(tools);
    // With what is there: a second fetch could fail and be taken for a vulnerability. The crates
    // are there since the checks before.
    advisories.args(["--locked", "--offline", "check", "advisories"]);
    report.run("cargo-deny, advisories", advisories);
}

/// Fetches the database of advisories with git.
fn fetch(tools: &Tools) -> Command {
    let mut fetch = deny(tools);
    fetch
        .args(["fetch", "db"])
        // No questions at the terminal, and no endless wait for a network that says nothing.
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_HTTP_LOW_SPEED_LIMIT", "1000")
        .env("GIT_HTTP_LOW_SPEED_TIME", "30");
    fetch
}

/// Returns the program itself: as `cargo deny`, cargo would choose which one is started.
fn deny(tools: &Tools) -> Command {
    tools.command("cargo-deny")
}
