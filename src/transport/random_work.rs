//! What answers cost, however long they are.
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{Reply, csrf_token, post_outcome, providers, session, update};
use crate::types::random_json::{json, text};
use crate::types::work::check_growth;

/// Reads `body` as the answer to everything that is asked for.
fn read(body: &str) {
    let reply = Reply {
        status: 200,
        body: body.to_owned(),
        ..Reply::default()
    };
    drop(session(&reply));
    drop(update(&reply));
    drop(csrf_token(&reply));
    drop(providers(&reply));
    drop(post_outcome(&reply, "http://o/page?error=Old"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn twice_the_answer_makes_no_more_than_twice_the_work(part in json()) {
        let sessions = |times: usize| {
            json!({ "user": { "name": "Ada" }, "expires": "2030", "parts": vec![&part; times] }).to_string()
        };
        check_growth(30, 800, sessions, read);
        let entries = |times: usize| {
            let entry = json!({ "id": "a", "name": "A", "type": "oidc", "part": part });
            let entry = |number| (format!("p{number}"), entry.clone());
            Value::from((0..times).map(entry).collect::<Map<_, _>>()).to_string()
        };
        check_growth(30, 800, entries, read);
    }

    #[test]
    fn twice_the_text_makes_no_more_than_twice_the_work(part in text(), address in ".{0,20}") {
        check_growth(30, 800, |times| part.repeat(times), read);
        let urls = |times: usize| {
            let url = ["http://o/", &address.repeat(times)].concat();
            json!({ "url": url }).to_string()
        };
        check_growth(30, 800, urls, read);
    }
}
