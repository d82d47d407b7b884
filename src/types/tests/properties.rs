//! Properties of every session that a server may send.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::fixtures::{fields, huge_texts, json, session};
use crate::types::{Session, User};

/// Returns a user with any fields.
fn user() -> impl Strategy<Value = User> {
    fields().prop_map(User::from)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_field_is_kept_and_none_is_made_up(fields in fields()) {
        let session = Session::from(fields.clone());
        prop_assert_eq!(&session.to_json(), &fields);
        prop_assert_eq!(serde_json::to_value(&session).unwrap(), json!(fields));
        prop_assert_eq!(session.expires(), fields.get("expires").and_then(Value::as_str));
        let name = fields.get("user").and_then(|user| user.get("name"));
        prop_assert_eq!(session.user().name(), name.and_then(Value::as_str));
    }

    #[test]
    fn typed_views_give_the_field_as_it_is_or_nothing(session in session(), other in json()) {
        for (name, value) in &session.to_json() {
            prop_assert_eq!(session.get::<Value>(name), Some(value.clone()));
            prop_assert_eq!(session.get::<String>(name), value.as_str().map(str::to_owned));
            prop_assert_eq!(session.get::<u64>(name), value.as_u64());
            prop_assert_eq!(session.get::<bool>(name), value.as_bool());
            prop_assert_eq!(session.get::<Vec<Value>>(name), value.as_array().cloned());
        }
        // Compared without their order, which `serde_json` keeps or not, by a feature.
        let all = session.decode::<Map<String, Value>>();
        prop_assert_eq!(all.unwrap(), session.to_json());
        prop_assert!(session.decode::<Vec<Value>>().is_err());
        let is_session = serde_json::from_value::<Session>(other.clone()).is_ok();
        prop_assert_eq!(is_session, other.is_object());
    }

    #[test]
    fn an_id_is_the_text_or_the_digits_of_the_field(user in user()) {
        let expected = match user.get::<Value>("id") {
            Some(Value::String(id)) => Some(id),
            Some(Value::Number(id)) if id.is_f64() => {
                let id = id.as_f64().unwrap();
                (id.trunc() == id && id >= 0.0).then(|| (id as u64).to_string())
            }
            Some(Value::Number(id)) => Some(id.to_string()),
            _ => None,
        };
        prop_assert_eq!(user.id(), expected.as_deref());
    }

    #[test]
    fn a_session_is_the_same_with_another_expiry_and_with_nothing_else_changed(
        session in session(),
        expires in json(),
        role in json(),
    ) {
        let with = |name: &str, value: &Value| {
            let mut fields = session.to_json();
            fields.insert(name.to_owned(), value.clone());
            Session::from(fields)
        };
        let later = with("expires", &expires);
        prop_assert!(session.same_but_for_expiry(&later) && later.same_but_for_expiry(&session));
        let changed = with("role", &role);
        let is_same = session.to_json().get("role") == Some(&role);
        prop_assert_eq!(session.same_but_for_expiry(&changed), is_same);
        prop_assert_eq!(changed.same_but_for_expiry(&session), is_same);
    }

    #[test]
    fn everybody_is_the_same_person_as_themselves_and_it_works_both_ways(
        one in user(),
        other in user(),
    ) {
        prop_assert!(one.is_same_person(&one.clone()));
        prop_assert_eq!(one.is_same_person(&other), other.is_same_person(&one));
    }
}

#[test]
fn a_huge_text_is_no_session_and_a_huge_field_is_kept() {
    for text in huge_texts() {
        assert!(serde_json::from_str::<Session>(&text).is_err());
    }
    let name = "x".repeat(5_000_000);
    let session: Session = serde_json::from_value(json!({"user": {"name": name}})).unwrap();
    assert_eq!(session.user().name(), Some(name.as_str()));
}
