//! Connections: how many there are, and how long each may take.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;
use tower::Layer;

use crate::limits::Limits;

/// The bytes of a request's head, which is what eight cookies of the largest size need.
const HEAD_SIZE: usize = 32 * 1024;

/// How long open requests may still take once the server is told to stop.
const LAST_REQUESTS: Duration = Duration::from_secs(3);

/// How long no connection is taken after one could not be, for want of files for example.
const AFTER_FAILURE: Duration = Duration::from_millis(200);

/// Answers requests until `stop` resolves and the open ones are done.
pub(crate) async fn serve(
    listener: TcpListener,
    router: Router,
    limits: &Limits,
    stop: impl Future<Output = ()>,
) {
    let mut stop = std::pin::pin!(stop);
    let free = Arc::new(Semaphore::new(limits.connections));
    let open = GracefulShutdown::new();
    let http = http(limits);
    loop {
        // Without a free one, the next connection waits in the system's own queue.
        let accepted = async {
            let permit = Arc::clone(&free).acquire_owned().await;
            (permit, listener.accept().await)
        };
        let (permit, accepted) = tokio::select! {
            accepted = accepted => accepted,
            () = &mut stop => break,
        };
        let (stream, address) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                pause_after(&error).await;
                continue;
            }
        };
        let service = Extension::<SocketAddr>(address).layer(router.clone());
        let stream = TokioIo::new(timed(stream, limits));
        let connection = http.serve_connection(stream, TowerToHyperService::new(service));
        let connection = open.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!("a connection has failed: {error}");
            }
            drop(permit);
        });
    }
    drop(listener);
    // Requests that take longer are cut off when the program ends.
    let _ = tokio::time::timeout(LAST_REQUESTS, open.shutdown()).await;
}

fn http(limits: &Limits) -> http1::Builder {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.head_time)
        .max_header_size(HEAD_SIZE);
    http
}

/// Closes the connection of a client that does not read on. Reading from it has deadlines of its
/// own.
fn timed(stream: TcpStream, limits: &Limits) -> std::pin::Pin<Box<TimeoutStream<TcpStream>>> {
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(limits.send_time));
    Box::pin(stream)
}

async fn pause_after(error: &io::Error) {
    // A connection that its own side has given up is no reason to wait.
    let is_its_own = matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionRefused
            | io::ErrorKind::ConnectionReset
    );
    if !is_its_own {
        tracing::warn!("no connection can be taken: {error}");
        tokio::time::sleep(AFTER_FAILURE).await;
    }
}
