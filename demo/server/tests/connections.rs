//! Connections that want to keep the server busy, over a real socket.

#![cfg(test)]

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};
use yew_authjs_demo_server::{Config, DemoServer, Limits};

/// Far more than anything takes here, and less than a deadline that is not kept.
const LONG: Duration = Duration::from_secs(5);

const SHORT: Duration = Duration::from_millis(300);

/// A server at work.
struct Served {
    port: u16,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<std::io::Result<()>>,
}

impl Served {
    async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let mut config = Config::default();
        change(&mut config);
        let server = DemoServer::new(config).unwrap();
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(server.serve(listener, async {
            let _ = stopped.await;
        }));
        let stop = Some(stop);
        Self { port, stop, task }
    }

    async fn with_limits(change: impl FnOnce(&mut Limits)) -> Self {
        Self::with(|config| change(&mut config.limits)).await
    }

    async fn open(&self) -> TcpStream {
        TcpStream::connect(("127.0.0.1", self.port)).await.unwrap()
    }

    /// Returns a connection on which this much has been sent.
    async fn sent(&self, text: impl AsRef<[u8]>) -> TcpStream {
        let mut stream = self.open().await;
        stream.write_all(text.as_ref()).await.unwrap();
        stream
    }

    /// The head of a request, but for the empty line at its end.
    fn head(&self, line: &str) -> String {
        format!("{line} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n", self.port)
    }
}

/// Returns all that comes until the other end closes the connection.
async fn rest(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    // A connection with unread bytes is reset, which is as good as closed.
    let _ = timeout(LONG, stream.read_to_end(&mut bytes))
        .await
        .expect("the connection is still open");
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Reads the next answer, whose body has to be `null`.
async fn next_null(stream: &mut TcpStream) {
    let mut answer = String::new();
    while !answer.ends_with("\r\n\r\nnull") {
        let mut bytes = [0; 4096];
        let read = timeout(LONG, stream.read(&mut bytes))
            .await
            .unwrap()
            .unwrap();
        assert_ne!(read, 0, "closed after {answer}");
        answer.push_str(std::str::from_utf8(&bytes[..read]).unwrap());
    }
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[tokio::test]
async fn half_a_head_is_waited_for_only_so_long() {
    let server = Served::with_limits(|limits| limits.head_time = SHORT).await;
    for beginning in [
        "",
        "GET",
        "GET /api/auth/session HTTP/1.1\r\nHost: 127.0.0.1",
    ] {
        let mut stream = server.sent(beginning).await;
        let answer = rest(&mut stream).await;
        assert!(!answer.starts_with("HTTP/1.1 2"), "{answer}");
    }
}

#[tokio::test]
async fn a_head_that_comes_byte_by_byte_has_no_more_time() {
    let server = Served::with_limits(|limits| limits.head_time = SHORT).await;
    let mut stream = server.sent("GET / HTTP/1.1\r\nX: ").await;
    let begin = Instant::now();
    while stream.write_all(b"x").await.is_ok() {
        assert!(begin.elapsed() < LONG, "the connection is still open");
        sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn an_idle_connection_is_closed() {
    let server = Served::with_limits(|limits| limits.head_time = SHORT).await;
    let request = server.head("GET /api/auth/session") + "\r\n";
    let mut stream = server.sent(&request).await;
    next_null(&mut stream).await;
    sleep(SHORT / 3).await;
    stream.write_all(request.as_bytes()).await.unwrap();
    next_null(&mut stream).await;
    assert_eq!(rest(&mut stream).await, "");
}

#[tokio::test]
async fn half_a_body_is_waited_for_only_so_long() {
    let server = Served::with_limits(|limits| limits.answer_time = SHORT).await;
    let request = server.head("POST /api/auth/session")
        + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
    let mut stream = server.sent(request).await;
    let begin = Instant::now();
    while stream.write_all(b" ").await.is_ok() && begin.elapsed() < 2 * SHORT {
        sleep(Duration::from_millis(20)).await;
    }
    let answer = rest(&mut stream).await;
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
}

#[tokio::test]
async fn an_answer_that_is_not_read_is_given_up() {
    const SIZE: usize = 64 << 20;
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("index.html"), "<p>app").unwrap();
    std::fs::write(dir.path().join("large.bin"), vec![0; SIZE]).unwrap();
    let server = Served::with(|config| {
        config.static_dir = Some(dir.path().to_owned());
        config.limits.send_time = SHORT;
    })
    .await;
    let mut stream = server.sent(server.head("GET /large.bin") + "\r\n").await;
    sleep(3 * SHORT).await;
    let read = rest(&mut stream).await.len();
    assert!(read < SIZE, "{read} bytes have come");

    // Who reads gets all of it, however long that takes.
    let mut stream = server
        .sent(server.head("GET /large.bin") + "Connection: close\r\n\r\n")
        .await;
    assert!(rest(&mut stream).await.len() > SIZE);
}

#[tokio::test]
async fn a_head_of_more_than_32_kilobytes_is_refused() {
    let server = Served::with_limits(|_| ()).await;
    for (size, status) in [(30, "200"), (33, "431"), (400, "431")] {
        // Many short cookies, and not one that is longer than all.
        let cookies = "a=b; ".repeat(size * 1024 / 5);
        let head = server.head("GET /api/auth/session") + "Connection: close\r\nCookie: ";
        let mut stream = server.open().await;
        // The refusal may come before all is sent.
        let _ = stream
            .write_all(format!("{head}{cookies}\r\n\r\n").as_bytes())
            .await;
        let answer = rest(&mut stream).await;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{size}: {answer}"
        );
    }
}

#[tokio::test]
async fn connections_beyond_the_limit_wait_for_a_free_one() {
    let server = Served::with_limits(|limits| limits.connections = 2).await;
    let request = server.head("GET /api/auth/session") + "\r\n";
    let mut open = [server.sent(&request).await, server.sent(&request).await];
    for stream in &mut open {
        next_null(stream).await;
    }
    let mut waiting = server.sent(&request).await;
    let early = timeout(SHORT, waiting.read_u8()).await;
    assert!(early.is_err(), "a third one was answered");
    drop(open);
    next_null(&mut waiting).await;
}

#[tokio::test]
async fn a_stop_closes_idle_connections_and_ends_open_requests_first() {
    let mut server = Served::with_limits(|_| ()).await;
    let mut idle = server
        .sent(server.head("GET /api/auth/session") + "\r\n")
        .await;
    next_null(&mut idle).await;
    let request = server.head("POST /api/auth/session")
        + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{";
    let mut open = server.sent(request).await;
    sleep(SHORT).await;
    server.stop.take().unwrap().send(()).unwrap();
    assert_eq!(rest(&mut idle).await, "");
    open.write_all(b"}").await.unwrap();
    let answer = rest(&mut open).await;
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    timeout(LONG, server.task).await.unwrap().unwrap().unwrap();
}
