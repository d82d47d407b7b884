use std::rc::Rc;

use super::{Identity, RequestId, event::News, nudge::Nudge, unexpected_sign_out::SignOutCheck};
use crate::types::{
    AuthError, Millis, ServerClock, Session, SessionStatus, SignedOutReason, SyncCause,
};

/// A tab's change of who is signed in, which has not been settled: another's, or one of this tab
/// that its caller gave up.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Hold {
    pub(super) tab: String,
    pub(super) until: Millis,
    /// It was waited for in vain. The tab may have been closed half-way, so then the server is
    /// asked.
    pub(super) is_silent: bool,
}

/// All that a client knows at one moment. Hooks show parts of it;
/// [`use_session_selector`](crate::use_session_selector) shows the part that you choose.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SessionState {
    pub(super) identity: Identity,
    pub(super) error: Option<Rc<AuthError>>,
    pub(super) cause: Option<SyncCause>,
    /// The newest expiry; the session in `identity` may carry an older one, because moving it alone
    /// is not a change.
    pub(super) expires: Option<String>,
    pub(super) expires_at: Option<Millis>,
    /// The end to ask about, by the server's clock: once for each value of `expires_at`.
    pub(super) expiry_due: Option<Millis>,
    /// How far the server's clock is ahead of this machine's.
    pub(super) server_clock: Option<ServerClock>,
    /// The moment from which the identity is true at the server. Nothing older is believed.
    pub(super) as_of: Millis,
    /// When the page was first looked at with the session that it came with; none once something is
    /// known from after that.
    pub(super) given_at: Option<Millis>,
    /// When a tab was last told by the server; polls and throttles count from here.
    pub(super) synced_at: Option<Millis>,
    /// Whether it was this tab.
    pub(super) synced_here: bool,
    pub(super) failures: u32,
    pub(super) retry_at: Option<Millis>,
    /// Until when the server has asked to be left alone.
    pub(super) barred_until: Option<Millis>,
    pub(super) read: Option<RequestId>,
    pub(super) read_at: Millis,
    pub(super) action: Option<RequestId>,
    /// When this tab has changed who is signed in, or may have, if it has not learned the outcome
    /// since. What is older is not true any more.
    pub(super) changed_at: Option<Millis>,
    /// Whether another tab has changed who is signed in, or was about to, while the action ran:
    /// which of the two came last, only the server can tell.
    pub(super) is_overlapped: bool,
    /// Other tabs that are changing who is signed in.
    pub(super) holds: Vec<Hold>,
    /// What another tab told while an action ran here.
    pub(super) deferred: Option<News>,
    pub(super) nudge: Option<Nudge>,
    /// When a hint was last followed, by this tab or by another one that told the outcome.
    pub(super) hint_followed_at: Option<Millis>,
    /// What to do about a sign-out that no tab has asked for.
    pub(super) sign_out_check: SignOutCheck,
    /// The page has been put away.
    pub(super) is_away: bool,
    /// It came back, and nothing has been learnt since.
    pub(super) is_back: bool,
    /// How often something was learnt after it had come back.
    pub(super) returns: u32,
    /// The client has been stopped.
    pub(super) is_stopped: bool,
}

impl SessionState {
    /// Who is signed in.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// The session, if somebody is signed in.
    pub fn session(&self) -> Option<&Rc<Session>> {
        self.identity.session()
    }

    /// Whether it is known who is signed in.
    pub fn status(&self) -> SessionStatus {
        self.identity.status()
    }

    /// Why nobody is signed in.
    pub fn signed_out(&self) -> Option<SignedOutReason> {
        match self.identity {
            Identity::SignedOut(reason) => Some(reason),
            Identity::Unknown | Identity::SignedIn(_) => None,
        }
    }

    /// Why the newest request failed; none once one succeeds.
    pub fn error(&self) -> Option<&Rc<AuthError>> {
        self.error.as_ref()
    }

    /// Whether a session request is under way in this tab, or what changes who is signed in: a
    /// sign-in with credentials, a sign-out or an update.
    pub fn is_refreshing(&self) -> bool {
        self.read.is_some() || self.action.is_some()
    }

    /// When the session ends, as the server wrote it last (ISO 8601).
    pub fn expires(&self) -> Option<&str> {
        self.expires.as_deref()
    }

    /// The same in milliseconds since the Unix epoch, by the server's clock; none if it could not
    /// be read.
    pub fn expires_at(&self) -> Option<Millis> {
        self.expires_at
    }

    /// When this tab was last told who is signed in, by the server or by another tab, in
    /// milliseconds since the Unix epoch.
    pub fn last_sync(&self) -> Option<Millis> {
        self.synced_at
    }

    /// What brought the newest answer.
    pub fn cause(&self) -> Option<SyncCause> {
        self.cause
    }

    /// Whether session requests have to wait: who is signed in is being changed here or in another
    /// tab, or the page is put away.
    pub(crate) fn is_held(&self) -> bool {
        self.action.is_some() || self.held_until().is_some() || self.is_away
    }

    /// Until when another tab is waited for, at most.
    pub(super) fn held_until(&self) -> Option<Millis> {
        let waited_for = self.holds.iter().filter(|hold| !hold.is_silent);
        waited_for.map(|hold| hold.until).reduce(f64::min)
    }

    pub(crate) fn is_away(&self) -> bool {
        self.is_away
    }

    pub(crate) fn is_acting(&self) -> bool {
        self.action.is_some()
    }

    /// Returns `true` if this tab has changed who is signed in and does not know the outcome.
    pub(crate) fn has_open_change(&self) -> bool {
        self.changed_at.is_some()
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
