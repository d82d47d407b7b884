//! Properties of all addresses, including those that no server writes.
#![cfg(not(target_arch = "wasm32"))]

use form_urlencoded::parse;
use proptest::prelude::*;

use super::callback_url::target_of_page;
use super::{ServerQuery, error_of, on_origin, origin};
use crate::types::SignInError;

/// Addresses made of what matters in them.
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
    fn a_query_and_what_is_around_it_make_the_address(url in address()) {
        match ServerQuery::of(&url) {
            Some(ServerQuery { before, query, after }) => {
                prop_assert_eq!(&[before, "?", query, after].concat(), &url);
                prop_assert!(!query.contains('#') && (after.is_empty() || after.starts_with('#')));
            }
            None => prop_assert!(!url[..url.find('#').unwrap_or(url.len())].contains('?')),
        }
    }

    #[test]
    fn what_the_server_appends_is_found_and_taken_off_again(page in address(), with_code: bool) {
        let appended = if with_code { "?error=CredentialsSignin&code=c" } else { "?error=AccessDenied" };
        let url = [&page, appended].concat();
        prop_assert!(ServerQuery::of(&url).unwrap().is_appended_error());
        let error = if with_code { SignInError::CredentialsSignin } else { SignInError::AccessDenied };
        prop_assert_eq!(error_of(&url), Some(error));
        prop_assert_eq!(target_of_page(&url), page);
    }

    #[test]
    fn the_page_as_a_target_loses_an_old_error_and_nothing_else(href in address()) {
        let Some(ServerQuery { before, query, after }) = ServerQuery::of(&href) else {
            prop_assert_eq!(target_of_page(&href), href);
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
        prop_assert_eq!(target_of_page(&href), expected);
    }

    #[test]
    fn an_address_is_only_ever_moved_to_the_pages_own_origin(url in address(), host in 0..4_usize) {
        let host = ["localhost", "127.0.0.1", "[::1]", "o"][host];
        let href = format!("http://{host}/");
        if let Some(moved) = on_origin(&url, &href, "http://target/") {
            prop_assert_eq!(origin(&moved), origin(&href));
        }
    }
}
