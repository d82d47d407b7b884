//! Properties of all addresses, including those that no server sends.

use form_urlencoded::parse;
use proptest::prelude::*;

use crate::types::SignInError;
use crate::url::default_callback_url::default_callback_url;
use crate::url::{ServerQuery, error_of, on_origin, origin};

/// Addresses of parts with a meaning.
fn address() -> impl Strategy<Value = String> {
    let parts = vec![
        "?",
        "&",
        "#",
        "=",
        "/",
        "error",
        "code",
        "callbackUrl=%2F",
        "é",
        "x",
        "%65",
        "?error=CredentialsSignin&",
    ];
    prop_oneof![
        any::<String>(),
        prop::collection::vec(prop::sample::select(parts), 0..12)
            .prop_map(|parts| format!("http://o/{}", parts.concat())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_parts_of_an_address_concatenate_to_it(url in address()) {
        match ServerQuery::of(&url) {
            Some(ServerQuery { before, query, after }) => {
                prop_assert_eq!(&[before, "?", query, after].concat(), &url);
                prop_assert!(!query.contains('#') && (after.is_empty() || after.starts_with('#')));
            }
            None => prop_assert!(!url[..url.find('#').unwrap_or(url.len())].contains('?')),
        }
    }

    #[test]
    fn appended_parameters_are_found_and_removed(page in address(), with_code: bool) {
        let (appended, error) = match with_code {
            true => ("?error=CredentialsSignin&code=c", SignInError::CredentialsSignin),
            false => ("?error=AccessDenied", SignInError::AccessDenied),
        };
        let url = [&page, appended].concat();
        prop_assert!(ServerQuery::of(&url).unwrap().is_appended_error());
        prop_assert_eq!(error_of(&url), Some(error));
        prop_assert_eq!(default_callback_url(&url), page);
    }

    #[test]
    fn the_default_callback_url_loses_an_earlier_error_and_nothing_else(href in address()) {
        let Some(ServerQuery { before, query, after }) = ServerQuery::of(&href) else {
            prop_assert_eq!(default_callback_url(&href), href);
            return Ok(());
        };
        let error = parse(query.as_bytes()).find(|(name, _)| name == "error");
        let is_refused = error.is_some_and(|(_, error)| error == "CredentialsSignin");
        let mut kept: Vec<_> = query.split('&').collect();
        kept.retain(|part| match part.split('=').next().unwrap() {
            "error" => false,
            "code" => !is_refused,
            _ => true,
        });
        let mark = if kept.is_empty() { "" } else { "?" };
        let expected = [before, mark, &kept.join("&"), after].concat();
        prop_assert_eq!(default_callback_url(&href), expected);
    }

    #[test]
    fn an_address_is_moved_only_to_the_pages_own_origin(url in address(), host in 0..4_usize) {
        let host = ["localhost", "127.0.0.1", "[::1]", "o"][host];
        let href = format!("http://{host}/");
        if let Some(moved) = on_origin(&url, &href, "http://target/") {
            prop_assert_eq!(origin(&moved), origin(&href));
        }
    }
}
