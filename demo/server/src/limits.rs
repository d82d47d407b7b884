//! Limits on what visitors may take up of the server.

use std::num::NonZeroU32;
use std::thread::available_parallelism;
use std::time::Duration;

/// Bounds of a [`DemoServer`](crate::DemoServer); the default is right but for tests.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// Connections that are open at once: 900, below the 1024 files that a system usually lets a
    /// program open. More wait until one is closed.
    pub connections: usize,
    /// How long a connection may take to bring the whole head of a request, be it the first or the
    /// next: 10 seconds. Then it is closed.
    pub head_time: Duration,
    /// How long a request may take from its head to its answer, with its body: 15 seconds. Then it
    /// is answered with 408.
    pub answer_time: Duration,
    /// How long an answer may wait for the other end to read on: 15 seconds. Then the connection is
    /// closed.
    pub send_time: Duration,
    /// Passwords that are checked at once: as many as there are processors. Each takes 19 MiB.
    pub password_checks: usize,
    /// Sign-ins that wait for their check: eight for each processor. Further ones are answered with
    /// 429.
    pub waiting_sign_ins: usize,
    /// Wrong passwords that one name is let off with in a minute: 10. One address is let off with
    /// ten times as many.
    pub failed_sign_ins: NonZeroU32,
}

impl Default for Limits {
    fn default() -> Self {
        let processors = available_parallelism().map_or(1, usize::from);
        Self {
            connections: 900,
            head_time: Duration::from_secs(10),
            answer_time: Duration::from_secs(15),
            send_time: Duration::from_secs(15),
            password_checks: processors,
            waiting_sign_ins: 8 * processors,
            failed_sign_ins: NonZeroU32::MIN.saturating_add(9),
        }
    }
}
