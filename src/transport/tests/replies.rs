//! Properties of every reply that a server or a proxy may send.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::transport::{PostOutcome, Reply, csrf_token, providers, session, update};
use crate::types::tests::fixtures::{fields, huge_texts, text};
use crate::types::{AuthError, SignInError};
use crate::url::ServerQuery;

fn error_in(url: &str) -> Option<String> {
    let error = ServerQuery::of(url)?.value("error")?;
    Some(error)
}

const CALLBACK_URL: &str = "http://o/page?error=Old";

fn reply() -> impl Strategy<Value = Reply> {
    let status = prop_oneof![
        4 => Just(200u16),
        1 => prop::sample::select(vec![204u16, 302, 400, 401, 404, 429, 500]),
        1 => any::<u16>(),
    ];
    let body = prop_oneof![
        2 => text(),
        2 => fields().prop_map(|fields| json!(fields).to_string()),
        1 => prop::sample::select(vec!["null", "{}", "", r#"{"user":null}"#])
            .prop_map(str::to_owned),
    ];
    (status, any::<bool>(), any::<Option<String>>(), body).prop_map(
        |(status, is_json, retry_after, body)| Reply {
            status,
            is_json,
            retry_after,
            body,
            ..Reply::default()
        },
    )
}

fn is_success(reply: &Reply) -> bool {
    reply.status / 100 == 2
}

fn parsed(reply: &Reply) -> Option<Value> {
    serde_json::from_str(&reply.body).ok()
}

/// Checks that a failure has its status, and that no body is quoted: it may be personal data.
fn check_error(reply: &Reply, error: &AuthError) {
    match error {
        AuthError::Status {
            status,
            retry_after,
        } => {
            assert!(!is_success(reply));
            assert_eq!((*status, retry_after), (reply.status, &reply.retry_after));
        }
        AuthError::BadResponse(what) => {
            assert!(is_success(reply));
            let words = [
                "an empty body",
                "an HTML page",
                "an object of another shape",
                "something that is not the expected JSON",
            ];
            assert!(words.contains(&what.as_str()), "{what}");
        }
        other => panic!("{other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn only_an_object_with_a_user_or_an_expiry_is_a_session(reply in reply()) {
        let json = parsed(&reply);
        match session(&reply) {
            Ok(Some(session)) => {
                prop_assert!(is_success(&reply));
                let json = json.unwrap();
                prop_assert!(session.expires().is_some() || json["user"].is_object());
                prop_assert_eq!(json!(session), json);
            }
            Ok(None) => {
                let signed_out = [json!(null), json!({}), json!({ "user": null })];
                let is_empty = reply.is_json && reply.body.is_empty();
                let is_signed_out = is_empty || json.is_some_and(|json| signed_out.contains(&json));
                prop_assert!(reply.status == 401 || (is_success(&reply) && is_signed_out));
            }
            Err(error) => check_error(&reply, &error),
        }
    }

    #[test]
    fn an_update_is_parsed_like_a_session_but_for_a_rejected_token(reply in reply()) {
        if reply.status == 400 && ["null", "{}", "[object Object]"].contains(&reply.body.trim()) {
            prop_assert_eq!(update(&reply), Err(AuthError::MissingCsrf));
        } else {
            prop_assert_eq!(update(&reply), session(&reply));
        }
    }

    #[test]
    fn a_token_is_a_string_of_the_reply(reply in reply()) {
        match csrf_token(&reply) {
            Ok(Some(token)) => {
                prop_assert!(is_success(&reply) && !token.is_empty());
                let json = parsed(&reply).unwrap();
                prop_assert_eq!(json["csrfToken"].as_str(), Some(token.as_str()));
            }
            Ok(None) => prop_assert_eq!((reply.status, reply.body.as_str()), (404, "")),
            Err(error) => check_error(&reply, &error),
        }
    }

    #[test]
    fn providers_are_an_object_of_objects(reply in reply()) {
        match providers(&reply) {
            Ok(providers) => {
                prop_assert!(is_success(&reply));
                let json = parsed(&reply).unwrap();
                prop_assert!(json.as_object().unwrap().values().all(Value::is_object));
                let ids: BTreeSet<_> = providers.iter().map(|provider| &provider.id).collect();
                prop_assert_eq!(ids.len(), providers.len(), "each once");
                prop_assert!(!ids.iter().any(|id| [".", ".."].contains(&id.as_str())));
            }
            Err(error) => check_error(&reply, &error),
        }
    }

    #[test]
    fn a_post_is_refused_only_by_the_error_in_its_url(
        reply in reply(),
        url in prop_oneof![
            ".*",
            "[a-z:/]{0,9}[?][a-z=&%#?]{0,9}error=[a-zA-Z%+&#?]{0,9}",
            "/(signin|signout|x)[?]csrf=(true|false)",
        ],
    ) {
        let body = json!({ "url": url }).to_string();
        for reply in [Reply { body, ..reply.clone() }, reply] {
            match PostOutcome::parse(&reply, CALLBACK_URL) {
                Ok(PostOutcome::Accepted { url: Some(url) }) => {
                    prop_assert!(is_success(&reply) && !url.is_empty());
                    let error = error_in(&url);
                    prop_assert!(url == CALLBACK_URL || error.is_none_or(|error| error == "Old"));
                }
                Ok(PostOutcome::Accepted { url: None }) => {
                    let json = parsed(&reply).unwrap();
                    let has_no_url = json["url"].is_null() || json["url"] == "";
                    prop_assert!(is_success(&reply) && json.is_object() && has_no_url);
                }
                Ok(PostOutcome::Refused { error, url, .. }) => {
                    let can_refuse = is_success(&reply) || [401, 403].contains(&reply.status);
                    prop_assert!(can_refuse && url != CALLBACK_URL);
                    let code = error_in(&url).unwrap();
                    prop_assert_eq!(error, SignInError::from(&*code));
                }
                Err(AuthError::MissingCsrf) => {
                    let url = parsed(&reply).unwrap()["url"].as_str().unwrap().to_owned();
                    let error = error_in(&url);
                    let is_token_page = url.ends_with("?csrf=true");
                    prop_assert!(is_token_page || error.as_deref() == Some("MissingCSRF"));
                }
                Err(error) => check_error(&reply, &error),
            }
        }
    }
}

#[test]
fn a_huge_body_is_rejected_and_a_huge_field_accepted() {
    let reply = |body| Reply {
        status: 200,
        body,
        ..Reply::default()
    };
    for body in huge_texts() {
        let reply = reply(body);
        check_error(&reply, &session(&reply).unwrap_err());
        check_error(&reply, &update(&reply).unwrap_err());
        check_error(&reply, &csrf_token(&reply).unwrap_err());
        check_error(&reply, &providers(&reply).unwrap_err());
        check_error(
            &reply,
            &PostOutcome::parse(&reply, CALLBACK_URL).unwrap_err(),
        );
    }
    let name = "x".repeat(5_000_000);
    let body = json!({ "user": { "name": name }, "expires": "2030" }).to_string();
    let session = session(&reply(body)).unwrap().unwrap();
    assert_eq!(session.user().name(), Some(name.as_str()));
}
