use std::rc::Rc;
use std::time::Duration;

use super::Identity;
use crate::types::{Session, SignedOutReason, Timestamp, UpdateCause};

/// The content of a server's response about the session.
#[derive(Clone, Default, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) struct Answer {
    /// The session; `None` if no user is signed in.
    pub(crate) session: Option<Rc<Session>>,
    /// When it ends, as the server wrote it (ISO 8601).
    pub(crate) expires: Option<Rc<str>>,
    /// `expires` by the server's clock; `None` if it cannot be parsed.
    pub(crate) expires_at: Option<Timestamp>,
}

impl Answer {
    /// Creates an answer with `session`; `parse_date` parses ISO 8601.
    ///
    /// `expires` is its end if that is newer than the session's own.
    pub(crate) fn new(
        session: Option<Rc<Session>>,
        expires: Option<&str>,
        parse_date: impl FnOnce(&str) -> Option<Timestamp>,
    ) -> Self {
        let own = session.as_ref().and_then(|session| session.expires());
        let expires = expires.or(own).map(Rc::from);
        Self {
            expires_at: expires.as_deref().and_then(parse_date),
            expires,
            session,
        }
    }
}

/// A dated answer of the server.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) struct Snapshot {
    pub(crate) answer: Answer,
    /// The moment from which it is true: the start of a request, the end of a mutation.
    pub(crate) as_of: Timestamp,
}

/// The newest accepted snapshot, and what it means for the user of this tab.
#[derive(Clone, Default, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(super) struct Known {
    pub(super) identity: Identity,
    /// The newest expiry.
    ///
    /// The session in `identity` may have an older one, because a new expiry alone is no change.
    pub(super) expires: Option<Rc<str>>,
    pub(super) expires_at: Option<Timestamp>,
    /// The moment from which the identity is true. No older snapshot is accepted.
    pub(super) as_of: Timestamp,
    /// When this tab has mutated the session, or may have, and has not received the outcome since.
    ///
    /// No older snapshot is accepted.
    pub(super) mutated_at: Option<Timestamp>,
    pub(super) cause: Option<UpdateCause>,
    /// When this tab received the snapshot, from the server or from another tab.
    pub(super) received_at: Option<Timestamp>,
    /// Whether this tab was the one that received it from the server.
    pub(super) fetched_here: bool,
    /// When the session was hydrated that the page came with; `None` once something newer is known.
    pub(super) hydrated_at: Option<Timestamp>,
    /// Whether the session may be that of an earlier user.
    ///
    /// The page came from a cache of the browser, and no snapshot has been accepted since.
    pub(super) is_withheld: bool,
    /// Whether the user was broadcast by another tab, unannounced, and the server has not confirmed
    /// it yet.
    pub(super) is_unverified: bool,
    pub(super) opening: Opening,
}

/// Whether the page was opened by a sign-out, as when a sign-out navigates to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Opening {
    #[default]
    Ordinary,
    /// A user has signed out just before, and nothing is known yet.
    AfterSignOut,
    /// The first snapshot after that was accepted at this moment.
    SignedOutAt(Timestamp),
}

impl Known {
    pub(super) fn session(&self) -> Option<&Rc<Session>> {
        self.identity.session()
    }

    pub(super) fn signed_out_reason(&self) -> Option<SignedOutReason> {
        match self.identity {
            Identity::SignedOut(reason) => Some(reason),
            Identity::Unknown | Identity::SignedIn(_) => None,
        }
    }

    /// Returns `true` if a snapshot of `as_of` is newer than what is known.
    pub(super) fn accepts(&self, as_of: Timestamp) -> bool {
        as_of > self.as_of && self.mutated_at.is_none_or(|mutated_at| as_of >= mutated_at)
    }

    /// Returns `true` if `session` differs from the known one by more than its expiry.
    pub(super) fn differs_from(&self, session: Option<&Session>) -> bool {
        match (self.session(), session) {
            (Some(known), Some(other)) => !known.same_but_for_expiry(other),
            (known, other) => known.is_some() != other.is_some(),
        }
    }

    /// Returns `true` if `snapshot` of another tab contradicts the server-rendered session.
    ///
    /// It predates hydration, so neither can be proven newer, and the server must be asked.
    pub(super) fn conflicts_with_hydration(&self, snapshot: &Snapshot) -> bool {
        let is_older = self.hydrated_at.is_some_and(|at| snapshot.as_of <= at);
        is_older && self.differs_from(snapshot.answer.session.as_deref())
    }

    /// Applies a snapshot that was accepted at `now`.
    ///
    /// `signed_out_reason` is the reason to give if it ends a session.
    pub(super) fn apply(
        &mut self,
        snapshot: Snapshot,
        cause: UpdateCause,
        now: Timestamp,
        signed_out_reason: SignedOutReason,
    ) {
        let Snapshot { answer, as_of } = snapshot;
        if self.opening == Opening::AfterSignOut && self.identity == Identity::Unknown {
            // What follows from it follows in a moment.
            self.opening = Opening::SignedOutAt(now);
        }
        self.identity = match (&self.identity, answer.session) {
            // An equal session keeps its `Rc`, so that nothing is rendered again.
            (Identity::SignedIn(known), Some(session)) if known.same_but_for_expiry(&session) => {
                Identity::SignedIn(known.clone())
            }
            (_, Some(session)) => Identity::SignedIn(session),
            (_, None) => Identity::SignedOut(signed_out_reason),
        };
        self.expires = answer.expires;
        self.expires_at = answer.expires_at;
        self.as_of = as_of;
        self.mutated_at = None;
        self.hydrated_at = self.hydrated_at.filter(|at| as_of <= *at);
        self.received_at = Some(now);
        self.cause = Some(cause);
        self.is_withheld = false;
        self.is_unverified = false;
    }

    /// Shifts all deadlines back by `step`. The expiry is server time and is left unchanged.
    pub(super) fn shift_back(&mut self, step: Duration) {
        self.as_of = self.as_of - step;
        let moments = [
            &mut self.mutated_at,
            &mut self.received_at,
            &mut self.hydrated_at,
        ];
        for at in moments.into_iter().flatten() {
            *at = *at - step;
        }
        if let Opening::SignedOutAt(at) = &mut self.opening {
            *at = *at - step;
        }
    }
}
