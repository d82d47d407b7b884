//! When the session is requested next. All requests of the machine's own go through here.

use std::time::Duration;

use super::Machine;
use crate::session::activity::{Activity, Consumers};
use crate::session::expiry::latest_local_time;
use crate::session::lock::Lock;
use crate::session::pending_refetch::PendingRefetch;
use crate::session::timing::{
    EXPIRY_MARGIN, EXPIRY_MARGIN_BEHIND, FOLLOWER_DELAY, FOLLOWER_JITTER,
};
use crate::session::{Identity, RefetchCause};
use crate::types::{Timestamp, scale};

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Plan {
    /// Request the session now.
    Fetch(RefetchCause),
    /// Request the lock, and then the session.
    AcquireLock(RefetchCause),
    /// Nothing before this moment.
    WakeAt(Timestamp),
    /// Nothing until an event.
    Idle,
}

type Due = Option<(Timestamp, RefetchCause)>;

impl Machine {
    /// Does what is due, and sets the one timer for what comes next.
    pub(super) fn schedule(&mut self) {
        if !self.lifecycle.is_awake() {
            self.set_timer(None);
            return;
        }
        let wake_at = loop {
            match self.plan() {
                Plan::Fetch(cause) => drop(self.start_fetch(Consumers::all(cause))),
                Plan::AcquireLock(cause) => self.acquire_lock(cause),
                Plan::WakeAt(at) => break Some(at),
                Plan::Idle => break None,
            }
        };
        let queries = self.queries.next_deadline();
        self.set_timer(wake_at.into_iter().chain(queries).min());
    }

    /// Does what the timer was set for.
    pub(super) fn check_deadlines(&mut self) {
        self.check_leases();
        self.check_queries();
    }

    fn plan(&mut self) -> Plan {
        if let Some(until) = self.peers.blocked_until() {
            return Plan::WakeAt(until);
        }
        if self.activity != Activity::Idle {
            return Plan::Idle;
        }
        if self.known.identity == Identity::Unknown && self.retry.at().is_none() {
            // The first request is sent whatever the browser reports of the network.
            return Plan::Fetch(RefetchCause::Mount);
        }
        let now = self.now();
        match self.next_request() {
            Some((due, cause)) if due <= now && self.needs_lock(cause) => Plan::AcquireLock(cause),
            Some((due, cause)) if due <= now => Plan::Fetch(cause),
            next => {
                // The timer's event requests the session for an expired lease.
                let next = next.map(|(due, _)| due).into_iter();
                let wake_at = next.chain(self.peers.next_deadline()).min();
                wake_at.map_or(Plan::Idle, Plan::WakeAt)
            }
        }
    }

    fn next_request(&mut self) -> Due {
        if let Some(at) = self.sign_out_check.confirm_at() {
            return self.first([self.confirm(at), self.urgent(at)]);
        }
        let jitter = self.jitter();
        let requests = [
            self.retry_due(),
            self.pending(),
            self.poll(jitter),
            self.expiry_due(jitter),
            self.restore(jitter),
        ];
        let (due, cause) = self.first(requests)?;
        let by = self.sign_out_check.confirmed_elsewhere_by();
        Some((by.map_or(due, |by| due.max(by)), cause))
    }

    /// Returns `true` if other tabs may be about to send a request for this cause: one is enough.
    ///
    /// An invalidation reaches all tabs at once. And the timers of hidden tabs fire together,
    /// however far apart they were set: once in a second, or in a minute.
    fn needs_lock(&self, cause: RefetchCause) -> bool {
        let now = self.now();
        let is_new = |refetch: PendingRefetch| {
            refetch.is_invalidation() && !refetch.awaits_lock && refetch.due <= now
        };
        let is_invalidated = self.refetch.pending.is_some_and(is_new);
        let is_poll = cause == RefetchCause::Poll && !self.refetch.awaits_lock();
        self.env.can_share
            && self.env.is_online
            && self.lock != Lock::Unavailable
            && (is_invalidated || (is_poll && !self.env.is_visible))
    }

    /// Returns the request that may be sent first, given the server's `Retry-After`.
    fn first<const N: usize>(&self, requests: [Due; N]) -> Due {
        let due = |(due, cause): (Timestamp, RefetchCause)| {
            (Some(due).max(self.not_before(cause)).unwrap_or(due), cause)
        };
        let requests = requests.into_iter().flatten().map(due);
        requests.reduce(|first, next| if next.0 < first.0 { next } else { first })
    }

    /// Returns until when `Retry-After` delays a request because of `cause`.
    ///
    /// If what is known is out of date, or may be, the back-off of any failure is enough.
    fn not_before(&self, cause: RefetchCause) -> Option<Timestamp> {
        let until = self.retry.retry_after_until()?;
        let is_urgent = matches!(
            cause,
            RefetchCause::Expiry | RefetchCause::Invalidated | RefetchCause::Online
        );
        let at = self.retry.at().filter(|_| is_urgent);
        Some(at.map_or(until, |at| until.min(at)))
    }

    /// Schedules the next try after a failure.
    fn retry_due(&self) -> Due {
        let due = self.retry.at().filter(|_| self.may_retry())?;
        Some((due, RefetchCause::Retry))
    }

    /// Returns `true` if a failed request may be retried.
    ///
    /// A browser may report for good that there is no network, so a tab that knows nothing retries
    /// all the same.
    fn may_retry(&self) -> bool {
        let is_unknown = self.known.identity == Identity::Unknown;
        self.env.is_online || self.env.rules.when_offline || is_unknown
    }

    /// Schedules the second request about an unexpected sign-out, before which there is no other.
    fn confirm(&self, due: Timestamp) -> Due {
        let due = self.retry.at().map_or(due, |at| at.max(due));
        self.may_retry().then_some((due, RefetchCause::Retry))
    }

    /// Schedules what does not wait for the back-off of a confirmation that has failed.
    fn urgent(&self, confirm_at: Timestamp) -> Due {
        let is_urgent = |refetch: PendingRefetch| refetch.outlives_failure();
        let is_urgent = self.refetch.pending.is_some_and(is_urgent);
        let (due, cause) = self.pending().filter(|_| is_urgent)?;
        Some((due.max(confirm_at), cause))
    }

    /// Schedules the requests that find out whether a session that went away unexpectedly is back.
    fn restore(&self, jitter: f64) -> Due {
        let is_failing = self.retry.at().is_some();
        let is_allowed = self.env.is_visible && self.env.is_online && !is_failing;
        let due = self
            .sign_out_check
            .restore_at(jitter)
            .filter(|_| is_allowed)?;
        Some((due, RefetchCause::Retry))
    }

    /// Schedules the pending request.
    fn pending(&self) -> Due {
        // The browser may be wrong about the network for good, and nothing is shown until then.
        let has_network = self.env.is_online || self.known.is_withheld;
        let refetch = self.refetch.pending?;
        // What waits for the lock may be a poll of a hidden page besides.
        let can_wait = refetch.is_for_viewer() && !refetch.awaits_lock;
        let is_allowed = has_network && (self.env.is_visible || !can_wait);
        is_allowed.then_some((refetch.due, refetch.cause))
    }

    fn poll(&self, jitter: f64) -> Due {
        let (env, rules) = (&self.env, &self.env.rules);
        let is_wanted = rules.interval > Duration::ZERO
            && !self.refetch.awaits_lock()
            && self.known.session().is_some()
            && self.retry.at().is_none();
        let is_allowed =
            (env.is_visible || rules.when_hidden) && (env.is_online || rules.when_offline);
        let received_at = self.known.received_at.filter(|_| is_wanted && is_allowed)?;
        let due = received_at + rules.interval + self.follower_delay(jitter);
        Some((due, RefetchCause::Poll))
    }

    /// Schedules the request that finds out whether the session has ended.
    ///
    /// The server prolongs a session with each answer. So the request is sent once the session is
    /// over by the server's clock, and not by a hidden page: a session that is not used ends.
    /// Without a network it is sent once, too: what is shown is no longer true, and the error shows
    /// that.
    fn expiry_due(&self, jitter: f64) -> Due {
        let end = self.expiry.of.filter(|_| self.env.is_visible)?;
        // A browser whose clock is behind may send the cookie for longer.
        let is_behind = self.server_clock.is_some_and(|clock| clock.least > 0.0);
        let margin = if is_behind {
            EXPIRY_MARGIN_BEHIND
        } else {
            EXPIRY_MARGIN
        };
        let end = latest_local_time(end, self.server_clock);
        let due = end + margin + self.follower_delay(jitter);
        // A machine whose clock is ahead by almost the session's age has a near end each time.
        let throttle = self.env.rules.focus_throttle;
        let rested = self.expiry.asked_at.map_or(due, |at| at + throttle);
        Some((due.max(rested), RefetchCause::Expiry))
    }

    /// Returns the delay of a tab that did not send the latest request.
    ///
    /// The tab that did sends the next one, too, and the others receive its answer by then.
    fn follower_delay(&self, jitter: f64) -> Duration {
        match self.known.fetched_here {
            true => Duration::ZERO,
            false => FOLLOWER_DELAY + scale(FOLLOWER_JITTER, jitter),
        }
    }
}
