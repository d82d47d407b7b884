//! Replies of a real Auth.js server (`tests/fixtures`, made by `cargo xtask fixtures`), and of
//! broken servers.

use serde_json::Value;

use super::*;
use crate::transport::{PostOutcome, is_csrf_rejection};
use crate::types::SignInError;

const ORIGIN: &str = "http://127.0.0.1:4177/";

/// Returns the recorded reply called `name`.
fn recorded(name: &str) -> Reply {
    let path = format!("{}/tests/fixtures/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let fixture: Value = serde_json::from_str(&text).unwrap();
    let status = fixture["status"].as_u64().unwrap();
    reply(
        u16::try_from(status).unwrap(),
        fixture["body"].as_str().unwrap(),
    )
}

fn reply(status: u16, body: &str) -> Reply {
    Reply {
        status,
        body: body.to_owned(),
        ..Reply::default()
    }
}

#[test]
fn a_recorded_session_has_its_user_and_expiry() {
    let session = session(&recorded("session_signed_in")).unwrap().unwrap();
    assert_eq!(
        (session.user().name(), session.user().id()),
        (Some("Ada Lovelace"), Some("1"))
    );
    assert!(session.expires().is_some());
    assert_eq!(super::session(&recorded("session_signed_out")), Ok(None));
    assert!(matches!(
        super::session(&recorded("misconfigured")),
        Err(AuthError::Status { status: 500, .. })
    ));
}

#[test]
fn only_replies_of_auth_js_mean_signed_out() {
    for body in ["null", "{}", " null\n", r#"{"user":null}"#] {
        assert_eq!(session(&reply(200, body)), Ok(None), "{body}");
    }
    assert_eq!(session(&reply(401, "<html>")), Ok(None));
    let empty = |status, is_json| Reply {
        is_json,
        ..reply(status, "")
    };
    assert_eq!(session(&empty(200, true)), Ok(None), "of an empty callback");
    for (status, is_json) in [(200, false), (204, true), (500, true)] {
        let answer = session(&empty(status, is_json));
        assert!(answer.is_err(), "{status} {is_json}");
    }
    let unexpected = [
        "",
        "<!DOCTYPE html>",
        r#"{"user":{"na"#,
        "7",
        "true",
        r#""x""#,
        "[]",
        r#"{"message":"x"}"#,
        r#"{"user":"Ada"}"#,
        r#"{"user":null,"expires":7}"#,
        r#"{"expires":7}"#,
    ];
    for body in unexpected {
        assert!(
            matches!(session(&reply(200, body)), Err(AuthError::BadResponse(_))),
            "{body}"
        );
    }
    for status in [302, 400, 403, 404, 429, 500, 503] {
        let error = session(&reply(status, "null")).unwrap_err();
        assert!(matches!(error, AuthError::Status { status: s, .. } if s == status));
    }
}

#[test]
fn a_session_may_lack_its_expiry_or_its_user() {
    for body in [
        r#"{"user":{"name":"Ada Lovelace","email":"ada@example.com","image":null,"id":"1"}}"#,
        r#"{"user":{}}"#,
        r#"{"expires":"2030-01-01T00:00:00.000Z"}"#,
        r#"{"user":null,"expires":"2030-01-01T00:00:00.000Z"}"#,
    ] {
        assert!(matches!(session(&reply(200, body)), Ok(Some(_))), "{body}");
    }
}

#[test]
fn a_recorded_update_is_the_new_session_or_a_rejected_token() {
    let session = update(&recorded("session_update")).unwrap().unwrap();
    assert_eq!(session.user().name(), Some("Ada L."));
    assert_eq!(
        update(&recorded("session_update_bad_csrf")),
        Err(AuthError::MissingCsrf)
    );
    // next-auth 4 behind Next's two routers, seen with 4.24.15.
    for body in ["{}", "[object Object]"] {
        assert_eq!(
            update(&reply(400, body)),
            Err(AuthError::MissingCsrf),
            "{body}"
        );
    }
    assert!(matches!(
        update(&recorded("bad_request")),
        Err(AuthError::Status { status: 400, .. })
    ));
}

#[test]
fn a_server_without_csrf_protection_is_no_failure() {
    assert_eq!(csrf_token(&recorded("csrf")).unwrap().unwrap().len(), 64);
    assert_eq!(csrf_token(&recorded("csrf_disabled")), Ok(None));
    assert!(matches!(
        csrf_token(&reply(404, "<html>no such page")),
        Err(AuthError::Status { status: 404, .. })
    ));
    for body in [
        "{}",
        "null",
        r#"{"csrfToken":""}"#,
        r#"{"csrfToken":1}"#,
        "<html>",
    ] {
        assert!(
            matches!(
                csrf_token(&reply(200, body)),
                Err(AuthError::BadResponse(_))
            ),
            "{body}"
        );
    }
}

#[test]
fn recorded_providers_keep_their_order() {
    let providers = providers(&recorded("providers")).unwrap();
    let kinds: Vec<_> = providers
        .iter()
        .map(|provider| (provider.id.as_str(), provider.kind.as_str()))
        .collect();
    assert_eq!(kinds, [("credentials", "credentials"), ("github", "oauth")]);
    for body in ["null", "[]", r#"{"a":1}"#, "<html>", ""] {
        assert!(
            matches!(
                super::providers(&reply(200, body)),
                Err(AuthError::BadResponse(_))
            ),
            "{body}"
        );
    }
}

#[test]
fn recorded_sign_ins_and_sign_outs_are_parsed_by_their_url() {
    let parse = |name: &str| PostOutcome::parse(&recorded(name), ORIGIN).unwrap();
    let refused = |name: &str| match parse(name) {
        PostOutcome::Refused { error, code, .. } => (error, code),
        accepted => panic!("{name}: {accepted:?}"),
    };
    for name in [
        "credentials_ok",
        // Looks like a success and is none: only the session shows it.
        "credentials_sent_elsewhere",
        "github_authorize",
        "signout_ok",
    ] {
        assert!(
            matches!(parse(name), PostOutcome::Accepted { url: Some(_) }),
            "{name}"
        );
    }
    assert_eq!(
        refused("credentials_refused"),
        (
            SignInError::CredentialsSignin,
            Some("credentials".to_owned())
        )
    );
    assert_eq!(
        refused("credentials_custom_code"),
        (
            SignInError::CredentialsSignin,
            Some("rate_limited".to_owned())
        )
    );
    assert_eq!(
        refused("credentials_access_denied"),
        (SignInError::AccessDenied, None)
    );
    assert_eq!(
        refused("credentials_server_error"),
        (SignInError::Configuration, None)
    );
    assert_eq!(
        refused("credentials_unknown_provider"),
        (SignInError::Configuration, None)
    );
    for name in ["credentials_missing_csrf", "signout_missing_csrf"] {
        assert!(is_csrf_rejection(&recorded(name), ORIGIN), "{name}");
    }
    assert!(!is_csrf_rejection(&recorded("credentials_refused"), ORIGIN));
}
