use serde_json::Value;

use super::Reply;
use crate::types::{AuthError, SignInError};
use crate::url::{ServerQuery, code_of};

/// What the answer to a sign-in or sign-out POST says, once its `url` has been looked at.
///
/// The HTTP status is no verdict: a refusal of Auth.js 5 is a 200 whose `url` has `?error=`, one of
/// next-auth 4 the same with 401 or 403.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) enum PostOutcome {
    /// Done, or on its way; the server would go to this URL.
    Accepted { url: Option<String> },
    /// Not done.
    Refused {
        error: SignInError,
        code: Option<String>,
        url: String,
    },
}

/// Returns `true` if `reply` says that the CSRF token was not accepted, so that nothing has been
/// done.
pub(crate) fn is_csrf_rejection(reply: &Reply, target: &str) -> bool {
    matches!(post_outcome(reply, target), Err(AuthError::MissingCsrf))
}

/// Judges `reply` to a request whose own target was `target`.
///
/// A server that sends the user to the very target has accepted, whatever the target's own query
/// says.
///
/// # Errors
/// [`AuthError::MissingCsrf`], or why it is no answer at all.
pub(crate) fn post_outcome(reply: &Reply, target: &str) -> Result<PostOutcome, AuthError> {
    match reply.status {
        200..300 => {}
        // next-auth 4 puts its refusals into these, and nothing else; a proxy may send them too.
        401 | 403 => return refused_by_status(reply, target).ok_or_else(|| reply.trouble())?,
        _ => return Err(reply.trouble()),
    }
    let Value::Object(answer) = reply.json()? else {
        return Err(reply.strange());
    };
    match answer.get("url") {
        Some(Value::String(url)) if !url.is_empty() => read_url(url, target),
        Some(Value::String(_) | Value::Null) => Ok(PostOutcome::Accepted { url: None }),
        // `{}` of an old server is an answer; `{"message": …}` is trouble put into a success.
        None if answer.is_empty() => Ok(PostOutcome::Accepted { url: None }),
        _ => Err(reply.strange()),
    }
}

/// Reads the refusal of next-auth 4 in a reply of another status than success; `None` if there is
/// none in it.
fn refused_by_status(reply: &Reply, target: &str) -> Option<Result<PostOutcome, AuthError>> {
    let answer = reply.json().ok()?;
    let read = read_url(answer.get("url")?.as_str()?, target);
    (!matches!(read, Ok(PostOutcome::Accepted { .. }))).then_some(read)
}

fn read_url(url: &str, target: &str) -> Result<PostOutcome, AuthError> {
    if url != target && is_token_page(url) {
        return Err(AuthError::MissingCsrf);
    }
    let Some(error) = server_error(url, target) else {
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

/// Returns the error that the server has put into `url`, as opposed to one that the app's own
/// target carries.
fn server_error(url: &str, target: &str) -> Option<SignInError> {
    let query = ServerQuery::of(url)?;
    let error = query.value("error").filter(|_| url != target)?;
    // A target that the server's `redirect` callback has changed still has the app's own error.
    let is_of_target = || ServerQuery::of(target)?.value("error");
    let is_own = !query.is_appended_error() && is_of_target().as_ref() == Some(&error);
    (!is_own).then(|| SignInError::from_code(&error))
}

/// Returns `true` for the page to which next-auth 4 leads after a request without a valid token.
fn is_token_page(url: &str) -> bool {
    let path = url.strip_suffix("?csrf=true");
    path.is_some_and(|path| path.ends_with("/signin") || path.ends_with("/signout"))
}

#[cfg(test)]
mod tests;
