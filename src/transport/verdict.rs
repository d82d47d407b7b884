use serde_json::Value;

use super::Reply;
use crate::types::{AuthError, SignInError};
use crate::url::{ServerQuery, code_of};

/// What the answer to a sign-in or sign-out POST says, once its `url` has been looked at.
///
/// The HTTP status is no verdict: a refusal of Auth.js 5 is a 200 whose `url` has `?error=`, one of
/// next-auth 4 the same with 401 or 403.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Done, or on its way; the server would go to this URL.
    Accepted { url: Option<String> },
    /// Not done.
    Refused {
        error: SignInError,
        code: Option<String>,
        url: String,
    },
}

/// Returns `true` if `reply` says that the CSRF token was not accepted, so that nothing has been done.
pub(crate) fn lacks_csrf(reply: &Reply, target: &str) -> bool {
    matches!(verdict(reply, target), Err(AuthError::MissingCsrf))
}

/// Judges `reply` to a request whose own target was `target`.
///
/// A server that sends the user to the very target has accepted, whatever the target's own query says.
///
/// # Errors
/// [`AuthError::MissingCsrf`], or why it is no answer at all.
pub(crate) fn verdict(reply: &Reply, target: &str) -> Result<Verdict, AuthError> {
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
        Some(Value::String(_) | Value::Null) => Ok(Verdict::Accepted { url: None }),
        // `{}` of an old server is an answer; `{"message": …}` is trouble put into a success.
        None if answer.is_empty() => Ok(Verdict::Accepted { url: None }),
        _ => Err(reply.strange()),
    }
}

/// Reads the refusal of next-auth 4 in a reply of another status than success; `None` if there is none in it.
fn refused_by_status(reply: &Reply, target: &str) -> Option<Result<Verdict, AuthError>> {
    let answer = reply.json().ok()?;
    let read = read_url(answer.get("url")?.as_str()?, target);
    (!matches!(read, Ok(Verdict::Accepted { .. }))).then_some(read)
}

fn read_url(url: &str, target: &str) -> Result<Verdict, AuthError> {
    if url != target && is_token_page(url) {
        return Err(AuthError::MissingCsrf);
    }
    let Some(error) = server_error(url, target) else {
        let url = Some(url.to_owned());
        return Ok(Verdict::Accepted { url });
    };
    if error == SignInError::MissingCsrf {
        return Err(AuthError::MissingCsrf);
    }
    Ok(Verdict::Refused {
        error,
        code: code_of(url),
        url: url.to_owned(),
    })
}

/// Returns the error that the server has put into `url`, as opposed to one that the app's own target carries.
fn server_error(url: &str, target: &str) -> Option<SignInError> {
    let query = ServerQuery::of(url)?;
    let error = query.value("error").filter(|_| url != target)?;
    // A target that the server's `redirect` callback has changed still has the app's own error.
    let is_of_target = || ServerQuery::of(target)?.value("error");
    let is_own = !query.is_appended_error() && is_of_target().as_ref() == Some(&error);
    (!is_own).then(|| SignInError::from_code(&error))
}

/// Returns `true` for the page to which next-auth 4 leads whoever sent no valid token.
fn is_token_page(url: &str) -> bool {
    let path = url.strip_suffix("?csrf=true");
    path.is_some_and(|path| path.ends_with("/signin") || path.ends_with("/signout"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(status: u16, body: &str) -> Result<Verdict, AuthError> {
        verdict(
            &Reply {
                status,
                body: body.to_owned(),
                retry_after: None,
            },
            "http://o/page?error=Old&code=c",
        )
    }

    #[test]
    fn the_url_decides_and_not_the_status() {
        let refused = judge(
            200,
            r#"{"url":"http://o/auth/signin?error=CredentialsSignin&code=rate_limited"}"#,
        )
        .unwrap();
        let Verdict::Refused { error, code, .. } = refused else {
            panic!("{refused:?}")
        };
        assert_eq!(
            (error, code.as_deref()),
            (SignInError::CredentialsSignin, Some("rate_limited"))
        );
        assert!(
            matches!(
                judge(200, r#"{"url":"/signin?x=1&error=AccessDenied#h"}"#),
                Ok(Verdict::Refused { .. })
            ),
            "relative"
        );
    }

    #[test]
    fn the_targets_own_error_in_its_query_is_no_refusal() {
        assert!(matches!(
            judge(200, r#"{"url":"http://o/page?error=Old&code=c"}"#),
            Ok(Verdict::Accepted { url: Some(_) })
        ));
    }

    #[test]
    fn an_absent_url_is_accepted_and_anything_but_an_answer_is_an_error() {
        for body in [r#"{"url":null}"#, r#"{"url":""}"#, "{}"] {
            assert_eq!(
                judge(200, body),
                Ok(Verdict::Accepted { url: None }),
                "{body}"
            );
        }
        for body in [
            "",
            "null",
            "[]",
            "<html>",
            r#"{"url":7}"#,
            r#"{"message":"problem"}"#,
            r#"{"url":"http://o/"#,
        ] {
            assert!(
                matches!(judge(200, body), Err(AuthError::BadResponse(_))),
                "{body}"
            );
        }
        assert!(matches!(
            judge(500, r#"{"url":"http://o/ok"}"#),
            Err(AuthError::Status { status: 500, .. })
        ));
    }

    fn refusal(status: u16, url: &str) -> Option<(String, Option<String>)> {
        match judge(status, &serde_json::json!({ "url": url }).to_string()) {
            Ok(Verdict::Refused { error, code, .. }) => Some((error.to_string(), code)),
            _ => None,
        }
    }

    #[test]
    fn an_error_is_found_behind_another_question_mark_and_behind_a_hash() {
        for url in [
            "http://o/login?lang=en?error=CredentialsSignin&code=otp",
            "http://o/login#form?error=CredentialsSignin&code=otp",
            "http://o/login?code=app&error=app?error=CredentialsSignin&code=otp",
        ] {
            let expected = ("CredentialsSignin".to_owned(), Some("otp".to_owned()));
            assert_eq!(refusal(200, url), Some(expected), "{url}");
        }
        assert_eq!(
            refusal(200, "http://o/oops?lang=en?error=AccessDenied"),
            Some(("AccessDenied".to_owned(), None))
        );
    }

    #[test]
    fn an_error_or_code_of_the_app_is_not_the_servers() {
        // The target of these tests is `http://o/page?error=Old&code=c`.
        assert_eq!(refusal(200, "http://o/page?error=Old&code=c&new=1"), None);
        assert_eq!(
            refusal(200, "http://o/login?code=app&error=AccessDenied"),
            Some(("AccessDenied".to_owned(), None)),
            "a page of the server's `signIn` callback"
        );
        assert_eq!(
            refusal(200, "http://o/login?error=Old&code=credentials"),
            Some(("Old".to_owned(), None)),
            "appended by the server, whatever the target says"
        );
    }

    #[test]
    fn next_auth_4_refuses_with_401_and_403() {
        let page = "http://o/api/auth/error?error=CredentialsSignin&provider=credentials";
        let expected = ("CredentialsSignin".to_owned(), None);
        assert_eq!(refusal(401, page), Some(expected));
        let page = "http://o/api/auth/error?error=database%20down%3A%20host%3Ddb1";
        let expected = ("database down: host=db1".to_owned(), None);
        assert_eq!(refusal(401, page), Some(expected));
        let expected = ("AccessDenied".to_owned(), None);
        let page = "http://o/api/auth/error?error=AccessDenied";
        assert_eq!(refusal(403, page), Some(expected));
        for (status, body) in [
            (401, r#"{"url":"http://o/welcome"}"#),
            (403, r#"{"url":null}"#),
            (403, "<html>"),
            (401, r#"{"message":"no"}"#),
            (500, r#"{"url":"http://o/error?error=AccessDenied"}"#),
        ] {
            assert!(
                matches!(judge(status, body), Err(AuthError::Status { status: s, .. }) if s == status),
                "{status} {body}"
            );
        }
    }

    #[test]
    fn next_auth_4_names_a_refused_token_by_a_page_of_its_own() {
        for url in [
            "http://o/api/auth/signin?csrf=true",
            "http://o/api/auth/signout?csrf=true",
        ] {
            let body = serde_json::json!({ "url": url }).to_string();
            assert_eq!(judge(200, &body), Err(AuthError::MissingCsrf), "{url}");
        }
        let own = "http://o/docs/signin?csrf=true";
        let reply = Reply {
            status: 200,
            body: serde_json::json!({ "url": own }).to_string(),
            retry_after: None,
        };
        let accepted = Verdict::Accepted {
            url: Some(own.to_owned()),
        };
        assert_eq!(verdict(&reply, own), Ok(accepted), "the app's own target");
    }
}
