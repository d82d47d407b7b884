use std::fmt;
use std::rc::Rc;

use serde::Serialize;

use crate::client::AuthClient;
use crate::session::SessionState;
use crate::types::{AuthError, GetSessionParams, Session, SessionStatus, SignedOutReason};

/// What a component sees of the session: next-auth's `SessionContextValue`.
///
/// It changes, and renders its consumers, only when one of its fields does: a refetch that brings an equal session renders nobody. That is why it does not say whether a request is under way; [`use_session_selector`](crate::use_session_selector) does.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SessionContext {
    /// The session, if somebody is signed in.
    pub data: Option<Rc<Session>>,
    /// Whether it is known who is signed in.
    pub status: SessionStatus,
    /// Changes the session, or asks for it again. The same handle in every render.
    pub update: UpdateSession,
    /// Why the newest request failed; the session that was known before stays.
    pub error: Option<Rc<AuthError>>,
    /// Why nobody is signed in, while nobody is.
    pub signed_out: Option<SignedOutReason>,
}

impl SessionContext {
    /// What `client` knows now.
    pub(crate) fn of(client: &AuthClient) -> Self {
        Self::at(&client.state(), client)
    }

    /// What `client` knew when this was its state.
    pub(crate) fn at(state: &SessionState, client: &AuthClient) -> Self {
        Self {
            data: state.session().cloned(),
            status: state.status(),
            update: UpdateSession(client.clone()),
            error: state.error().cloned(),
            signed_out: state.signed_out_reason(),
        }
    }

    /// Whether somebody is signed in.
    pub fn is_authenticated(&self) -> bool {
        self.status == SessionStatus::Authenticated
    }
}

/// next-auth's `update`, as two calls with two names.
#[derive(Clone, PartialEq)]
pub struct UpdateSession(AuthClient);

impl UpdateSession {
    /// Asks the server for the session: `update()`.
    ///
    /// # Errors
    /// As [`AuthClient::get_session`].
    pub async fn refetch(&self) -> Result<Option<Rc<Session>>, AuthError> {
        self.0.get_session(GetSessionParams::default()).await
    }

    /// Sends `data` to the server's session callbacks: `update(data)`.
    ///
    /// # Errors
    /// As [`AuthClient::update`].
    pub async fn send<T: Serialize + ?Sized>(
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
