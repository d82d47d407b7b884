use std::rc::Rc;

use serde::Serialize;

use super::AuthClient;
use super::mutation::{Mutation, post_with_csrf};
use super::queries::ensure_browser;
use super::single_flight::BoxFuture;
use crate::browser;
use crate::json::{self, Json};
use crate::session::{Answer, MutationKind, PostResult, SessionResult};
use crate::transport::{self, Reply};
use crate::types::{AuthError, Session};

impl AuthClient {
    /// Sends `data` to the server's session callbacks, and applies their session in all tabs.
    ///
    /// Returns the session, or `None` if no user is signed in.
    ///
    /// By itself Auth.js does nothing with the data: its `jwt` callback, or its `session` callback
    /// if sessions are in a database, has to take over what it allows when `trigger` is `"update"`.
    ///
    /// # Errors
    /// [`AuthError::Cancelled`] if the user signs out meanwhile, which does not wait for it.
    /// [`AuthError::Encode`] if `data` cannot be written as JSON, or has a whole number beyond
    /// 2^53, which JavaScript would round: write it as a string. Any other error if the request
    /// fails. Unless the server rejected the request, the client then refetches the session to find
    /// out whether the update was applied.
    pub async fn update<T: Serialize + ?Sized>(
        &self,
        data: &T,
    ) -> Result<Option<Rc<Session>>, AuthError> {
        ensure_browser()?;
        let data = json::encode(data).map_err(|error| AuthError::Encode(error.to_string()))?;
        self.update_boxed(data).await
    }

    /// Returns the future of an update in a box, so that its code is not repeated for each type of
    /// data.
    fn update_boxed(&self, data: Json) -> BoxFuture<SessionResult> {
        let client = self.clone();
        Box::pin(async move {
            let routes = client.routes();
            let token = client.csrf_token_for_post().await?;
            let mutation = Mutation::start(&client, MutationKind::Update).await;
            let make = |csrf: Option<&str>| routes.update(csrf, &data);
            let is_rejected =
                |reply: &Reply| matches!(transport::update(reply), Err(AuthError::MissingCsrf));
            let posted =
                post_with_csrf(&client, mutation.abort(), token, &make, &is_rejected).await;
            let session = posted.and_then(|reply| transport::update(&reply));
            let result = match session {
                Ok(session) => {
                    let session = session.map(Rc::new);
                    PostResult::Confirmed(Answer::new(session, None, browser::parse_date))
                }
                Err(error) => PostResult::Failed(error),
            };
            mutation.finish(&client, result).await
        })
    }
}
