use serde_json::json;

use super::*;

fn message(body: MessageBody) -> Message {
    Message {
        from: "tab-1".to_owned(),
        at: Timestamp::from_millis(1_700_000_000_000.25),
        body,
    }
}

fn ada() -> Session {
    serde_json::from_value(
        json!({"user": {"name": "Ada", "x": [1]}, "role": "r", "expires": "2030"}),
    )
    .unwrap()
}

fn with(
    session: Option<Session>,
    expires: Option<&str>,
    is_renewal: bool,
    clock: Option<ServerClock>,
) -> MessageBody {
    MessageBody::Snapshot(Box::new(SharedSnapshot {
        answer: Answer::new(session.map(Rc::new), expires, |_| None),
        is_renewal,
        clock,
    }))
}

fn all_bodies() -> [MessageBody; 8] {
    [
        with(
            Some(ada()),
            Some("2031"),
            false,
            ServerClock::between(-1_000.25, 200.0),
        ),
        with(None, None, false, None),
        with(None, None, true, None),
        MessageBody::Query,
        MessageBody::MutationStarted,
        MessageBody::MutationEnded,
        MessageBody::ConfirmingSignOut,
        MessageBody::Invalidate,
    ]
}

#[test]
fn every_message_survives_a_round_trip() {
    for body in all_bodies() {
        assert_eq!(
            Message::parse(&message(body.clone()).to_json()),
            Ok(message(body))
        );
    }
}

#[test]
fn other_texts_are_rejected_with_a_reason() {
    let cases = [
        ("", "not a JSON object"),
        ("null", "not a JSON object"),
        (
            r#"{"event":"session","data":{"trigger":"signout"}}"#,
            "another version",
        ),
        (
            r#"{"v":2,"from":"a","at":1,"kind":"hint"}"#,
            "another version",
        ),
        (r#"{"v":1,"at":1,"kind":"hint"}"#, "no sender"),
        (r#"{"v":1,"from":"a","kind":"hint"}"#, "no time"),
        (r#"{"v":1,"from":"a","at":-1,"kind":"hint"}"#, "no time"),
        (
            r#"{"v":1,"from":"a","at":1,"kind":"shutdown"}"#,
            "an unknown kind",
        ),
        (
            r#"{"v":1,"from":"a","at":1,"kind":"state"}"#,
            "a snapshot without a session",
        ),
        (
            r#"{"v":1,"from":"a","at":1,"kind":"state","session":"ada"}"#,
            "a snapshot without a session",
        ),
        (
            r#"{"v":1,"from":"a","at":1,"kind":"state","session":{}}"#,
            "a snapshot without a session",
        ),
    ];
    for (text, reason) in cases {
        assert_eq!(Message::parse(text), Err(reason), "{text}");
    }
}

#[test]
fn a_sender_with_a_long_name_is_rejected() {
    let from = |length| {
        let from = "x".repeat(length);
        Message {
            from,
            ..message(MessageBody::Invalidate)
        }
    };
    let longest = from(LONGEST_TAB_NAME);
    assert_eq!(Message::parse(&longest.to_json()), Ok(longest));
    let longer = from(LONGEST_TAB_NAME + 1).to_json();
    assert_eq!(Message::parse(&longer), Err("a sender with a long name"));
}

#[test]
fn only_a_state_contains_session() {
    for body in all_bodies() {
        let message = message(body);
        assert_eq!(
            message.contains_session(),
            message.to_json().contains("session"),
            "{message:?}"
        );
    }
}

#[test]
fn entries_return_their_message_and_differ_by_nonce() {
    let text = message(MessageBody::Invalidate).to_json();
    let entry = |nonce| storage_entry(&text, Timestamp::from_millis(1_700_000_000_123.0), nonce);
    assert_eq!(from_storage_entry(&entry(1.0)), Some(text.clone()));
    assert_ne!(entry(1.0), entry(2.0));
    for junk in ["", "{}", "null", r#"{"data":{"trigger":"signout"}}"#] {
        assert_eq!(from_storage_entry(junk), None, "{junk}");
    }
}

#[test]
fn an_unreadable_clock_is_ignored() {
    for clock in [
        "null",
        "[]",
        "[1]",
        "[2,1]",
        "[1,2,3]",
        r#"["1","2"]"#,
        "{}",
    ] {
        let text =
            format!(r#"{{"v":1,"from":"a","at":1,"kind":"state","session":null,"clock":{clock}}}"#);
        let parsed = Message::parse(&text).map(|message| message.body);
        assert!(
            matches!(parsed, Ok(MessageBody::Snapshot(snapshot)) if snapshot.clock.is_none()),
            "{clock}"
        );
    }
}
