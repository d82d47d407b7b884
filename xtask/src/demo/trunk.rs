//! The demo's page, built and served by Trunk, if it is asked for.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::{DemoOptions, page};
use crate::process::Process;
use crate::setup::Tools;
use crate::workspace;

/// The ports in Trunk.toml, which plain `trunk serve` uses.
pub(super) const PORT: u16 = 8080;
const PAGE: &str = "\"127.0.0.1:8080\"";
const BACKEND: &str = "http://127.0.0.1:8081/";

/// Starts Trunk for the page, with a proxy to the backend.
pub(super) fn start(tools: &Tools, options: &DemoOptions, backend_port: u16) -> Result<Process> {
    println!(
        "demo page: building it with Trunk, which then serves it and builds it again after every change"
    );
    let mut trunk = tools.trunk();
    trunk.args(["serve", "--port", &options.port.to_string()]);
    if options.release {
        trunk.arg("--release");
    }
    if options.port != PORT {
        use_other_ports(&mut trunk, options.port, backend_port)?;
    }
    Process::start("Trunk", trunk)
}

/// Writes a copy of Trunk.toml with other ports: Trunk can only add proxies to its file's.
fn use_other_ports(trunk: &mut Command, page: u16, backend: u16) -> Result<()> {
    let root = workspace::root();
    let config =
        fs::read_to_string(root.join("Trunk.toml")).context("Trunk.toml cannot be read")?;
    let folder = workspace::target()?.join("demo");
    fs::create_dir_all(&folder).context("the target folder cannot be written")?;
    let file: PathBuf = folder.join(format!("Trunk-{page}.toml"));
    fs::write(&file, with_ports(&config, page, backend)?)
        .context("the target folder cannot be written")?;
    // Trunk takes paths in the file as relative to it.
    trunk
        .arg("--config")
        .arg(file)
        .arg("--dist")
        .arg(root.join("dist"));
    for path in page::config()?.watched {
        trunk.arg("--watch").arg(root.join(path));
    }
    trunk.arg(root.join("index.html"));
    Ok(())
}

fn with_ports(config: &str, page: u16, backend: u16) -> Result<String> {
    for known in [PAGE, BACKEND] {
        ensure!(config.contains(known), "Trunk.toml does not have {known}");
    }
    Ok(config
        .replace(PAGE, &format!("\"127.0.0.1:{page}\""))
        .replace(BACKEND, &format!("http://127.0.0.1:{backend}/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFIG: &str = include_str!("../../../Trunk.toml");

    #[test]
    fn only_the_proxy_changes_with_the_ports() {
        let other = with_ports(CONFIG, 9000, 9001).unwrap();
        for line in [
            "backend = \"http://127.0.0.1:9001/api/auth\"",
            "request_headers = { host = \"127.0.0.1:9000\" }",
        ] {
            assert!(other.lines().any(|other| other == line), "{other}");
        }
        let back = other.replace("9000", "8080").replace("9001", "8081");
        assert_eq!(back, CONFIG);
        assert!(with_ports("", 9000, 9001).is_err());
    }

    #[test]
    fn the_page_is_served_at_the_port_in_the_file() {
        assert!(CONFIG.contains(&format!("\nport = {PORT}\n")));
    }
}
