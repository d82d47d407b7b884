use std::rc::Rc;

use super::Identity;
use super::snapshot::Opening;
use super::timing::OPENED_BY_SIGN_OUT;
use crate::types::{AuthError, Session, SessionStatus, SignedOutReason, Timestamp, UpdateCause};

/// What a client knows at one moment.
///
/// Hooks show parts of it; [`use_session_selector`](crate::hooks::use_session_selector) shows the
/// part that you choose.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SessionState {
    pub(super) identity: Identity,
    pub(super) error: Option<Rc<AuthError>>,
    pub(super) cause: Option<UpdateCause>,
    pub(super) expires: Option<Rc<str>>,
    pub(super) expires_at: Option<Timestamp>,
    pub(super) ends_at: Option<Timestamp>,
    pub(super) updated_at: Option<Timestamp>,
    pub(super) is_refreshing: bool,
    pub(super) resume_count: u32,
    pub(super) is_withheld: bool,
    pub(super) has_signed_out: bool,
    pub(super) opening: Opening,
}

impl SessionState {
    /// Returns who is signed in.
    #[must_use]
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Returns the session; `None` unless a user is signed in.
    #[must_use]
    pub fn session(&self) -> Option<&Rc<Session>> {
        self.identity.session()
    }

    /// Returns whether a user is signed in, or whether that is unknown.
    #[must_use]
    pub fn status(&self) -> SessionStatus {
        self.identity.status()
    }

    /// Returns why no user is signed in; `None` if one is, or if that is unknown.
    #[must_use]
    pub fn signed_out_reason(&self) -> Option<SignedOutReason> {
        match self.identity {
            Identity::SignedOut(reason) => Some(reason),
            Identity::Unknown | Identity::SignedIn(_) => None,
        }
    }

    /// Returns why the newest request failed; `None` once one succeeds.
    #[must_use]
    pub fn error(&self) -> Option<&Rc<AuthError>> {
        self.error.as_ref()
    }

    /// Returns `true` while this tab has a session request or a mutation under way.
    ///
    /// A mutation is a sign-in with credentials, a sign-out or an update.
    #[must_use]
    pub fn is_refreshing(&self) -> bool {
        self.is_refreshing
    }

    /// Returns when the session ends, as the server wrote it last (ISO 8601).
    #[must_use]
    pub fn expires(&self) -> Option<&str> {
        self.expires.as_deref()
    }

    /// Returns when the session ends, by the server's clock.
    ///
    /// Returns `None` without a session, or if its end cannot be parsed.
    #[must_use]
    pub fn expires_at(&self) -> Option<Timestamp> {
        self.expires_at
    }

    /// Returns when this tab last received who is signed in, from the server or from another tab.
    #[must_use]
    pub fn updated_at(&self) -> Option<Timestamp> {
        self.updated_at
    }

    /// Returns what brought the newest snapshot.
    #[must_use]
    pub fn cause(&self) -> Option<UpdateCause> {
        self.cause
    }

    /// Returns when the session ends, by this machine's clock.
    pub(crate) fn ends_at(&self) -> Option<Timestamp> {
        self.ends_at
    }

    /// Returns how often a snapshot was accepted for the first time after the page had resumed.
    pub(crate) fn resume_count(&self) -> u32 {
        self.resume_count
    }

    /// Returns the session to show to the user of the page.
    ///
    /// Returns `None` also while the session may be that of an earlier user, because the page came
    /// from a cache of the browser and no snapshot has been accepted since.
    pub(crate) fn presentable_session(&self) -> Option<&Rc<Session>> {
        self.session().filter(|_| !self.is_withheld)
    }

    /// Returns `true` if the page came from a cache, and no snapshot has been accepted since.
    pub(crate) fn is_withheld(&self) -> bool {
        self.is_withheld
    }

    /// Returns `true` if there is no session because a user has signed out, in any tab.
    ///
    /// Returns `false` if the session has expired or the server no longer knows it.
    pub(crate) fn has_signed_out(&self) -> bool {
        self.has_signed_out
    }

    /// Returns `true` if a user has signed out just before the page was opened.
    ///
    /// That counts until a moment after the page has received that there is no session. The time is
    /// `now`.
    pub(crate) fn is_opened_by_sign_out(&self, now: Timestamp) -> bool {
        let is_new = match self.opening {
            Opening::Ordinary => false,
            Opening::AfterSignOut => true,
            Opening::SignedOutAt(at) => now < at + OPENED_BY_SIGN_OUT,
        };
        is_new && self.signed_out_reason().is_some()
    }

    /// Returns the state as a server has it, where there is no clock and no date is parsed.
    pub(crate) fn as_rendered(&self) -> Self {
        Self {
            expires_at: None,
            ends_at: None,
            is_withheld: false,
            ..self.clone()
        }
    }
}
