use super::*;

fn parse(status: u16, body: &str) -> Result<PostOutcome, AuthError> {
    PostOutcome::parse(
        &Reply {
            status,
            body: body.to_owned(),
            ..Reply::default()
        },
        "http://o/page?error=Old&code=c",
    )
}

#[test]
fn the_url_decides_and_not_the_status() {
    let refused = parse(
        200,
        r#"{"url":"http://o/auth/signin?error=CredentialsSignin&code=rate_limited"}"#,
    )
    .unwrap();
    let PostOutcome::Refused { error, code, .. } = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(
        (error, code.as_deref()),
        (SignInError::CredentialsSignin, Some("rate_limited"))
    );
    assert!(
        matches!(
            parse(200, r#"{"url":"/signin?x=1&error=AccessDenied#h"}"#),
            Ok(PostOutcome::Refused { .. })
        ),
        "relative"
    );
}

#[test]
fn an_error_in_the_callback_url_itself_is_no_refusal() {
    assert!(matches!(
        parse(200, r#"{"url":"http://o/page?error=Old&code=c"}"#),
        Ok(PostOutcome::Accepted { url: Some(_) })
    ));
}

#[test]
fn an_absent_url_is_accepted_and_an_unexpected_body_is_an_error() {
    for body in [r#"{"url":null}"#, r#"{"url":""}"#, "{}"] {
        assert_eq!(
            parse(200, body),
            Ok(PostOutcome::Accepted { url: None }),
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
            matches!(parse(200, body), Err(AuthError::BadResponse(_))),
            "{body}"
        );
    }
    assert!(matches!(
        parse(500, r#"{"url":"http://o/ok"}"#),
        Err(AuthError::Status { status: 500, .. })
    ));
}

fn refusal(status: u16, url: &str) -> Option<(String, Option<String>)> {
    match parse(status, &serde_json::json!({ "url": url }).to_string()) {
        Ok(PostOutcome::Refused { error, code, .. }) => Some((error.as_str().to_owned(), code)),
        _ => None,
    }
}

#[test]
fn an_error_is_found_after_another_question_mark_and_after_a_hash() {
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
    // The callback URL of these tests is `http://o/page?error=Old&code=c`.
    assert_eq!(refusal(200, "http://o/page?error=Old&code=c&new=1"), None);
    assert_eq!(
        refusal(200, "http://o/login?code=app&error=AccessDenied"),
        Some(("AccessDenied".to_owned(), None)),
        "a page of the server's `signIn` callback"
    );
    assert_eq!(
        refusal(200, "http://o/login?error=Old&code=credentials"),
        Some(("Old".to_owned(), None)),
        "appended by the server, whatever the callback URL has"
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
            matches!(parse(status, body), Err(AuthError::Status { status: s, .. }) if s == status),
            "{status} {body}"
        );
    }
}

#[test]
fn next_auth_4_redirects_a_rejected_token_to_a_page_of_its_own() {
    for url in [
        "http://o/api/auth/signin?csrf=true",
        "http://o/api/auth/signout?csrf=true",
    ] {
        let body = serde_json::json!({ "url": url }).to_string();
        assert_eq!(parse(200, &body), Err(AuthError::MissingCsrf), "{url}");
    }
    let own = "http://o/docs/signin?csrf=true";
    let reply = Reply {
        status: 200,
        body: serde_json::json!({ "url": own }).to_string(),
        ..Reply::default()
    };
    let accepted = PostOutcome::Accepted {
        url: Some(own.to_owned()),
    };
    assert_eq!(
        PostOutcome::parse(&reply, own),
        Ok(accepted),
        "the app's own callback URL"
    );
}
