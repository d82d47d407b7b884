//! The demo's page, built and served by Trunk.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::DemoOptions;
use crate::process::Process;
use crate::setup::Tools;
use crate::workspace;

/// The ports in Trunk.toml, which plain `trunk serve` uses.
pub(super) const PORT: u16 = 8080;
const PAGE: &str = "\"127.0.0.1:8080\"";
const BACKEND: &str = "http://127.0.0.1:8081/";

/// What Trunk.toml has Trunk watch.
const WATCHED: [&str; 5] = ["index.html", "Cargo.toml", "assets", "demo/app", "src"];

/// A running Trunk.
pub(super) struct Page {
    pub(super) process: Process,
    port: u16,
}

impl Page {
    pub(super) fn start(tools: &Tools, options: &DemoOptions, backend_port: u16) -> Result<Self> {
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
        Ok(Self {
            process: Process::start("Trunk", trunk)?,
            port: options.port,
        })
    }

    /// Returns `true` if the built page is served.
    pub(super) fn answers(&self) -> bool {
        get_root(self.port).is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
    }
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
    for path in WATCHED {
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

/// Returns the beginning of the answer to `GET /`.
fn get_root(port: u16) -> std::io::Result<String> {
    let timeout = Duration::from_secs(1);
    let mut stream =
        TcpStream::connect_timeout(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)), timeout)?;
    stream.set_read_timeout(Some(timeout))?;
    write!(
        stream,
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
    )?;
    let mut beginning = [0; 12];
    stream.read_exact(&mut beginning)?;
    Ok(String::from_utf8_lossy(&beginning).into_owned())
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
    fn the_same_is_watched_as_in_the_file() {
        let list = WATCHED.map(|path| format!("\"{path}\"")).join(", ");
        assert!(CONFIG.contains(&format!("\nwatch = [{list}]\n")));
        assert!(CONFIG.contains(&format!("\nport = {PORT}\n")));
    }
}
