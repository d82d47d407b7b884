//! Ports on the loopback interface.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Result, bail};

/// Fails if a port is taken. Checked before the build, so that the error does not come after it.
pub(super) fn ensure_free(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(
            "port {port} on 127.0.0.1 is in use: stop what runs there, or choose another with `cargo xtask demo --port N` \
             (with --trunk the backend takes N + 1)"
        ),
        Err(error) => bail!(
            "port {port} on 127.0.0.1 cannot be used ({error}): choose another with `cargo xtask demo --port N`"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_in_use_is_named() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let message = ensure_free(port).unwrap_err().to_string();
        assert!(message.contains(&format!("port {port} ")), "{message}");
        drop(listener);
        assert!(ensure_free(port).is_ok());
    }
}
