//! The messages of next-auth/react: version 5 uses a channel, version 4 an entry of the storage.

use crate::json::{Field, Json, field};
use crate::session::Trigger;
use crate::types::Timestamp;

/// The name of version 5's channel.
pub(super) const CHANNEL: &str = "next-auth";
/// The key of version 4's storage entry.
pub(super) const KEY: &str = "nextauth.message";

/// Marks messages of this library, in a field that version 4 writes and never reads.
const OURS: &str = "yew-authjs";

impl Trigger {
    fn as_str(self) -> &'static str {
        match self {
            Self::SignOut => "signout",
            Self::GetSession => "getSession",
        }
    }

    /// Returns the object that version 5 posts, as JSON. `nonce` makes two equal ones differ.
    pub(super) fn to_channel(self, nonce: u64) -> String {
        text(self.fields(nonce))
    }

    /// Returns the text that version 4 stores, which has the time in seconds.
    pub(super) fn to_entry(self, nonce: u64, now: Timestamp) -> String {
        let mut fields = self.fields(nonce);
        fields.push(field("timestamp", (now.as_millis() / 1_000.0).floor()));
        text(fields)
    }

    fn fields(self, nonce: u64) -> Vec<Field> {
        let data = Json::object(vec![field("trigger", self.as_str())]);
        vec![
            field("event", "session"),
            field("data", data),
            field("clientId", format!("{OURS}:{nonce:x}")),
        ]
    }

    /// Parses a message of either version, which any script of this origin may have posted.
    ///
    /// # Errors
    /// Why `text` is no message of next-auth/react.
    pub(super) fn parse(text: &str) -> Result<Self, &'static str> {
        let Some(fields) = Json::parse(text).filter(Json::is_object) else {
            return Err("not a JSON object");
        };
        let string = |name: &str| fields.get(name)?.as_str();
        if string("event").as_deref() != Some("session") {
            return Err("not about the session");
        }
        if string("clientId").is_some_and(|id| id.starts_with(OURS)) {
            return Err("our own");
        }
        let Some(data) = fields.get("data").filter(Json::is_object) else {
            return Err("without data");
        };
        let trigger = data.get("trigger").and_then(|trigger| trigger.as_str());
        match trigger.as_deref() {
            Some("signout") => Ok(Self::SignOut),
            _ => Ok(Self::GetSession),
        }
    }
}

fn text(fields: Vec<Field>) -> String {
    Json::object(fields).text().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn messages_have_the_fields_of_next_auth_and_are_marked() {
        let channel = Trigger::GetSession.to_channel(255);
        assert_eq!(
            serde_json::from_str::<Value>(&channel).unwrap(),
            json!({
                "event": "session",
                "data": {"trigger": "getSession"},
                "clientId": "yew-authjs:ff",
            })
        );
        let entry = Trigger::SignOut.to_entry(255, Timestamp::from_millis(1_700_000_000_999.0));
        assert_eq!(
            serde_json::from_str::<Value>(&entry).unwrap(),
            json!({
                "event": "session",
                "data": {"trigger": "signout"},
                "clientId": "yew-authjs:ff",
                "timestamp": 1_700_000_000,
            })
        );
    }

    #[test]
    fn messages_of_next_auth_are_parsed_and_others_rejected_with_a_reason() {
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
    fn messages_of_this_library_are_ignored() {
        for trigger in [Trigger::SignOut, Trigger::GetSession] {
            assert_eq!(Trigger::parse(&trigger.to_channel(1)), Err("our own"));
            assert_eq!(
                Trigger::parse(&trigger.to_entry(1, Timestamp::UNIX_EPOCH)),
                Err("our own")
            );
            assert_ne!(
                trigger.to_entry(1, Timestamp::UNIX_EPOCH),
                trigger.to_entry(2, Timestamp::UNIX_EPOCH)
            );
        }
    }
}
