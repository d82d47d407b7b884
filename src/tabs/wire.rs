//! Messages as JSON, and as entries of the storage.

use std::rc::Rc;

use crate::bounds::LONGEST_TAB_NAME;
use crate::browser;
use crate::json::{Json, field};
use crate::session::{Answer, Message, MessageBody, SharedSnapshot};
use crate::types::{ServerClock, Session, Timestamp};

/// The version of the messages. Those of another version are ignored.
const VERSION: f64 = 1.0;

impl Message {
    /// Returns `true` if the message says who is signed in.
    pub(super) fn contains_session(&self) -> bool {
        matches!(self.body, MessageBody::Snapshot(_))
    }

    /// Returns the message as JSON.
    pub(crate) fn to_json(&self) -> String {
        let mut fields = vec![
            field("v", VERSION),
            field("from", &*self.from),
            field("at", self.at.as_millis()),
        ];
        let kind = match &self.body {
            MessageBody::Snapshot(snapshot) => {
                let SharedSnapshot {
                    answer,
                    is_renewal,
                    clock,
                } = &**snapshot;
                if let Some(clock) = clock {
                    let range = vec![clock.least.into(), clock.most.into()];
                    fields.push(field("clock", Json::list(range)));
                }
                if *is_renewal {
                    fields.push(field("renewal", true));
                }
                let session = answer.session.as_ref();
                let session = session.map_or(Json::NULL, |session| session.json());
                fields.push(field("session", session));
                fields.push(field("expires", answer.expires.as_deref()));
                "state"
            }
            MessageBody::Query => "ask",
            MessageBody::MutationStarted => "changing",
            MessageBody::MutationEnded => "settled",
            MessageBody::ConfirmingSignOut => "confirming",
            MessageBody::Invalidate => "hint",
        };
        fields.push(field("kind", kind));
        Json::object(fields).text().unwrap_or_default()
    }

    /// Parses a text that any script of this origin may have posted.
    ///
    /// # Errors
    /// Why `text` is no message of this library: for tests and debuggers.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        let Some(fields) = Json::parse(text).filter(Json::is_object) else {
            return Err("not a JSON object");
        };
        let number = |name: &str| fields.get(name)?.as_f64();
        let string = |name: &str| fields.get(name)?.as_str();
        if number("v") != Some(VERSION) {
            return Err("another version");
        }
        let from = string("from").ok_or("no sender")?;
        if from.len() > LONGEST_TAB_NAME {
            return Err("a sender with a long name");
        }
        let at = number("at").filter(|at| *at > 0.0);
        let at = at.map(Timestamp::from_millis).ok_or("no time")?;
        let body = match string("kind").as_deref() {
            Some("state") => snapshot(&fields)?,
            Some("ask") => MessageBody::Query,
            Some("changing") => MessageBody::MutationStarted,
            Some("settled") => MessageBody::MutationEnded,
            Some("confirming") => MessageBody::ConfirmingSignOut,
            Some("hint") => MessageBody::Invalidate,
            _ => return Err("an unknown kind"),
        };
        Ok(Self { from, at, body })
    }
}

fn snapshot(fields: &Json) -> Result<MessageBody, &'static str> {
    let session = match fields.get("session") {
        Some(session) if session.is_null() => None,
        Some(session) if session.is_object() && !session.is_empty_object() => {
            Some(Session::of(&session).ok_or("a session that this page cannot store")?)
        }
        _ => return Err("a snapshot without a session"),
    };
    let expires = fields.get("expires").and_then(|expires| expires.as_str());
    let is_renewal = fields
        .get("renewal")
        .is_some_and(|renewal| renewal.is_true());
    // An unreadable clock counts as absent.
    let clock = fields.get("clock").and_then(|clock| clock.items());
    let clock = clock.and_then(|range| match &*range {
        [least, most] => ServerClock::between(least.as_f64()?, most.as_f64()?),
        _ => None,
    });
    Ok(MessageBody::Snapshot(Box::new(SharedSnapshot {
        is_renewal: is_renewal && session.is_none(),
        answer: Answer::new(
            session.map(Rc::new),
            expires.as_deref(),
            browser::parse_date,
        ),
        clock,
    })))
}

/// Returns the text of a storage entry with `message`.
///
/// It has next-auth's fields `event`, `data` and `timestamp`, and a nonce that makes two equal
/// messages differ: writing an equal text fires no storage event.
pub(super) fn storage_entry(message: &str, timestamp: Timestamp, nonce: f64) -> String {
    let timestamp = (timestamp.as_millis() / 1000.0).floor();
    let entry = Json::object(vec![
        field("event", "session"),
        field("data", message),
        field("timestamp", timestamp),
        field("nonce", nonce),
    ]);
    entry.text().unwrap_or_default()
}

/// Returns the message in a storage entry.
pub(super) fn from_storage_entry(text: &str) -> Option<String> {
    Json::parse(text)?.get("data")?.as_str()
}

#[cfg(test)]
mod tests;
