//! Properties of every text that a script of this origin may post.

use std::rc::Rc;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use serde_json::{Map, Value, json};

use crate::bounds::LONGEST_TAB_NAME;
use crate::session::{Answer, Message, MessageBody, SharedSnapshot};
use crate::tabs::wire::{from_storage_entry, storage_entry};
use crate::types::tests::fixtures::{fields, huge_texts, json, session, text};
use crate::types::{ServerClock, Session, Timestamp};

fn body() -> impl Strategy<Value = MessageBody> {
    // A session without any field means that the user is signed out.
    let session = session().prop_filter("a field", |session| !session.to_json().is_empty());
    let state = (
        prop::option::of(session),
        any::<Option<String>>(),
        any::<bool>(),
        prop::option::of(clock()),
    );
    let state = state.prop_map(|(session, expires, is_renewal, clock)| SharedSnapshot {
        is_renewal: is_renewal && session.is_none(),
        answer: Answer::new(session.map(Rc::new), expires.as_deref(), |_| None),
        clock,
    });
    prop_oneof![
        4 => state.prop_map(|snapshot| MessageBody::Snapshot(Box::new(snapshot))),
        1 => Just(MessageBody::Query),
        1 => Just(MessageBody::MutationStarted),
        1 => Just(MessageBody::MutationEnded),
        1 => Just(MessageBody::ConfirmingSignOut),
        1 => Just(MessageBody::Invalidate),
    ]
}

fn clock() -> impl Strategy<Value = ServerClock> {
    // Quarters of a millisecond, which no parser rounds.
    let of = |(least, width)| {
        let (least, width) = (f64::from(least) / 4.0, f64::from(width) / 4.0);
        ServerClock::between(least, least + width).unwrap()
    };
    (any::<i32>(), any::<u16>()).prop_map(of)
}

fn message() -> impl Strategy<Value = Message> {
    // Timestamps have hundredths of a millisecond.
    let at = (1u64..200_000_000_000_000)
        .prop_map(|hundredths| Timestamp::from_millis(hundredths as f64 / 100.0));
    // A character has four bytes at most.
    let from = prop::collection::vec(any::<char>(), 0..=LONGEST_TAB_NAME / 4);
    let from = from.prop_map(String::from_iter);
    (from, at, body()).prop_map(|(from, at, body)| Message { from, at, body })
}

/// Something like a message: each field as expected, of another kind, or absent.
fn near_message() -> impl Strategy<Value = Value> {
    fn field(right: impl Strategy<Value = Value>) -> impl Strategy<Value = Option<Value>> {
        prop_oneof![4 => right.prop_map(Some), 1 => json().prop_map(Some), 1 => Just(None)]
    }
    let kinds = vec![
        "state",
        "ask",
        "changing",
        "settled",
        "confirming",
        "hint",
        "State",
        "",
    ];
    let right = (
        field(Just(json!(1))),
        field(Just(json!("tab"))),
        field((1u32..).prop_map(Value::from)),
        field(prop::sample::select(kinds).prop_map(Value::from)),
        field(fields().prop_map(Value::from)),
        field(Just(json!("2030"))),
        field(any::<bool>().prop_map(Value::from)),
    );
    right.prop_map(|(v, from, at, kind, session, expires, renewal)| {
        let names = ["v", "from", "at", "kind", "session", "expires", "renewal"];
        let values = [v, from, at, kind, session, expires, renewal];
        let pairs = names.iter().zip(values);
        pairs
            .filter_map(|(name, value)| Some(((*name).to_owned(), value?)))
            .collect::<Map<_, _>>()
            .into()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_message_survives_a_round_trip(message in message()) {
        prop_assert_eq!(Message::parse(&message.to_json()), Ok(message));
    }

    #[test]
    fn a_truncated_message_is_rejected(message in message(), end in any::<prop::sample::Index>()) {
        let chars: Vec<_> = message.to_json().chars().collect();
        let cut: String = chars[..end.index(chars.len())].iter().collect();
        prop_assert!(Message::parse(&cut).is_err());
    }

    #[test]
    fn a_text_without_a_sender_is_rejected(text in text()) {
        // Nothing in these texts names a sender, a time and a kind.
        prop_assert!(Message::parse(&text).is_err());
        let entry = serde_json::from_str::<Value>(&text).ok();
        let data = entry.as_ref().and_then(|entry| entry.get("data")?.as_str());
        prop_assert_eq!(from_storage_entry(&text), data.map(str::to_owned));
    }

    #[test]
    fn an_accepted_message_has_the_fields_of_its_text(json in near_message()) {
        let Ok(message) = Message::parse(&json.to_string()) else {
            return Ok(());
        };
        prop_assert_eq!(Some(message.from.as_str()), json["from"].as_str());
        prop_assert!(message.at > Timestamp::UNIX_EPOCH);
        prop_assert_eq!(Some(message.at.as_millis()), json["at"].as_f64());
        let is_state = json["kind"] == "state";
        match message.body {
            MessageBody::Snapshot(snapshot) => match &snapshot.answer.session {
                Some(session) => {
                    prop_assert!(!snapshot.is_renewal, "a renewal has no session");
                    prop_assert!(is_state && !session.to_json().is_empty());
                    prop_assert_eq!(json!(&**session), json["session"].clone());
                }
                None => {
                    prop_assert_eq!(snapshot.is_renewal, json["renewal"] == true);
                    prop_assert!(is_state && json["session"].is_null());
                }
            },
            _ => prop_assert!(!is_state),
        }
    }

    #[test]
    fn every_storage_entry_returns_its_message(message in any::<String>(), nonce in 0.0..1.0) {
        let entry = storage_entry(&message, Timestamp::from_millis(1_700_000_000_123.0), nonce);
        prop_assert_eq!(from_storage_entry(&entry), Some(message));
    }
}

#[test]
fn some_near_messages_are_accepted_and_some_rejected() {
    // The property above is also true of a parser that rejects everything.
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let read = (0..300)
        .map(|_| near_message().new_tree(&mut runner).unwrap().current())
        .filter(|json| Message::parse(&json.to_string()).is_ok())
        .count();
    assert!((30..270).contains(&read), "{read} of 300");
}

#[test]
fn a_huge_text_is_rejected_and_a_huge_session_accepted() {
    for text in huge_texts() {
        assert!(Message::parse(&text).is_err());
        assert_eq!(from_storage_entry(&text), None);
        let wrapped = format!(
            r#"{{"v":1,"from":"a","at":1,"kind":"state","session":{{"expires":"","x":{text}}}}}"#
        );
        let is_complete = text.ends_with(['"', ']']);
        assert_eq!(Message::parse(&wrapped).is_ok(), is_complete);
    }
}

#[test]
fn the_deepest_session_that_a_server_can_send_reaches_the_other_tabs() {
    // The parser stops at 128 levels, and a message adds one around the session.
    let nested = |levels: usize| format!("{}0{}", r#"{"x":"#.repeat(levels), "}".repeat(levels));
    let session: Session = serde_json::from_str(&nested(126)).unwrap();
    assert!(serde_json::from_str::<Session>(&nested(128)).is_err());
    let message = Message {
        from: "a".to_owned(),
        at: Timestamp::from_millis(1.0),
        body: MessageBody::Snapshot(Box::new(SharedSnapshot {
            answer: Answer::new(Some(Rc::new(session)), None, |_| None),
            is_renewal: false,
            clock: None,
        })),
    };
    assert_eq!(Message::parse(&message.to_json()), Ok(message));
}
