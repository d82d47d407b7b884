use std::time::Duration;

use crate::types::{ServerClock, Timestamp};

/// The request that finds out whether the session has ended: one for each value of its expiry.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ExpiryCheck {
    /// The end to ask about, by the server's clock.
    pub(super) of: Option<Timestamp>,
    /// When the newest request about an end was sent, in the present session.
    pub(super) asked_at: Option<Timestamp>,
}

impl ExpiryCheck {
    /// Notes that a snapshot of `as_of` has the new expiry `expires_at`. `server_now` is the
    /// server's time.
    pub(super) fn renew(
        &mut self,
        expires_at: Option<Timestamp>,
        as_of: Timestamp,
        server_now: Timestamp,
        clock: Option<ServerClock>,
    ) {
        self.note_request(as_of, clock);
        self.of = expires_at.filter(|at| *at > server_now);
    }

    /// Notes that a request of `sent_at` was answered or has failed.
    ///
    /// There is one request about each expiry; if it fails, the back-off takes over.
    pub(super) fn note_request(&mut self, sent_at: Timestamp, clock: Option<ServerClock>) {
        if self
            .of
            .is_some_and(|end| latest_local_time(end, clock) <= sent_at)
        {
            self.of = None;
            self.asked_at = Some(sent_at);
        }
    }

    /// Shifts all deadlines back by `step`. The end itself is server time and is left unchanged.
    pub(super) fn shift_back(&mut self, step: Duration) {
        self.asked_at = self.asked_at.map(|at| at - step);
    }
}

/// Returns the local time at which it is `server_time` at the server, or later.
pub(super) fn latest_local_time(server_time: Timestamp, clock: Option<ServerClock>) -> Timestamp {
    server_time.offset_by(-clock.map_or(0.0, |clock| clock.least))
}
