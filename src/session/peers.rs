use std::time::Duration;

use super::block::Block;
use super::timing::LATE_REQUEST_GRACE;
use crate::bounds::MOST_LEASES;
use crate::types::Timestamp;

/// Mutations of other tabs, and those of this tab whose outcome is unknown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Peers {
    leases: Vec<Lease>,
    /// How long they have kept this tab from sending requests.
    pub(super) block: Block,
    /// When a mutation has ended that this tab did not wait for.
    ///
    /// The answer to a request of this tab may have undone it.
    pub(super) unawaited_end_at: Option<Timestamp>,
}

/// A mutation that has not ended.
#[derive(Clone, Debug, PartialEq)]
struct Lease {
    owner: LeaseOwner,
    state: LeaseState,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LeaseOwner {
    /// A mutation of this tab whose caller has dropped it.
    ThisTab,
    /// Another tab, by its name.
    Tab(String),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum LeaseState {
    /// The mutation is waited for until then.
    Active { until: Timestamp },
    /// It was waited for in vain: the tab may have been closed half-way.
    ///
    /// The session is requested at `ask_at`, when no request of that tab can be under way any more.
    Expired { ask_at: Timestamp },
}

/// What has lapsed at a moment: leases that have expired some time ago.
///
/// The session is requested then.
#[derive(Default)]
pub(super) struct Lapsed {
    pub(super) is_any: bool,
    pub(super) is_own: bool,
}

impl Peers {
    /// Returns `true` if another tab's mutation is waited for.
    pub(super) fn is_waited_for(&self) -> bool {
        self.active().next().is_some()
    }

    /// Returns `true` if the mutation of `tab` has not ended, whether or not it is waited for.
    pub(super) fn has_lease(&self, tab: &str) -> bool {
        let is_its = |lease: &Lease| matches!(&lease.owner, LeaseOwner::Tab(name) if name == tab);
        self.leases.iter().any(is_its)
    }

    /// Returns when the block of this tab's requests is checked next.
    pub(super) fn blocked_until(&self) -> Option<Timestamp> {
        self.active().chain(self.block.resume_at()).min()
    }

    /// Returns the time of the next change of a lease.
    pub(super) fn next_deadline(&self) -> Option<Timestamp> {
        let deadlines = self.leases.iter().map(|lease| match lease.state {
            LeaseState::Active { until } => until,
            LeaseState::Expired { ask_at } => ask_at,
        });
        deadlines.min()
    }

    fn active(&self) -> impl Iterator<Item = Timestamp> {
        self.leases.iter().filter_map(|lease| match lease.state {
            LeaseState::Active { until } => Some(until),
            LeaseState::Expired { .. } => None,
        })
    }

    /// Waits for the mutation of `tab` until `until`.
    pub(super) fn lease(&mut self, tab: String, until: Timestamp) {
        self.set(LeaseOwner::Tab(tab), LeaseState::Active { until });
    }

    /// Has the session requested for this tab's own mutation, once its POST must have ended.
    pub(super) fn expire_own(&mut self, now: Timestamp) {
        let ask_at = now + LATE_REQUEST_GRACE;
        self.set(LeaseOwner::ThisTab, LeaseState::Expired { ask_at });
    }

    fn set(&mut self, owner: LeaseOwner, state: LeaseState) {
        self.leases.retain(|lease| lease.owner != owner);
        if owner == LeaseOwner::ThisTab || self.leases.len() < MOST_LEASES {
            self.leases.push(Lease { owner, state });
        }
    }

    /// Ends the lease of `tab`.
    pub(super) fn release(&mut self, tab: &str) {
        let is_other =
            |lease: &Lease| !matches!(&lease.owner, LeaseOwner::Tab(name) if name == tab);
        self.leases.retain(is_other);
    }

    /// Ends all leases, as after the client was stopped.
    pub(super) fn clear(&mut self) {
        self.leases.clear();
        self.block = Block::default();
    }

    /// Expires all leases: no other tab is waited for any more.
    pub(super) fn expire_all(&mut self, now: Timestamp) {
        self.expire(now, |_| true);
    }

    /// Expires the leases that end by `now`.
    pub(super) fn expire_due(&mut self, now: Timestamp) {
        self.expire(now, |until| until <= now);
    }

    fn expire(&mut self, now: Timestamp, is_over: impl Fn(Timestamp) -> bool) {
        for lease in &mut self.leases {
            if matches!(lease.state, LeaseState::Active { until } if is_over(until)) {
                lease.state = LeaseState::Expired {
                    ask_at: now + LATE_REQUEST_GRACE,
                };
            }
        }
    }

    /// Removes the expired leases for which the session is requested by `now`.
    pub(super) fn remove_lapsed(&mut self, now: Timestamp) -> Lapsed {
        let mut lapsed = Lapsed::default();
        self.leases.retain(|lease| {
            let is_over = matches!(lease.state, LeaseState::Expired { ask_at } if ask_at <= now);
            lapsed.is_any |= is_over;
            lapsed.is_own |= is_over && lease.owner == LeaseOwner::ThisTab;
            !is_over
        });
        lapsed
    }

    /// Returns `true` if a lease ends by `now` that has lasted as long as a block may.
    pub(super) fn has_blocked_too_long(&self, now: Timestamp) -> bool {
        self.active()
            .any(|until| until <= now && self.block.ends_with(until))
    }

    /// Stops waiting for other tabs for a while; their requests may still be under way.
    pub(super) fn stop_waiting(&mut self, now: Timestamp) {
        self.block.stop(now);
        self.expire_all(now);
    }

    /// Notes that nothing of this tab waits for others, if that is so.
    pub(super) fn note_unblocked(&mut self) {
        if !self.is_waited_for() {
            self.block.end();
        }
    }

    /// Shifts all deadlines back by `step`.
    pub(super) fn shift_back(&mut self, step: Duration) {
        for lease in &mut self.leases {
            let (LeaseState::Active { until: at } | LeaseState::Expired { ask_at: at }) =
                &mut lease.state;
            *at = *at - step;
        }
        self.unawaited_end_at = self.unawaited_end_at.map(|at| at - step);
        self.block.shift_back(step);
    }
}
