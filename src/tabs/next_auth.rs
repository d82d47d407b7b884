//! What tabs of next-auth/react tell each other: version 5 over a channel, version 4 through a storage entry.

use serde_json::{Map, Value, json};

use crate::json;
use crate::types::Millis;

/// The name of version 5's channel.
pub(super) const CHANNEL: &str = "next-auth";
/// The key of version 4's storage entry.
pub(super) const KEY: &str = "nextauth.message";

/// Marks what this library says, in a field that version 4 has a place for and nobody reads.
const OURS: &str = "yew-authjs";

/// What a tab of next-auth/react says to have done. It never says what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trigger {
    SignOut,
    /// It has asked for the session, or changed it.
    GetSession,
}

impl Trigger {
    fn as_str(self) -> &'static str {
        match self {
            Self::SignOut => "signout",
            Self::GetSession => "getSession",
        }
    }

    /// The object that version 5 posts, as JSON. `nonce` makes two equal ones differ.
    pub(super) fn to_channel(self, nonce: u64) -> String {
        json::text(&Value::Object(self.fields(nonce)))
    }

    /// The text that version 4 stores, which has the time in seconds.
    pub(super) fn to_entry(self, nonce: u64, now: Millis) -> String {
        let mut fields = self.fields(nonce);
        fields.insert("timestamp".into(), ((now / 1_000.0) as u64).into());
        json::text(&Value::Object(fields))
    }

    fn fields(self, nonce: u64) -> Map<String, Value> {
        let mut fields = Map::new();
        fields.insert("event".into(), "session".into());
        fields.insert("data".into(), json!({ "trigger": self.as_str() }));
        fields.insert("clientId".into(), format!("{OURS}:{nonce:x}").into());
        fields
    }

    /// Reads either shape, whoever wrote it.
    ///
    /// # Errors
    /// Why it is no message of next-auth/react.
    pub(super) fn parse(text: &str) -> Result<Self, &'static str> {
        let Some(fields) = json::object(text) else {
            return Err("not a JSON object");
        };
        let string = |name| fields.get(name).and_then(Value::as_str);
        if string("event") != Some("session") {
            return Err("not about the session");
        }
        if string("clientId").is_some_and(|id| id.starts_with(OURS)) {
            return Err("our own");
        }
        let Some(Value::Object(data)) = fields.get("data") else {
            return Err("without data");
        };
        match data.get("trigger").and_then(Value::as_str) {
            Some("signout") => Ok(Self::SignOut),
            _ => Ok(Self::GetSession),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_shapes_are_those_of_next_auth_and_marked() {
        let channel = Trigger::GetSession.to_channel(255);
        assert_eq!(
            serde_json::from_str::<Value>(&channel).unwrap(),
            json!({"event": "session", "data": {"trigger": "getSession"}, "clientId": "yew-authjs:ff"})
        );
        let entry = Trigger::SignOut.to_entry(255, 1_700_000_000_999.0);
        assert_eq!(
            serde_json::from_str::<Value>(&entry).unwrap(),
            json!({"event": "session", "data": {"trigger": "signout"}, "clientId": "yew-authjs:ff", "timestamp": 1_700_000_000})
        );
    }

    #[test]
    fn what_next_auth_says_is_understood_and_the_rest_told_apart() {
        let cases = [
            (
                r#"{"event":"session","data":{"trigger":"getSession"}}"#,
                Ok(Trigger::GetSession),
            ),
            (
                r#"{"event":"session","data":{"trigger":"signout"},"timestamp":1700000000}"#,
                Ok(Trigger::SignOut),
            ),
            (
                r#"{"event":"session","data":{"trigger":"later"}}"#,
                Ok(Trigger::GetSession),
            ),
            (
                r#"{"event":"session","data":{},"clientId":"abc"}"#,
                Ok(Trigger::GetSession),
            ),
            (
                r#"{"event":"session","data":{},"clientId":7}"#,
                Ok(Trigger::GetSession),
            ),
            ("", Err("not a JSON object")),
            (r#""session""#, Err("not a JSON object")),
            ("[1]", Err("not a JSON object")),
            ("{}", Err("not about the session")),
            (
                r#"{"event":"x","data":{"trigger":"signout"}}"#,
                Err("not about the session"),
            ),
            (r#"{"event":"session","data":null}"#, Err("without data")),
            (
                r#"{"event":"session","data":"signout"}"#,
                Err("without data"),
            ),
        ];
        for (text, meaning) in cases {
            assert_eq!(Trigger::parse(text), meaning, "{text}");
        }
    }

    #[test]
    fn our_own_words_are_not_taken_for_anothers() {
        for trigger in [Trigger::SignOut, Trigger::GetSession] {
            assert_eq!(Trigger::parse(&trigger.to_channel(1)), Err("our own"));
            assert_eq!(Trigger::parse(&trigger.to_entry(1, 1.0)), Err("our own"));
            assert_ne!(trigger.to_entry(1, 1.0), trigger.to_entry(2, 1.0));
        }
    }
}
