use std::cell::RefCell;
use std::rc::Rc;

use crate::session::{Identity, SessionState};
use crate::types::{AuthError, UpdateCause};

/// A change of the identity: of who is signed in, or of the data of the session.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SessionChange {
    /// The identity before the change.
    pub from: Identity,
    /// The identity after the change.
    pub to: Identity,
    /// What has caused the change.
    pub cause: UpdateCause,
}

impl SessionChange {
    /// Returns `true` if another user is signed in than before, or the user has signed out.
    ///
    /// This is the moment to clear what an app has cached for the user. The first response after
    /// loading is no change of user.
    #[must_use]
    pub fn user_changed(&self) -> bool {
        match (&self.from, &self.to) {
            (Identity::SignedIn(before), Identity::SignedIn(now)) => {
                !before.user().is_same_person(now.user())
            }
            (Identity::SignedIn(_), _) | (Identity::SignedOut(_), Identity::SignedIn(_)) => true,
            _ => false,
        }
    }
}

/// Compares each state with the one before, for a listener that may be called late or reentrantly.
pub(super) struct ChangeDetector(RefCell<Rc<SessionState>>);

/// What differs between two states.
pub(super) struct Difference {
    pub(super) change: Option<SessionChange>,
    /// The error of a request that has failed since.
    pub(super) error: Option<Rc<AuthError>>,
}

impl ChangeDetector {
    pub(super) fn new(state: Rc<SessionState>) -> Self {
        Self(RefCell::new(state))
    }

    /// Returns the difference between the state of the last call and `state`.
    pub(super) fn diff(&self, state: &Rc<SessionState>) -> Difference {
        let before = self.0.replace(state.clone());
        let cause = state.cause();
        let cause = cause.filter(|_| before.identity() != state.identity());
        let error = state.error();
        let error = error.filter(|error| before.error().map(Rc::as_ptr) != Some(Rc::as_ptr(error)));
        Difference {
            change: cause.map(|cause| SessionChange {
                from: before.identity().clone(),
                to: state.identity().clone(),
                cause,
            }),
            error: error.cloned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{Session, SignedOutReason};

    fn signed_in(json: &str) -> Identity {
        Identity::SignedIn(Rc::new(serde_json::from_str::<Session>(json).unwrap()))
    }

    #[test]
    fn a_new_name_is_no_other_user_and_signing_out_is() {
        let ada = signed_in(r#"{"user":{"id":1,"name":"Ada"}}"#);
        let renamed = signed_in(r#"{"user":{"id":1,"name":"Ada L."}}"#);
        let grace = signed_in(r#"{"user":{"id":2,"name":"Grace"}}"#);
        let out = Identity::SignedOut(SignedOutReason::SignedOut);
        let changed = |from: &Identity, to: &Identity| {
            SessionChange {
                from: from.clone(),
                to: to.clone(),
                cause: UpdateCause::Call,
            }
            .user_changed()
        };
        assert!(!changed(&ada, &renamed));
        assert!(changed(&ada, &grace) && changed(&ada, &out) && changed(&out, &grace));
        assert!(!changed(&Identity::Unknown, &ada) && !changed(&Identity::Unknown, &out));
    }
}
