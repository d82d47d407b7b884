use serde_json::{Map, Value};

use crate::browser;
use crate::json;
use crate::types::{AuthError, Millis, Providers, ServerClock, Session};

/// One answer as plain data.
#[derive(Clone, Default, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) struct Reply {
    pub(crate) status: u16,
    /// Whether the body is said to be JSON.
    pub(crate) is_json: bool,
    pub(crate) retry_after: Option<String>,
    /// The server's time, as it wrote it.
    pub(crate) date: Option<String>,
    /// When the request was sent and the answer's headers came, by this machine's clock.
    pub(crate) sent: Millis,
    pub(crate) received: Millis,
    pub(crate) body: String,
}

impl Reply {
    /// Returns what the answer tells of the server's clock; `None` if it has no `Date` that this
    /// page may read.
    pub(crate) fn server_clock(&self) -> Option<ServerClock> {
        let date = browser::parse_date(self.date.as_ref()?)?;
        ServerClock::of_answer(date, self.sent, self.received)
    }

    /// The error that a status outside 200 to 299 means.
    fn success(&self) -> Result<&Self, AuthError> {
        if (200..300).contains(&self.status) {
            Ok(self)
        } else {
            Err(self.trouble())
        }
    }

    pub(super) fn trouble(&self) -> AuthError {
        AuthError::Status {
            status: self.status,
            retry_after: self.retry_after.clone(),
        }
    }

    pub(super) fn json(&self) -> Result<Value, AuthError> {
        json::parse(&self.body).ok_or_else(|| self.strange())
    }

    /// Says what came, without quoting it: it may be somebody's data.
    pub(super) fn strange(&self) -> AuthError {
        let start = self.body.trim_start();
        let what = match start.chars().next() {
            None => "an empty body",
            Some('<') => "an HTML page",
            Some('{') => "an object of another shape",
            Some(_) => "something that is not the expected JSON",
        };
        AuthError::BadResponse(what.to_owned())
    }
}

/// Reads the answer to `GET session`: who is signed in, or none if nobody is.
///
/// Only the shapes that Auth.js sends for "nobody" mean nobody; everything else that is not a
/// session is a failure.
///
/// An empty body is one of them if it is said to be JSON: that is how a `session` callback arrives
/// that returns `undefined`, and with next-auth 4 behind Next's Pages Router also one that returns
/// `null` (seen with `@auth/core` 0.41.3 and next-auth 4.24.15). A broken proxy that sends an empty
/// body does not call it JSON.
pub(crate) fn session(reply: &Reply) -> Result<Option<Session>, AuthError> {
    if reply.status == 401 || (reply.status == 200 && reply.is_json && reply.body.is_empty()) {
        return Ok(None);
    }
    match reply.success()?.json()? {
        Value::Null => Ok(None),
        Value::Object(fields) => signed_in_or_nobody(fields).ok_or_else(|| reply.strange()),
        _ => Err(reply.strange()),
    }
}

fn signed_in_or_nobody(fields: Map<String, Value>) -> Option<Option<Session>> {
    let nobody =
        fields.is_empty() || (fields.len() == 1 && fields.get("user") == Some(&Value::Null));
    // A server's `session` callback may leave out either.
    let is_session = fields.get("expires").is_some_and(Value::is_string)
        || fields.get("user").is_some_and(Value::is_object);
    if nobody {
        Some(None)
    } else if is_session {
        Some(Some(Session::from(fields)))
    } else {
        None
    }
}

/// What Auth.js 5, next-auth 4 behind Next's Pages Router and next-auth 4 behind its App Router
/// answer, with status 400, to an update whose CSRF token they do not accept.
const TOKEN_REFUSALS: [&str; 3] = ["null", "{}", "[object Object]"];

/// Reads the answer to `POST session`.
pub(crate) fn update(reply: &Reply) -> Result<Option<Session>, AuthError> {
    if reply.status == 400 && TOKEN_REFUSALS.contains(&reply.body.trim()) {
        return Err(AuthError::MissingCsrf);
    }
    session(reply)
}

/// Reads the answer to `GET csrf`: none if the server has CSRF protection switched off.
pub(crate) fn csrf_token(reply: &Reply) -> Result<Option<String>, AuthError> {
    if reply.status == 404 && reply.body.is_empty() {
        return Ok(None);
    }
    match reply
        .success()?
        .json()?
        .get("csrfToken")
        .and_then(Value::as_str)
    {
        Some(token) if !token.is_empty() => Ok(Some(token.to_owned())),
        _ => Err(reply.strange()),
    }
}

/// Reads the answer to `GET providers`.
pub(crate) fn providers(reply: &Reply) -> Result<Providers, AuthError> {
    json::entries(&reply.success()?.body)
        .and_then(Providers::from_entries)
        .ok_or_else(|| reply.strange())
}

#[cfg(test)]
#[path = "response_tests.rs"]
mod tests;
