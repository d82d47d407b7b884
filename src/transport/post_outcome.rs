use super::response::Reply;
use crate::json::Json;
use crate::types::{AuthError, SignInError};
use crate::url::{ServerQuery, code_of};

/// The outcome of a sign-in or sign-out POST, by the `url` in its response.
///
/// The HTTP status is not enough: a refusal of Auth.js 5 is a 200 whose `url` has `?error=`, and
/// one of next-auth 4 has such a `url` with a status of 401 or 403.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) enum PostOutcome {
    /// Done, or to be continued at `url`.
    Accepted { url: Option<String> },
    /// Not done.
    Refused {
        error: SignInError,
        code: Option<String>,
        url: String,
    },
}

impl PostOutcome {
    /// Parses `reply` to a request with this callback URL.
    ///
    /// A server that sends the user to the callback URL itself has accepted, even if that has an
    /// `error` in its query.
    ///
    /// # Errors
    /// [`AuthError::MissingCsrf`] if the CSRF token was rejected, [`AuthError::Status`] for any
    /// other failure, and [`AuthError::BadResponse`] for a response that Auth.js does not send.
    pub(crate) fn parse(reply: &Reply, callback_url: &str) -> Result<Self, AuthError> {
        match reply.status {
            200..300 => {}
            // next-auth 4 uses these for refusals only; a proxy may send them too.
            401 | 403 => {
                let refusal = parse_refusal(reply, callback_url);
                return refusal.ok_or_else(|| reply.status_error())?;
            }
            _ => return Err(reply.status_error()),
        }
        let json = reply.json()?;
        let url = json.get("url");
        match url.as_ref().and_then(Json::as_str) {
            Some(url) if !url.is_empty() => return parse_url(&url, callback_url),
            Some(_) => return Ok(Self::Accepted { url: None }),
            None => {}
        }
        // Old servers send `{}`; `{"message": …}` is a failure with the status of a success.
        if url.map_or_else(|| json.is_empty_object(), |url| url.is_null()) {
            return Ok(Self::Accepted { url: None });
        }
        Err(reply.unexpected_body())
    }
}

/// Returns `true` if `reply` says that the CSRF token was rejected, so that nothing has been done.
pub(crate) fn is_csrf_rejection(reply: &Reply, callback_url: &str) -> bool {
    let outcome = PostOutcome::parse(reply, callback_url);
    matches!(outcome, Err(AuthError::MissingCsrf))
}

/// Parses a refusal of next-auth 4 in a reply with the status of a failure, if it has one.
fn parse_refusal(reply: &Reply, callback_url: &str) -> Option<Result<PostOutcome, AuthError>> {
    let fields = reply.json().ok()?;
    let outcome = parse_url(&fields.get("url")?.as_str()?, callback_url);
    (!matches!(outcome, Ok(PostOutcome::Accepted { .. }))).then_some(outcome)
}

fn parse_url(url: &str, callback_url: &str) -> Result<PostOutcome, AuthError> {
    if url != callback_url && is_token_page(url) {
        return Err(AuthError::MissingCsrf);
    }
    let Some(error) = server_error(url, callback_url) else {
        let url = Some(url.to_owned());
        return Ok(PostOutcome::Accepted { url });
    };
    if error == SignInError::MissingCsrf {
        return Err(AuthError::MissingCsrf);
    }
    Ok(PostOutcome::Refused {
        error,
        code: code_of(url),
        url: url.to_owned(),
    })
}

/// Returns the error that the server has put into `url`, as opposed to one of `callback_url`.
fn server_error(url: &str, callback_url: &str) -> Option<SignInError> {
    let query = ServerQuery::of(url)?;
    let error = query.value("error").filter(|_| url != callback_url)?;
    // The server's `redirect` callback may have changed the callback URL, and kept its `error`.
    let app_error = || ServerQuery::of(callback_url)?.value("error");
    let is_of_app = !query.is_appended_error() && app_error().as_ref() == Some(&error);
    (!is_of_app).then(|| SignInError::from(&*error))
}

/// Returns `true` for the page that next-auth 4 redirects to without a valid CSRF token.
fn is_token_page(url: &str) -> bool {
    let path = url.strip_suffix("?csrf=true");
    path.is_some_and(|path| path.ends_with("/signin") || path.ends_with("/signout"))
}

#[cfg(test)]
mod tests;
