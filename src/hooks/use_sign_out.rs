use std::fmt;

use yew::prelude::*;

use super::use_action::{Runs, use_runs};
use super::use_auth_client;
use crate::client::AuthClient;
use crate::types::{AuthError, SignOutOutcome, SignOutParams};

/// A sign-out that a component starts and shows.
///
/// A copy that a callback has kept shows the newest sign-out, also after later renders.
#[derive(Clone)]
pub struct UseSignOutHandle {
    runs: Runs<SignOutOutcome>,
}

impl UseSignOutHandle {
    /// Starts to sign out; see [`AuthClient::sign_out`].
    pub fn run(&self, params: SignOutParams) {
        self.run_with(params, |_| ());
    }

    /// Starts to sign out, and tells `done` how it ended.
    pub fn run_with(
        &self,
        params: SignOutParams,
        done: impl FnOnce(&Result<SignOutOutcome, AuthError>) + 'static,
    ) {
        let action = async move |client: AuthClient| client.sign_out(params).await;
        self.runs.start(action, done);
    }

    /// Whether the newest sign-out is under way, also if it was started since the last render.
    /// While the page goes elsewhere it stays so, unless the user comes back to it.
    pub fn is_pending(&self) -> bool {
        self.runs.is_pending()
    }

    /// Why the newest sign-out could not be carried out; see [`AuthClient::sign_out`].
    pub fn error(&self) -> Option<&AuthError> {
        self.runs.error()
    }
}

impl fmt::Debug for UseSignOutHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UseSignOutHandle")
            .field("is_pending", &self.is_pending())
            .finish_non_exhaustive()
    }
}

/// A sign-out to start from a component, with its progress and error.
///
/// # Panics
/// Outside a [`SessionProvider`](crate::SessionProvider).
#[hook]
pub fn use_sign_out() -> UseSignOutHandle {
    let client = use_auth_client();
    UseSignOutHandle {
        runs: use_runs(client),
    }
}
