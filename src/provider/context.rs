use std::fmt;
use std::rc::Rc;

use serde::Serialize;

use crate::client::AuthClient;
use crate::session::SessionState;
use crate::types::{AuthError, Session, SessionStatus, SignedOutReason};

/// The session as components see it: next-auth's `SessionContextValue`.
///
/// Consumers render only when one of its fields changes: a refetch that returns an equal session
/// renders none of them. That is why it does not say whether a request is under way;
/// [`use_session_selector`](crate::hooks::use_session_selector) does.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SessionContext {
    /// The session, if a user is signed in.
    pub data: Option<Rc<Session>>,
    /// Whether a user is signed in, none is, or the session is still loading.
    pub status: SessionStatus,
    /// Updates or refetches the session. It is equal in all renders.
    pub update: UpdateSession,
    /// The error of the newest request, if it failed. The last known session stays.
    pub error: Option<Rc<AuthError>>,
    /// Why no user is signed in, while the status is `Unauthenticated`.
    pub signed_out_reason: Option<SignedOutReason>,
}

impl SessionContext {
    /// Returns the context value for the current state of `client`.
    pub(crate) fn of(client: &AuthClient) -> Self {
        Self::at(&client.state(), client)
    }

    /// Returns the context value for `state`, one of `client`.
    pub(crate) fn at(state: &SessionState, client: &AuthClient) -> Self {
        Self {
            data: state.session().cloned(),
            status: state.status(),
            update: UpdateSession(client.clone()),
            error: state.error().cloned(),
            signed_out_reason: state.signed_out_reason(),
        }
    }

    /// Returns `true` if a user is signed in.
    #[must_use]
    pub fn is_authenticated(&self) -> bool {
        self.status == SessionStatus::Authenticated
    }
}

/// next-auth's `update`, as two methods: one without data and one with.
#[derive(Clone, PartialEq)]
pub struct UpdateSession(AuthClient);

impl UpdateSession {
    /// Returns the client that the updates go through.
    pub(crate) fn client(&self) -> &AuthClient {
        &self.0
    }

    /// Refetches the session from the server: `update()`.
    ///
    /// # Errors
    /// Those of [`AuthClient::get_session_with`].
    pub async fn refetch(&self) -> Result<Option<Rc<Session>>, AuthError> {
        self.0.get_session().await
    }

    /// Sends `data` to the server's session callbacks: `update(data)`.
    ///
    /// # Errors
    /// Those of [`AuthClient::update`].
    pub async fn run<T: Serialize + ?Sized>(
        &self,
        data: &T,
    ) -> Result<Option<Rc<Session>>, AuthError> {
        self.0.update(data).await
    }
}

impl fmt::Debug for UpdateSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UpdateSession")
    }
}
