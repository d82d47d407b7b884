//! The work for long replies grows no faster than their length.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::transport::{PostOutcome, Reply, csrf_token, providers, session, update};
use crate::types::tests::fixtures::{json, text};
use crate::types::tests::growth::check_growth;

/// Parses `body` as the reply to every kind of request.
fn parse(body: &str) {
    let reply = Reply {
        status: 200,
        body: body.to_owned(),
        ..Reply::default()
    };
    drop(session(&reply));
    drop(update(&reply));
    drop(csrf_token(&reply));
    drop(providers(&reply));
    drop(PostOutcome::parse(&reply, "http://o/page?error=Old"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn twice_the_reply_makes_no_more_than_twice_the_work(part in json()) {
        let sessions = |times: usize| {
            let parts = vec![&part; times];
            json!({ "user": { "name": "Ada" }, "expires": "2030", "parts": parts }).to_string()
        };
        check_growth(30, 800, sessions, parse);
        let entries = |times: usize| {
            let entry = json!({ "id": "a", "name": "A", "type": "oidc", "part": part });
            let entry = |number| (format!("p{number}"), entry.clone());
            Value::from((0..times).map(entry).collect::<Map<_, _>>()).to_string()
        };
        check_growth(30, 800, entries, parse);
    }

    #[test]
    fn twice_the_text_makes_no_more_than_twice_the_work(part in text(), address in ".{0,20}") {
        check_growth(30, 800, |times| part.repeat(times), parse);
        let urls = |times: usize| {
            let url = ["http://o/", &address.repeat(times)].concat();
            json!({ "url": url }).to_string()
        };
        check_growth(30, 800, urls, parse);
    }
}
