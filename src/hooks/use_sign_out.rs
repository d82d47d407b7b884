use std::fmt;
use std::rc::Rc;

use yew::prelude::*;

use super::use_action::{UseAction, use_action};
use super::use_auth_client;
use crate::types::{AuthError, SignOutOutcome, SignOutParams};

/// A sign-out that a component can start, with its progress and error.
///
/// A copy that a callback has kept shows the newest sign-out, also after later renders. Two handles
/// are equal if a component renders the same with both.
#[derive(Clone, PartialEq)]
pub struct UseSignOutHandle {
    action: UseAction<SignOutOutcome>,
}

impl UseSignOutHandle {
    /// Starts a sign-out; see [`AuthClient::sign_out`](crate::AuthClient::sign_out).
    pub fn run(&self) {
        self.run_with(SignOutParams::new());
    }

    /// Starts a sign-out that then goes where `params` say.
    pub fn run_with(&self, params: SignOutParams) {
        self.run_then(params, |_| ());
    }

    /// Starts a sign-out, and calls `on_done` with the result.
    pub fn run_then(
        &self,
        params: SignOutParams,
        on_done: impl FnOnce(&Result<SignOutOutcome, Rc<AuthError>>) + 'static,
    ) {
        let client = self.action.client();
        let run = client.start_sign_out(params);
        self.action.start(run, Box::new(on_done));
    }

    /// Returns `true` while the newest sign-out is under way, also if it was started since the last
    /// render.
    ///
    /// Stays `true` while the page leaves for another address, unless the user comes back to it.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.action.is_pending()
    }

    /// Returns the error with which the newest sign-out failed.
    #[must_use]
    pub fn error(&self) -> Option<&AuthError> {
        self.action.error()
    }
}

impl fmt::Debug for UseSignOutHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UseSignOutHandle")
            .field("is_pending", &self.is_pending())
            .finish_non_exhaustive()
    }
}

/// Returns a sign-out for a component to start, with its progress and error.
///
/// # Panics
/// Outside a [`SessionProvider`](crate::SessionProvider).
#[hook]
pub fn use_sign_out() -> UseSignOutHandle {
    let client = use_auth_client();
    let is_navigating = |outcome: &_| matches!(outcome, SignOutOutcome::Navigating(_));
    UseSignOutHandle {
        action: use_action(client, is_navigating),
    }
}
