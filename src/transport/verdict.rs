use std::borrow::Cow;

use serde_json::Value;

use super::Reply;
use crate::types::{AuthError, SignInError};

/// What the answer to a sign-in or sign-out POST says, once its `url` has been looked at.
///
/// The HTTP status is no verdict: a refusal is a 200 whose `url` leads to a page with `?error=`.
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

/// Judges `reply` to a request whose own target was `target`.
///
/// A server that sends the user to the very target has accepted, whatever the target's own query says.
pub(crate) fn verdict(reply: &Reply, target: &str) -> Result<Verdict, AuthError> {
    if !(200..300).contains(&reply.status) {
        return Err(reply.trouble());
    }
    let Value::Object(answer) = reply.json()? else {
        return Err(reply.strange());
    };
    let url = match answer.get("url") {
        Some(Value::String(url)) if !url.is_empty() => url.clone(),
        Some(Value::String(_) | Value::Null) => return Ok(Verdict::Accepted { url: None }),
        // `{}` of an old server is an answer; `{"message": …}` is trouble put into a success.
        None if answer.is_empty() => return Ok(Verdict::Accepted { url: None }),
        _ => return Err(reply.strange()),
    };
    match query_value(&url, "error").filter(|_| url != target) {
        None => Ok(Verdict::Accepted { url: Some(url) }),
        Some(error) => {
            let code = query_value(&url, "code").map(Cow::into_owned);
            Ok(Verdict::Refused {
                error: SignInError::from_code(&error),
                code,
                url,
            })
        }
    }
}

/// The first value of `name` in the query of `url`, absolute or relative.
pub(crate) fn query_value<'a>(url: &'a str, name: &str) -> Option<Cow<'a, str>> {
    let before_hash = url.split('#').next()?;
    let (_, query) = before_hash.split_once('?')?;
    form_urlencoded::parse(query.as_bytes())
        .find(|(key, _)| key == name)
        .map(|(_, value)| value)
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
                judge(200, r#"{"url":"/signin?x=1&error=MissingCSRF#h"}"#),
                Ok(Verdict::Refused { .. })
            ),
            "relative"
        );
        assert!(
            matches!(
                judge(200, r#"{"url":"http://o/ok#?error=x"}"#),
                Ok(Verdict::Accepted { .. })
            ),
            "in the hash"
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
}
