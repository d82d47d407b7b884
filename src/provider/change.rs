use std::cell::RefCell;
use std::rc::Rc;

use crate::session::{Identity, SessionState};
use crate::types::UpdateCause;

/// A change of who is signed in, or of what is known of them.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SessionChange {
    /// What was known before.
    pub from: Identity,
    /// What is known now.
    pub to: Identity,
    /// What brought it.
    pub cause: UpdateCause,
}

impl SessionChange {
    /// Whether another person is signed in than before, or nobody where there was somebody: the moment to drop what an app has cached for the user. The first answer after loading is no change of user.
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

/// Tells one state from the next for a listener that is called after each change, perhaps late and perhaps from within itself.
pub(super) struct Seen(RefCell<Rc<SessionState>>);

impl Seen {
    pub(super) fn new(state: Rc<SessionState>) -> Self {
        Self(RefCell::new(state))
    }

    /// What has become of the identity since the last call.
    pub(super) fn look(&self, state: &Rc<SessionState>) -> (Option<SessionChange>, bool) {
        let before = self.0.replace(state.clone());
        let change = state
            .cause()
            .filter(|_| before.identity() != state.identity())
            .map(|cause| SessionChange {
                from: before.identity().clone(),
                to: state.identity().clone(),
                cause,
            });
        let failed = state.error().is_some()
            && before.error().map(Rc::as_ptr) != state.error().map(Rc::as_ptr);
        (change, failed)
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
