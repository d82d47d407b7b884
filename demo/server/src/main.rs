//! Starts the demo backend from the command line.

mod command_line;

use std::env::VarError;
use std::io::{self, Write};
use std::net::Ipv4Addr;
use std::process::ExitCode;

use clap::Parser;
use command_line::CommandLine;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use yew_authjs_demo_server::{DemoServer, Secret};

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = CommandLine::parse();
    tracing_subscriber::fmt()
        .with_writer(io::stderr)
        .with_target(false)
        .init();
    match run(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // Written and not printed: a closed stderr is no reason to panic.
            let _ = writeln!(io::stderr(), "{message}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: CommandLine) -> Result<(), String> {
    let port = arguments.port;
    let secret = secret().map_err(|problem| {
        format!("AUTH_SECRET cannot be used: {problem}, or unset it to have one for each start.")
    })?;
    let server = DemoServer::new(arguments.into_config(secret))
        .map_err(|error| format!("The demo server could not start: {error}."))?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .map_err(|error| why_not_bound(port, &error))?;
    let stop = stop_signal().map_err(|error| format!("Signals cannot be watched: {error}."))?;
    announce(&listener).map_err(|error| format!("The address cannot be printed: {error}."))?;
    server
        .serve(listener, stop)
        .await
        .map_err(|error| format!("The demo server stopped: {error}."))
}

/// The secret in the environment. A command line would show it to everyone on the machine.
fn secret() -> Result<Option<Secret>, String> {
    match std::env::var("AUTH_SECRET") {
        Ok(text) => text.parse().map(Some).map_err(|error| format!("{error}")),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => {
            Err("it is no text: make one with `openssl rand -hex 32`".to_owned())
        }
    }
}

fn why_not_bound(port: u16, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AddrInUse => {
            format!(
                "Port {port} on 127.0.0.1 is in use: stop what runs there, or choose another with --port."
            )
        }
        _ => format!("Port {port} on 127.0.0.1 cannot be used: {error}."),
    }
}

/// Prints the one line that a starting program may wait for.
fn announce(listener: &TcpListener) -> io::Result<()> {
    let mut out = io::stdout();
    writeln!(out, "listening on http://{}", listener.local_addr()?)?;
    out.flush()
}

/// Resolves at Ctrl-C or at SIGTERM. Both are watched from the call on, not from the first poll.
fn stop_signal() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
