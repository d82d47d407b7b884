//! The work for long messages of other tabs grows no faster than their length.

use proptest::prelude::*;
use serde_json::json;

use crate::session::Message;
use crate::tabs::wire::from_storage_entry;
use crate::types::tests::fixtures::{json, text};
use crate::types::tests::growth::check_growth;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn twice_the_session_makes_no_more_than_twice_the_work(
        part in json(),
        kind in "state|changed",
    ) {
        let session = |times: usize| {
            let parts = vec![&part; times];
            let session = json!({ "expires": "2030", "parts": parts });
            json!({ "v": 1, "from": "a", "at": 1, "kind": kind, "session": session }).to_string()
        };
        check_growth(30, 400, session, |text| drop(Message::parse(text)));
    }

    #[test]
    fn twice_the_text_makes_no_more_than_twice_the_work(part in text()) {
        let long = |times: usize| part.repeat(times);
        check_growth(30, 400, long, |text| drop(Message::parse(text)));
        check_growth(30, 400, long, |text| drop(from_storage_entry(text)));
    }
}
