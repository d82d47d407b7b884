use std::rc::Rc;

use crate::types::{Session, SessionStatus, SignedOutReason};

/// Who is signed in, as far as this tab knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Identity {
    /// No definitive response has arrived yet.
    #[default]
    Unknown,
    /// A user is signed in, with this session, the newest known.
    SignedIn(Rc<Session>),
    /// No user is signed in, for this reason.
    SignedOut(SignedOutReason),
}

impl Identity {
    /// Returns the session; `None` unless a user is signed in.
    #[must_use]
    pub fn session(&self) -> Option<&Rc<Session>> {
        match self {
            Self::SignedIn(session) => Some(session),
            Self::Unknown | Self::SignedOut(_) => None,
        }
    }

    /// Returns the status, which has next-auth's three values.
    #[must_use]
    pub fn status(&self) -> SessionStatus {
        match self {
            Self::Unknown => SessionStatus::Loading,
            Self::SignedIn(_) => SessionStatus::Authenticated,
            Self::SignedOut(_) => SessionStatus::Unauthenticated,
        }
    }

    /// Returns `true` if other tabs should receive that `before` has become `self`.
    ///
    /// That a new tab finds no session is no change: the others know it, or request the session by
    /// themselves.
    pub(super) fn is_change_from(&self, before: &Self) -> bool {
        match (before, self) {
            (Self::Unknown, Self::SignedOut(_)) => false,
            _ => before != self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_tab_without_a_session_has_nothing_to_broadcast_and_every_change_is_broadcast() {
        let ada = Identity::SignedIn(Rc::new(Session::from(serde_json::Map::new())));
        let out = Identity::SignedOut(SignedOutReason::NoSession);
        for (before, after) in [
            (Identity::Unknown, &out),
            (out.clone(), &out),
            (ada.clone(), &ada),
        ] {
            assert!(!after.is_change_from(&before));
        }
        for (before, after) in [
            (Identity::Unknown, &ada),
            (out.clone(), &ada),
            (ada.clone(), &out),
        ] {
            assert!(after.is_change_from(&before));
        }
    }
}
