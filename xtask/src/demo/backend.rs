//! The demo's backend: the Rust server, or a real Auth.js server beside an OpenID provider.

use std::process::Command;

use anyhow::Result;

use crate::process::Process;
use crate::program::{cargo, run};
use crate::workspace;

const PACKAGE: &str = "yew-authjs-demo-server";

/// The page's path to which the OpenID provider answers.
///
/// The Auth.js server calls that provider `local`.
const CALLBACK: &str = "/api/auth/callback/local";

/// The demo app's own sign-in page, where Auth.js sends visitors who could not be signed in.
const SIGN_IN_PAGE: &str = "/sign-in";

/// Builds the demo server.
pub(super) fn build() -> Result<()> {
    println!("demo backend: building it");
    run(cargo().args(["build", "--package", PACKAGE]))
}

/// Starts the demo server for a page at `url`, and waits until it listens.
pub(super) fn start(port: u16, url: &str) -> Result<Process> {
    let mut command = Command::new(workspace::target()?.join("debug").join(PACKAGE));
    command
        .args(["--port", &port.to_string(), "--public-url", url])
        .current_dir(workspace::root());
    let (server, _) = Process::start_listening("the demo backend", command)?;
    Ok(server)
}

/// Starts an Auth.js server and, before it, an OpenID provider, for a page at `url`.
pub(super) fn start_with_oidc(port: u16, url: &str) -> Result<Vec<Process>> {
    let mut provider = script("oidc-provider");
    provider.arg("--redirect-uri").arg([url, CALLBACK].concat());
    let (provider, issuer) = Process::start_listening("the OpenID provider", provider)?;
    let mut server = script("authjs-server");
    server
        .args(["--port", &port.to_string()])
        .args(["--sign-in-page", SIGN_IN_PAGE])
        .args(["--oidc-issuer", &issuer]);
    let (server, _) = Process::start_listening("the Auth.js server", server)?;
    Ok(vec![server, provider])
}

/// Returns the command of a server that the end-to-end tests use too.
fn script(folder: &str) -> Command {
    let mut node = Command::new("node");
    node.arg(
        workspace::e2e()
            .join("support")
            .join(folder)
            .join("main.mjs"),
    )
    .current_dir(workspace::e2e());
    node
}
