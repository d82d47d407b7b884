//! Clients that begin a request, and send one more byte of it each second.

use std::fmt;
use std::io::Write;
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// All of them, which one thread serves.
pub(super) struct SlowClients {
    is_over: Arc<AtomicBool>,
    closed: Arc<AtomicUsize>,
}

/// What became of them.
pub(super) struct Outcome {
    closed: usize,
}

impl SlowClients {
    /// Starts `count` clients. One whose connection is closed opens another.
    pub(super) fn start(address: SocketAddr, count: usize) -> Self {
        let (is_over, closed) = (Arc::default(), Arc::default());
        let clients = Self {
            is_over: Arc::clone(&is_over),
            closed: Arc::clone(&closed),
        };
        thread::spawn(move || {
            let mut streams: Vec<_> = (0..count).map(|_| begun(address)).collect();
            while !is_over.load(Ordering::Relaxed) {
                for stream in &mut streams {
                    let goes_on = stream.as_mut().is_some_and(|it| it.write_all(b"x").is_ok());
                    if !goes_on {
                        closed.fetch_add(usize::from(stream.is_some()), Ordering::Relaxed);
                        *stream = begun(address);
                    }
                }
                thread::sleep(Duration::from_secs(1));
            }
        });
        clients
    }

    pub(super) fn stop(self) -> Outcome {
        self.is_over.store(true, Ordering::Relaxed);
        Outcome {
            closed: self.closed.load(Ordering::Relaxed),
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} connections were closed", self.closed)
    }
}

/// Returns a connection with half a request head, or `None` if none can be had in time.
fn begun(address: SocketAddr) -> Option<TcpStream> {
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_millis(200)).ok()?;
    let head = format!("GET /api/auth/session HTTP/1.1\r\nHost: {address}\r\nX-Slow: ");
    stream.write_all(head.as_bytes()).ok()?;
    Some(stream)
}
