use std::rc::Rc;

use serde::Serialize;
use serde_json::Value;

use super::AuthClient;
use super::action::Action;
use super::tokens::need_page;
use crate::transport::{self, Reply};
use crate::types::{AuthError, Session, UpdateCause};

impl AuthClient {
    /// Sends `data` to the server's session callbacks and takes in the session that they make of it, in every tab. None if nobody is signed in.
    ///
    /// By itself Auth.js does nothing with the data: its `jwt` callback, or its `session` callback if sessions are in a database, has to take over what it allows when `trigger` is `"update"`.
    ///
    /// # Errors
    /// [`AuthError::Cancelled`] if the user signs out meanwhile, which does not wait for it.
    /// [`AuthError::Json`] if `data` cannot be written as JSON, or holds a whole number beyond 2^53, which JavaScript would round: write it as a text. Otherwise what kept the answer away. Unless the server has turned the request away, the client then asks what became of it and shows that.
    pub async fn update<T: Serialize + ?Sized>(
        &self,
        data: &T,
    ) -> Result<Option<Rc<Session>>, AuthError> {
        need_page()?;
        let data =
            serde_json::to_value(data).map_err(|error| AuthError::Json(error.to_string()))?;
        if is_rounded(&data) {
            let why = "JavaScript would round a whole number beyond 2^53; write it as a text";
            return Err(AuthError::Json(why.to_owned()));
        }
        let endpoint = self.endpoint();
        let token = self.token_for_post().await?;
        let action = Action::begin(self, UpdateCause::Update).await;
        let make = |csrf: Option<&str>| endpoint.update(csrf, &data);
        let is_refused =
            |reply: &Reply| matches!(transport::update(reply), Err(AuthError::MissingCsrf));
        let posted = self
            .post_with_csrf(action.abort(), token, &make, &is_refused)
            .await;
        let session = posted.and_then(|reply| transport::update(&reply));
        let session = action.outcome(session, UpdateCause::Update).await?;
        action.answered(session, UpdateCause::Update);
        Ok(self.state().session().cloned())
    }
}

/// Up to here JavaScript tells each whole number from its neighbours.
const WHOLE: u64 = 1 << 53;

/// Whether the browser would write a number in `data` as another one. To name it would add the printing of numbers to every app.
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
