//! Requests of one visitor, each on a connection of its own.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result, ensure};

/// The time-out of an answer.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

const SESSION_COOKIE: &str = "authjs.session-token";
const FORM: &str =
    "Content-Type: application/x-www-form-urlencoded\r\nX-Auth-Return-Redirect: 1\r\n";

/// Ada, who has signed in.
#[derive(Clone, Debug)]
pub(super) struct Visitor {
    pub(super) address: SocketAddr,
    /// The fields with which she signs in.
    pub(super) sign_in: String,
    /// The cookies that a sign-in needs.
    pub(super) csrf_cookies: String,
    session_cookie: String,
}

impl Visitor {
    pub(super) fn signed_in(address: SocketAddr) -> Result<Self> {
        let answer = exchange(address, "GET", "csrf", "", "")?;
        let token = answer.split('"').rev().nth(1);
        let token = token.context("the demo server gives out no CSRF token")?;
        let mut visitor = Self {
            address,
            sign_in: format!("username=ada&password=lovelace&csrfToken={token}"),
            csrf_cookies: cookies(&answer).join("; "),
            session_cookie: String::new(),
        };
        let headers = format!("{FORM}Cookie: {}\r\n", visitor.csrf_cookies);
        let answer = exchange(
            address,
            "POST",
            "callback/credentials",
            &headers,
            &visitor.sign_in,
        )?;
        let cookies = cookies(&answer);
        let session = cookies
            .iter()
            .find(|cookie| cookie.starts_with(SESSION_COOKIE));
        visitor.session_cookie = session.context("ada cannot sign in")?.clone();
        Ok(visitor)
    }

    /// Requests the session.
    pub(super) fn read_session(&self) -> Result<()> {
        let headers = format!("Cookie: {}\r\n", self.session_cookie);
        let answer = exchange(self.address, "GET", "session", &headers, "")?;
        ensure!(
            answer.contains("Ada Lovelace"),
            "the session is another: {answer}"
        );
        Ok(())
    }
}

/// Returns the cookies that an answer sets, as a browser sends them back.
fn cookies(answer: &str) -> Vec<String> {
    let set = answer.lines().filter_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("set-cookie").then_some(value)
    });
    set.filter_map(|cookie| cookie.split(';').next())
        .map(str::to_owned)
        .collect()
}

/// Returns the whole answer, head and body.
fn exchange(
    address: SocketAddr,
    method: &str,
    action: &str,
    headers: &str,
    body: &str,
) -> Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(
        stream,
        "{method} /api/auth/{action} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\
         Content-Length: {}\r\n{headers}\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_sent_back_without_their_attributes() {
        let answer = "HTTP/1.1 200 OK\r\nset-cookie: a=1; Path=/\r\nSet-Cookie: b=2\r\n\r\n{}";
        assert_eq!(cookies(answer), ["a=1", "b=2"]);
    }
}
