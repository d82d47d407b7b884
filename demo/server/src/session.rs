//! The session, as the browser is told.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use time::OffsetDateTime;

use crate::clock::iso;

/// A signed-in user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct User {
    pub(crate) name: String,
    pub(crate) email: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) image: Option<String>,
    pub(crate) id: String,
}

/// The longest name, in characters, so that a session stays one small cookie.
const LONGEST_NAME: usize = 100;

/// The reason why a session update is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a name has at most {LONGEST_NAME} characters")]
pub(crate) struct NameTooLong;

impl User {
    /// Changes what a session update may change: the name. Everything else in `data` is ignored.
    pub(crate) fn updated(self, data: Option<&Value>) -> Result<Self, NameTooLong> {
        let name = data
            .and_then(|data| data.get("name"))
            .and_then(Value::as_str);
        match name {
            Some(name) if name.chars().count() > LONGEST_NAME => Err(NameTooLong),
            Some(name) => Ok(Self {
                name: name.to_owned(),
                ..self
            }),
            None => Ok(self),
        }
    }
}

/// Writes the session as `GET session` answers it.
pub(crate) fn session_json(
    user: &User,
    expires: OffsetDateTime,
) -> Result<Value, time::error::Format> {
    Ok(json!({ "user": user, "expires": iso(expires)? }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    fn ada() -> User {
        User {
            name: "Ada Lovelace".to_owned(),
            email: "ada@example.com".to_owned(),
            image: None,
            id: "1".to_owned(),
        }
    }

    #[test]
    fn absent_fields_are_left_out_of_the_json() {
        let json = session_json(&ada(), datetime!(2026-12-25 04:24:47.31 UTC)).unwrap();
        let text = r#"{"user":{"name":"Ada Lovelace","email":"ada@example.com","id":"1"},"expires":"2026-12-25T04:24:47.310Z"}"#;
        assert_eq!(json.to_string(), text);
    }

    #[test]
    fn an_update_changes_the_name_and_nothing_else() {
        let renamed = ada().updated(Some(
            &json!({"name": "Ada L.", "email": "x@y.example", "id": "2"}),
        ));
        assert_eq!(
            renamed,
            Ok(User {
                name: "Ada L.".to_owned(),
                ..ada()
            })
        );
        for data in [
            None,
            Some(json!(null)),
            Some(json!("name")),
            Some(json!({"name": 5})),
            Some(json!([])),
        ] {
            assert_eq!(ada().updated(data.as_ref()), Ok(ada()));
        }
    }

    #[test]
    fn a_name_has_a_hundred_characters_at_most() {
        let named = |length| ada().updated(Some(&json!({"name": "é".repeat(length)})));
        assert!(named(100).is_ok());
        assert_eq!(named(101), Err(NameTooLong));
    }
}
