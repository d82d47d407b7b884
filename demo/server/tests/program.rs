//! The program itself: what it prints, where it listens, how it ends.

#![cfg(test)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Output, Stdio};

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yew-authjs-demo-server"));
    command
        .env_remove("AUTH_SECRET")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

#[test]
fn it_says_where_it_listens_answers_and_stops_on_sigterm() {
    let mut child = Ended(program().args(["--port", "0"]).spawn().unwrap());
    let mut out = BufReader::new(child.0.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    let address = line
        .strip_prefix("listening on http://")
        .unwrap()
        .trim_end()
        .to_owned();
    assert!(
        address.starts_with("127.0.0.1:") && !address.ends_with(":0"),
        "{line}"
    );

    let answer = get(&address, "/api/auth/providers?email=private");
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(
        answer.contains(&format!("http://{address}/api/auth/signin/credentials")),
        "{answer}"
    );

    Command::new("kill")
        .args(["-TERM", &child.0.id().to_string()])
        .status()
        .unwrap();
    assert!(child.0.wait().unwrap().success());
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "", "one line is all that it prints");

    let mut log = String::new();
    child
        .0
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut log)
        .unwrap();
    assert_eq!(log.lines().count(), 1, "one line for one request: {log}");
    assert!(
        log.contains("/api/auth/providers") && !log.contains("private"),
        "{log}"
    );
}

#[test]
fn a_port_in_use_is_one_clear_sentence() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = finished(&["--port", &port]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(output.stdout, b"");
    let text = String::from_utf8(output.stderr).unwrap();
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(text.contains(&port) && text.contains("in use"), "{text}");
}

#[test]
fn bad_arguments_are_explained() {
    for (arguments, word) in [
        (["--public-url", "demo"], "http or https"),
        (["--base-path", "auth"], "/api/auth"),
        (["--max-age", "0"], "1.."),
        // A command line can be read by everyone on the machine.
        (["--secret", "0123456789abcdef0123456789abcdef"], "--secret"),
    ] {
        let output = finished(&arguments);
        assert_eq!(output.status.code(), Some(2));
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(text.contains(word), "{text}");
    }
}

#[test]
fn a_short_secret_is_refused_with_the_fix() {
    for secret in ["", "short", "0123456789abcdef0123456789abcde"] {
        let output = program().env("AUTH_SECRET", secret).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(text.lines().count(), 1, "{text}");
        for words in ["AUTH_SECRET", "32 characters", "openssl rand -hex 32"] {
            assert!(text.contains(words), "{text}");
        }
        assert!(secret.is_empty() || !text.contains(secret), "{text}");
    }
}

#[test]
fn the_help_says_what_the_server_is_for() {
    let output = finished(&["--help"]);
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    for words in [
        "not for the internet",
        "AUTH_SECRET",
        "outlives a sign-in",
        "900",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("--secret"), "{text}");
}

fn finished(arguments: &[&str]) -> Output {
    program().args(arguments).output().unwrap()
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// A process that does not outlive a failed test.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // It may have ended already, which is just as well.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
