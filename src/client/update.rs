use std::rc::Rc;

use serde::Serialize;

use super::AuthClient;
use super::action::Action;
use super::tokens::need_page;
use crate::transport::{self, Reply};
use crate::types::{AuthError, Session, SyncCause};

impl AuthClient {
    /// Sends `data` to the server's session callbacks and takes in the session that they make of it, in every tab. None if nobody is signed in.
    ///
    /// By itself Auth.js does nothing with the data: its `jwt` callback, or its `session` callback if sessions are in a database, has to take over what it allows when `trigger` is `"update"`.
    ///
    /// # Errors
    /// [`AuthError::Json`] if `data` cannot be written as JSON; otherwise what kept the answer away. Unless the server has turned the request away, the client then asks what became of it and shows that.
    pub async fn update<T: Serialize + ?Sized>(
        &self,
        data: &T,
    ) -> Result<Option<Rc<Session>>, AuthError> {
        need_page()?;
        let data =
            serde_json::to_value(data).map_err(|error| AuthError::Json(error.to_string()))?;
        let endpoint = self.endpoint();
        let token = self.get_csrf_token().await?;
        let action = Action::begin(self).await;
        let make = |csrf: Option<&str>| endpoint.update(csrf, &data);
        let is_refused =
            |reply: &Reply| matches!(transport::update(reply), Err(AuthError::MissingCsrf));
        let posted = self.post_with_csrf(token, &make, &is_refused).await;
        let session = posted.and_then(|reply| transport::update(&reply));
        let session = action.outcome(session, SyncCause::Update).await?;
        action.answered(session, SyncCause::Update);
        Ok(self.state().session().cloned())
    }
}
