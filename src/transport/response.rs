use crate::browser;
use crate::json::Json;
use crate::types::{AuthError, Providers, ServerClock, Session, Timestamp};

/// A response as plain data.
#[derive(Clone, Default, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) struct Reply {
    pub(crate) status: u16,
    /// Whether `Content-Type` is JSON.
    pub(crate) is_json: bool,
    pub(crate) retry_after: Option<String>,
    /// The `Date` header.
    pub(crate) date: Option<String>,
    /// When the request was sent, by the local clock.
    pub(crate) sent: Timestamp,
    /// When the response's headers arrived, by the local clock.
    pub(crate) received: Timestamp,
    pub(crate) body: String,
}

impl Reply {
    /// Returns the server's clock by the `Date` header; `None` if this page cannot read one.
    pub(crate) fn server_clock(&self) -> Option<ServerClock> {
        let date = browser::parse_date(self.date.as_ref()?)?;
        ServerClock::of_response(date, self.sent, self.received)
    }

    /// Returns this reply if its status is from 200 to 299, and an error otherwise.
    fn success(&self) -> Result<&Self, AuthError> {
        if (200..300).contains(&self.status) {
            Ok(self)
        } else {
            Err(self.status_error())
        }
    }

    /// Returns the error for the status of this reply.
    pub(super) fn status_error(&self) -> AuthError {
        AuthError::Status {
            status: self.status,
            retry_after: self.retry_after.clone(),
        }
    }

    /// Parses the body as JSON.
    pub(super) fn json(&self) -> Result<Json, AuthError> {
        Json::parse(&self.body).ok_or_else(|| self.unexpected_body())
    }

    /// Returns the error for a body of this kind, without quoting it: it may be personal data.
    pub(super) fn unexpected_body(&self) -> AuthError {
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

/// Parses the response to `GET session`; `None` if the user is signed out.
///
/// Only what Auth.js sends for "signed out" means that; anything else that is no session is an
/// error.
///
/// An empty body means it if its type is JSON: it comes from a `session` callback that returns
/// `undefined`, and with next-auth 4 behind Next's Pages Router also from one that returns `null`
/// (seen with `@auth/core` 0.41.3 and next-auth 4.24.15). The empty body of a broken proxy has
/// another type.
pub(crate) fn session(reply: &Reply) -> Result<Option<Session>, AuthError> {
    if reply.status == 401 || (reply.status == 200 && reply.is_json && reply.body.is_empty()) {
        return Ok(None);
    }
    let json = reply.success()?.json()?;
    parse_session(&json).ok_or_else(|| reply.unexpected_body())
}

/// Parses a session, or what is sent in place of one; `None` for anything else.
fn parse_session(json: &Json) -> Option<Option<Session>> {
    if json.is_null() {
        return Some(None);
    }
    let names = json.names()?;
    let user = json.get("user");
    let is_signed_out =
        names.is_empty() || (names.len() == 1 && user.as_ref().is_some_and(Json::is_null));
    // A server's `session` callback may leave out either.
    let is_session = user.is_some_and(|user| user.is_object())
        || json
            .get("expires")
            .is_some_and(|expires| expires.as_str().is_some());
    if is_signed_out {
        Some(None)
    } else if is_session {
        Session::of(json).map(Some)
    } else {
        None
    }
}

/// The bodies with which an update is answered, with status 400, if its CSRF token is rejected.
///
/// They are those of Auth.js 5, of next-auth 4 behind Next's Pages Router, and of next-auth 4
/// behind its App Router.
const CSRF_REJECTIONS: [&str; 3] = ["null", "{}", "[object Object]"];

/// Parses the response to `POST session`.
pub(crate) fn update(reply: &Reply) -> Result<Option<Session>, AuthError> {
    if reply.status == 400 && CSRF_REJECTIONS.contains(&reply.body.trim()) {
        return Err(AuthError::MissingCsrf);
    }
    session(reply)
}

/// Parses the response to `GET csrf`; `None` if the server has CSRF protection switched off.
pub(crate) fn csrf_token(reply: &Reply) -> Result<Option<String>, AuthError> {
    if reply.status == 404 && reply.body.is_empty() {
        return Ok(None);
    }
    let token = reply.success()?.json()?.get("csrfToken");
    match token.and_then(|token| token.as_str()) {
        Some(token) if !token.is_empty() => Ok(Some(token)),
        _ => Err(reply.unexpected_body()),
    }
}

/// Parses the response to `GET providers`.
pub(crate) fn providers(reply: &Reply) -> Result<Providers, AuthError> {
    let providers = reply.success()?.json()?.fields();
    providers
        .and_then(Providers::from_entries)
        .ok_or_else(|| reply.unexpected_body())
}

#[cfg(test)]
mod tests;
