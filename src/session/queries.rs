//! What the client and the schedule ask of the state.

use super::SessionState;
use super::event::RequestId;
use crate::types::{Millis, ServerClock, Session, SessionStatus};

impl SessionState {
    /// Whether session requests have to wait: who is signed in is being changed here or in another
    /// tab, or the page is put away.
    pub(crate) fn is_held(&self) -> bool {
        self.action.is_some() || self.held_until().is_some() || self.is_away
    }

    /// Until when other tabs are waited for, at most, or a request that was given up for them.
    pub(super) fn held_until(&self) -> Option<Millis> {
        let waited_for = self.holds.iter().filter(|hold| !hold.is_silent);
        let waits = waited_for.map(|hold| hold.until);
        waits.chain(self.block.resume_at).reduce(f64::min)
    }

    /// Whether another tab is waited for.
    pub(super) fn waits_for_peer(&self) -> bool {
        self.holds.iter().any(|hold| !hold.is_silent)
    }

    pub(crate) fn is_away(&self) -> bool {
        self.is_away
    }

    pub(crate) fn is_acting(&self) -> bool {
        self.action.is_some()
    }

    /// Returns `true` if `id` is the change that this tab is making.
    pub(crate) fn is_acting_as(&self, id: RequestId) -> bool {
        self.action == Some(id)
    }

    /// Returns `true` if this tab has changed who is signed in and does not know the outcome.
    pub(crate) fn has_open_change(&self) -> bool {
        self.changed_at.is_some()
    }

    /// Returns `true` if other tabs have to hear what is true from `at`, because this tab may have
    /// changed or undone something before.
    pub(crate) fn owes_news(&self, at: Millis) -> bool {
        self.has_open_change() || self.undone_at.is_some_and(|undone_at| undone_at < at)
    }

    /// Whether `session` says something else than what is known here, but for when it ends.
    pub(crate) fn differs_from(&self, session: Option<&Session>) -> bool {
        match (self.session(), session) {
            (Some(known), Some(told)) => !known.same_but_for_expiry(told),
            (known, told) => known.is_some() != told.is_some(),
        }
    }

    pub(crate) fn awaits(&self, id: RequestId) -> bool {
        self.read == Some(id)
    }

    /// How far the server's clock is ahead of this machine's, as far as its answers have told.
    pub(crate) fn server_clock(&self) -> Option<ServerClock> {
        self.server_clock
    }

    /// Returns the server's time at `now`. Without any `Date` of it, the clocks are taken to agree.
    pub(crate) fn server_time(&self, now: Millis) -> Millis {
        now + self.server_clock.map_or(0.0, ServerClock::offset)
    }

    /// Returns when the session ends, by this machine's clock.
    pub(crate) fn ends_at(&self) -> Option<Millis> {
        let end = self.session().and(self.expires_at)?;
        Some(end - self.server_time(0.0))
    }

    /// Returns `true` if this machine's clock is known to be behind the server's.
    pub(super) fn is_behind(&self) -> bool {
        self.server_clock.is_some_and(|clock| clock.least > 0.0)
    }

    /// Returns from when on it is at least `server_time` at the server, by this machine's clock.
    pub(super) fn surely_at(&self, server_time: Millis) -> Millis {
        server_time - self.server_clock.map_or(0.0, |clock| clock.least)
    }

    /// When the session request under way was sent, from which on its answer is true.
    pub(crate) fn read_at(&self) -> Millis {
        self.read_at
    }

    pub(crate) fn as_of(&self) -> Millis {
        self.as_of
    }

    /// The newest moment of which this tab has heard, also from what waits for an action to end.
    /// What happens now is later.
    pub(crate) fn heard_until(&self) -> Millis {
        let deferred = self.deferred.as_ref().map(|news| news.at);
        deferred.map_or(self.as_of, |at| at.max(self.as_of))
    }

    /// How often it was found out anew who is signed in because the page had been put away and come
    /// back as it was.
    pub(crate) fn returns(&self) -> u32 {
        self.returns
    }

    pub(crate) fn failures(&self) -> u32 {
        self.failures
    }

    /// Whether this tab was the one that the server told.
    pub(crate) fn synced_here(&self) -> bool {
        self.synced_here
    }

    /// Whether what is known is younger than `age` and nothing failed since.
    pub(crate) fn is_fresh(&self, now: Millis, age: Millis) -> bool {
        let young = self
            .synced_at
            .is_some_and(|at| (0.0..age).contains(&(now - at)));
        young && self.error.is_none() && self.status() != SessionStatus::Loading
    }
}
