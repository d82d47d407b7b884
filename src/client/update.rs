use std::rc::Rc;

use serde::Serialize;
use serde_json::Value;

use super::AuthClient;
use super::mutation::{Mutation, post_with_csrf};
use super::queries::ensure_browser;
use super::single_flight::BoxFuture;
use crate::browser;
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
    /// 2^53, which JavaScript would round: write it as a text. Any other error if the request
    /// fails. Unless the server rejected the request, the client then refetches the session to find
    /// out whether the update was applied.
    pub async fn update<T: Serialize + ?Sized>(
        &self,
        data: &T,
    ) -> Result<Option<Rc<Session>>, AuthError> {
        ensure_browser()?;
        let data =
            serde_json::to_value(data).map_err(|error| AuthError::Encode(error.to_string()))?;
        self.update_boxed(data).await
    }

    /// Returns the future of an update in a box, so that its code is not repeated for each type of
    /// data.
    fn update_boxed(&self, data: Value) -> BoxFuture<SessionResult> {
        let client = self.clone();
        Box::pin(async move {
            if is_rounded(&data) {
                let why = "JavaScript would round a whole number beyond 2^53; write it as a text";
                return Err(AuthError::Encode(why.to_owned()));
            }
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

/// The end of the whole numbers that JavaScript represents exactly.
const WHOLE: u64 = 1 << 53;

/// Returns `true` if the browser would write a number in `data` as another one.
///
/// To name the number would add the printing of numbers to every app.
fn is_rounded(data: &Value) -> bool {
    match data {
        Value::Number(number) => {
            let size = number.as_i64().map(i64::unsigned_abs).or(number.as_u64());
            size.is_some_and(|size| size > WHOLE)
        }
        Value::Array(list) => list.iter().any(is_rounded),
        Value::Object(fields) => fields.values().any(is_rounded),
        Value::Null | Value::Bool(_) | Value::String(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_that_the_browser_would_change_are_found() {
        for data in [
            json!(u64::MAX),
            json!(i64::MIN),
            json!(WHOLE + 1),
            json!({ "a": [1, { "id": WHOLE + 1 }] }),
        ] {
            assert!(is_rounded(&data), "{data}");
        }
        for data in [
            json!(WHOLE),
            json!(-(WHOLE as i64)),
            json!(1e300),
            json!(0.1),
            json!([null, true, "9007199254740993", {}]),
        ] {
            assert!(!is_rounded(&data), "{data}");
        }
    }
}
