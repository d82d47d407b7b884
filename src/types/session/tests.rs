use serde_json::json;

use super::*;

fn session(json: Value) -> Session {
    serde_json::from_value(json).unwrap()
}

#[test]
fn unknown_fields_are_kept_at_the_top_and_in_the_user() {
    let user = json!({"name": "Ada", "team": ["x", 1]});
    let json = json!({"user": user, "role": {"level": 3}, "expires": "soon"});
    let session = session(json.clone());
    assert_eq!(serde_json::to_value(&session).unwrap(), json);
    assert_eq!(session.user().get::<Value>("team"), Some(json!(["x", 1])));
    assert_eq!(session.get::<u8>("role"), None, "of another type");
}

#[test]
fn numbers_and_any_depth_are_kept_as_they_are() {
    let mut deep = json!(0.907_303_832_202_868_9);
    for _ in 0..200 {
        deep = json!([deep]);
    }
    let fields = json!({ "deep": deep, "large": u64::MAX });
    let session = Session::from_json(fields.clone()).unwrap();
    assert_eq!(Value::Object(session.to_json()), fields);
    assert_eq!(session.get::<u64>("large"), Some(u64::MAX));
}

#[test]
fn the_secret_of_a_database_session_is_dropped_on_arrival() {
    for name in ["sessionToken", "session_token"] {
        let json = json!({"user": {"name": "Ada"}, "userId": "1", name: "secret-value"});
        let session = session(json);
        assert!(!format!("{session:?}").contains("secret-value"));
        assert!(!session.to_json().contains_key(name));
        assert!(
            !serde_json::to_string(&session)
                .unwrap()
                .contains("secret-value")
        );
        assert_eq!(session.get::<String>("userId").as_deref(), Some("1"));
    }
}

#[test]
fn user_fields_may_be_absent_null_or_of_a_strange_type() {
    let strange = session(json!({"user": {"name": null, "email": 7, "id": 42}}));
    assert_eq!(
        (
            strange.user().name(),
            strange.user().email(),
            strange.user().id()
        ),
        (None, None, Some("42"))
    );
    assert_eq!(session(json!({"user": null})).user(), &User::default());
    assert_eq!(session(json!({"user": "Ada"})).user().name(), None);
}

#[test]
fn decoding_gives_the_apps_own_type_or_says_what_is_missing() {
    #[derive(Deserialize, Debug)]
    struct Mine {
        role: String,
    }
    assert_eq!(
        session(json!({"role": "admin"}))
            .decode::<Mine>()
            .unwrap()
            .role,
        "admin"
    );
    let error = session(json!({})).decode::<Mine>().unwrap_err();
    assert!(error.to_string().contains("role"), "{error}");
}

#[test]
fn sessions_are_compared_without_their_expiry() {
    let ada = session(json!({"user": {"name": "Ada"}, "expires": "1"}));
    assert!(ada.same_but_for_expiry(&session(json!({"user": {"name": "Ada"}, "expires": "2"}))));
    assert!(ada.same_but_for_expiry(&session(json!({"user": {"name": "Ada"}}))));
    assert!(!ada.same_but_for_expiry(&session(
        json!({"user": {"name": "Ada"}, "role": 1, "expires": "1"})
    )));
    assert!(!ada.same_but_for_expiry(&session(json!({"expires": "1"}))));
}
