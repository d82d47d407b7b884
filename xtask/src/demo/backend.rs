//! The demo's backend: the Rust server, or a real Auth.js server beside an OpenID provider.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::process::Process;
use crate::program::{cargo, run};
use crate::step::step;
use crate::workspace;

const PACKAGE: &str = "yew-authjs-demo-server";

/// The page's path to which the OpenID provider answers.
///
/// The Auth.js server calls that provider `local`.
const CALLBACK: &str = "/api/auth/callback/local";

/// The demo app's own sign-in page, where Auth.js sends visitors who could not be signed in.
const SIGN_IN_PAGE: &str = "/sign-in";

/// Where a backend stands.
pub(super) enum Place {
    /// Behind Trunk, which serves the page.
    Behind { port: u16 },
    /// At the page's own address, so that it serves the page, too.
    With { port: u16, page: PathBuf },
}

impl Place {
    /// Adds the options that all backends take.
    fn add_to(&self, command: &mut Command) {
        let (Self::Behind { port } | Self::With { port, .. }) = self;
        command.args(["--port", &port.to_string()]);
        if let Self::With { page, .. } = self {
            command.arg("--static").arg(page);
        }
    }
}

/// Builds the demo server.
pub(super) fn build() -> Result<()> {
    let takes = "the first time about a minute";
    step("demo backend", "building it", takes, || {
        run(cargo().args(["build", "--package", PACKAGE]))
    })
}

/// Starts the demo server for a page at `url`, and waits until it listens.
pub(super) fn start(place: &Place, url: &str) -> Result<Vec<Process>> {
    let mut command = Command::new(workspace::target()?.join("debug").join(PACKAGE));
    place.add_to(&mut command);
    command
        .args(["--public-url", url])
        .current_dir(workspace::root());
    let (server, _) = Process::start_listening("the demo backend", command)?;
    Ok(vec![server])
}

/// Starts an Auth.js server and, before it, an OpenID provider, for a page at `url`.
pub(super) fn start_with_oidc(place: &Place, url: &str) -> Result<Vec<Process>> {
    let mut provider = script("oidc-provider");
    provider.arg("--redirect-uri").arg([url, CALLBACK].concat());
    let (provider, issuer) = Process::start_listening("the OpenID provider", provider)?;
    let mut server = script("authjs-server");
    place.add_to(&mut server);
    server
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
