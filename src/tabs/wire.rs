//! Messages as JSON, and as entries of the storage.

use std::rc::Rc;

use serde_json::{Map, Value, json};

use crate::bounds::LONGEST_TAB_NAME;
use crate::browser;
use crate::json;
use crate::session::{Answer, Message, MessageBody, SharedSnapshot};
use crate::types::{ServerClock, Session, Timestamp};

/// The version of the messages. Those of another version are ignored.
const VERSION: u64 = 1;

impl Message {
    /// Returns `true` if the message says who is signed in.
    pub(super) fn contains_session(&self) -> bool {
        matches!(self.body, MessageBody::Snapshot(_))
    }

    /// Returns the message as JSON.
    pub(crate) fn to_json(&self) -> String {
        let mut fields = Map::new();
        fields.insert("v".into(), VERSION.into());
        fields.insert("from".into(), self.from.as_str().into());
        fields.insert("at".into(), self.at.as_millis().into());
        let kind = match &self.body {
            MessageBody::Snapshot(snapshot) => {
                let SharedSnapshot {
                    answer,
                    is_renewal,
                    clock,
                } = &**snapshot;
                if let Some(clock) = clock {
                    fields.insert("clock".into(), json!([clock.least, clock.most]));
                }
                if *is_renewal {
                    fields.insert("renewal".into(), true.into());
                }
                let session = answer.session.as_ref();
                let session = session.map(|session| Value::Object(session.as_json().clone()));
                fields.insert("session".into(), session.unwrap_or(Value::Null));
                fields.insert(
                    "expires".into(),
                    answer.expires.as_deref().map_or(Value::Null, Value::from),
                );
                "state"
            }
            MessageBody::Query => "ask",
            MessageBody::MutationStarted => "changing",
            MessageBody::MutationEnded => "settled",
            MessageBody::ConfirmingSignOut => "confirming",
            MessageBody::Invalidate => "hint",
        };
        fields.insert("kind".into(), kind.into());
        json::text(&Value::Object(fields))
    }

    /// Parses a text that any script of this origin may have posted.
    ///
    /// # Errors
    /// Why `text` is no message of this library: for tests and debuggers.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        let Some(fields) = json::object(text) else {
            return Err("not a JSON object");
        };
        if fields.get("v").and_then(Value::as_u64) != Some(VERSION) {
            return Err("another version");
        }
        let Some(Value::String(from)) = fields.get("from") else {
            return Err("no sender");
        };
        if from.len() > LONGEST_TAB_NAME {
            return Err("a sender with a long name");
        }
        let at = fields
            .get("at")
            .and_then(Value::as_f64)
            .filter(|at| *at > 0.0)
            .map(Timestamp::from_millis)
            .ok_or("no time")?;
        let body = match fields.get("kind").and_then(Value::as_str) {
            Some("state") => snapshot(&fields)?,
            Some("ask") => MessageBody::Query,
            Some("changing") => MessageBody::MutationStarted,
            Some("settled") => MessageBody::MutationEnded,
            Some("confirming") => MessageBody::ConfirmingSignOut,
            Some("hint") => MessageBody::Invalidate,
            _ => return Err("an unknown kind"),
        };
        Ok(Self {
            from: from.clone(),
            at,
            body,
        })
    }
}

fn snapshot(fields: &Map<String, Value>) -> Result<MessageBody, &'static str> {
    let session = match fields.get("session") {
        Some(Value::Null) => None,
        Some(Value::Object(session)) if !session.is_empty() => Some(Session::from(session.clone())),
        _ => return Err("a snapshot without a session"),
    };
    let expires = fields.get("expires").and_then(Value::as_str);
    let is_renewal = fields.get("renewal") == Some(&Value::Bool(true));
    // An unreadable clock counts as absent.
    let clock = fields.get("clock").and_then(Value::as_array);
    let clock = clock.and_then(|range| match &**range {
        [least, most] => ServerClock::between(least.as_f64()?, most.as_f64()?),
        _ => None,
    });
    Ok(MessageBody::Snapshot(Box::new(SharedSnapshot {
        is_renewal: is_renewal && session.is_none(),
        answer: Answer::new(session.map(Rc::new), expires, browser::parse_date),
        clock,
    })))
}

/// Returns the text of a storage entry with `message`.
///
/// It has next-auth's fields `event`, `data` and `timestamp`, and a nonce that makes two equal
/// messages differ: writing an equal text fires no storage event.
pub(super) fn storage_entry(message: &str, timestamp: Timestamp, nonce: f64) -> String {
    let timestamp = (timestamp.as_millis() / 1000.0).floor();
    json::text(
        &json!({ "event": "session", "data": message, "timestamp": timestamp, "nonce": nonce }),
    )
}

/// Returns the message in a storage entry.
pub(super) fn from_storage_entry(text: &str) -> Option<String> {
    let entry = json::object(text)?;
    entry.get("data")?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests;
