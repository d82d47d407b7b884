use std::rc::Rc;

use super::{
    Identity, RequestId, block::Block, event::News, nudge::Nudge, unexpected_sign_out::SignOutCheck,
};
use crate::types::{
    AuthError, Millis, ServerClock, Session, SessionStatus, SignedOutReason, UpdateCause,
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
    pub(super) cause: Option<UpdateCause>,
    /// The newest expiry; the session in `identity` may carry an older one, because moving it alone
    /// is not a change.
    pub(super) expires: Option<String>,
    pub(super) expires_at: Option<Millis>,
    /// The end to ask about, by the server's clock: once for each value of `expires_at`.
    pub(super) expiry_due: Option<Millis>,
    /// From when the newest answer to this question is true.
    pub(super) expiry_asked_at: Option<Millis>,
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
    /// When another tab has ended a change for which this tab did not wait: the answer to a request
    /// of this tab may have undone it.
    pub(super) undone_at: Option<Millis>,
    /// Whether another tab has changed who is signed in, or was about to, while the action ran:
    /// which of the two came last, only the server can tell.
    pub(super) is_overlapped: bool,
    /// Other tabs that are changing who is signed in.
    pub(super) holds: Vec<Hold>,
    /// How long they have kept this tab from asking.
    pub(super) block: Block,
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
    /// What it shows may be the session of an earlier user: it came back from a cache of the
    /// browser, and nothing has been learned since.
    pub(super) is_withheld: bool,
    /// Whether it shows a user of whom another tab has told, and whom the server has not named yet.
    pub(super) is_unverified: bool,
    /// When the server is asked about such a user, or was.
    pub(super) verified_at: Option<Millis>,
    /// When the page learned for the first time that there is no session, if a user has signed out
    /// just before it was opened; infinite until then.
    pub(super) opened_at_sign_out: Option<Millis>,
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

    /// Returns the session to show to the user of the page; `None` also while it may be that of an
    /// earlier user, because the page came back from a cache of the browser and nothing has been
    /// learned since.
    pub(crate) fn presentable_session(&self) -> Option<&Rc<Session>> {
        self.session().filter(|_| !self.is_withheld)
    }

    /// Returns `true` if the page came back from a cache of the browser, and nothing has been
    /// learned since.
    pub(crate) fn is_withheld(&self) -> bool {
        self.is_withheld
    }

    /// Why nobody is signed in.
    pub fn signed_out_reason(&self) -> Option<SignedOutReason> {
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
    pub fn updated_at(&self) -> Option<Millis> {
        self.synced_at
    }

    /// What brought the newest answer.
    pub fn cause(&self) -> Option<UpdateCause> {
        self.cause
    }
}
