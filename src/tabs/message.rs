use serde_json::{Map, Value, json};

use crate::bounds::LONGEST_TAB_NAME;
use crate::json;
use crate::types::{Millis, ServerClock, Session};

/// Messages of another version are left to the tabs that know it.
const VERSION: u64 = 1;

/// What one tab tells the others.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) struct Message {
    /// The tab that says it.
    pub(crate) from: String,
    /// The moment from which it is true.
    pub(crate) at: Millis,
    pub(crate) body: Body,
}

/// What the server has told a tab.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) struct Snapshot {
    pub(crate) session: Option<Session>,
    pub(crate) expires: Option<String>,
    /// Whether it says that there is no session without ending one of the tab's.
    pub(crate) is_renewal: bool,
    /// How far the server's clock is ahead, by which `expires` counts.
    pub(crate) clock: Option<ServerClock>,
}

#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) enum Body {
    /// The server told who is signed in.
    State(Box<Snapshot>),
    /// A new tab would like to know.
    Ask,
    /// Who is signed in is about to change: hold what you are reading.
    Changing,
    /// The change is over, whatever came of it.
    Settled,
    /// A session request was answered as if nobody were signed in, which no tab has asked for; this
    /// tab asks once more.
    Confirming,
    /// Something changed; ask the server, one of you.
    Hint,
}

impl Message {
    pub(crate) fn to_json(&self) -> String {
        let mut fields = Map::new();
        fields.insert("v".into(), VERSION.into());
        fields.insert("from".into(), self.from.as_str().into());
        fields.insert("at".into(), self.at.into());
        let kind = match &self.body {
            Body::State(snapshot) => {
                let Snapshot {
                    session,
                    expires,
                    is_renewal,
                    clock,
                } = &**snapshot;
                if let Some(clock) = clock {
                    fields.insert("clock".into(), json!([clock.least, clock.most]));
                }
                if *is_renewal {
                    fields.insert("renewal".into(), true.into());
                }
                let session = session
                    .as_ref()
                    .map(|session| Value::Object(session.as_json().clone()));
                fields.insert("session".into(), session.unwrap_or(Value::Null));
                fields.insert(
                    "expires".into(),
                    expires.as_deref().map_or(Value::Null, Value::from),
                );
                "state"
            }
            Body::Ask => "ask",
            Body::Changing => "changing",
            Body::Settled => "settled",
            Body::Confirming => "confirming",
            Body::Hint => "hint",
        };
        fields.insert("kind".into(), kind.into());
        json::text(&Value::Object(fields))
    }

    /// Reads what some script of this origin has posted.
    ///
    /// # Errors
    /// Why it is no message of ours. There is nobody to tell, but tests and debuggers like to know.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        let Some(fields) = json::object(text) else {
            return Err("not a JSON object");
        };
        if fields.get("v").and_then(Value::as_u64) != Some(VERSION) {
            return Err("another version");
        }
        let Some(Value::String(from)) = fields.get("from") else {
            return Err("from nobody");
        };
        if from.len() > LONGEST_TAB_NAME {
            return Err("of a long name");
        }
        let at = fields
            .get("at")
            .and_then(Value::as_f64)
            .filter(|at| *at > 0.0)
            .ok_or("of no time")?;
        let body = match fields.get("kind").and_then(Value::as_str) {
            Some("state") => state(&fields)?,
            Some("ask") => Body::Ask,
            Some("changing") => Body::Changing,
            Some("settled") => Body::Settled,
            Some("confirming") => Body::Confirming,
            Some("hint") => Body::Hint,
            _ => return Err("of an unknown kind"),
        };
        Ok(Self {
            from: from.clone(),
            at,
            body,
        })
    }

    /// Whether it tells who is signed in.
    pub(super) fn is_personal(&self) -> bool {
        matches!(self.body, Body::State(_))
    }
}

fn state(fields: &Map<String, Value>) -> Result<Body, &'static str> {
    let session = match fields.get("session") {
        Some(Value::Null) => None,
        Some(Value::Object(session)) if !session.is_empty() => Some(Session::from(session.clone())),
        _ => return Err("a state without a session"),
    };
    let expires = fields.get("expires").and_then(Value::as_str);
    let expires = expires.map(str::to_owned);
    let is_renewal = fields.get("renewal") == Some(&Value::Bool(true));
    // A clock that cannot be read is one that was not told.
    let clock = fields.get("clock").and_then(Value::as_array);
    let clock = clock.and_then(|range| match &**range {
        [least, most] => ServerClock::between(least.as_f64()?, most.as_f64()?),
        _ => None,
    });
    Ok(Body::State(Box::new(Snapshot {
        clock,
        is_renewal: is_renewal && session.is_none(),
        session,
        expires,
    })))
}

/// The text of a storage entry: next-auth's `{event, data, timestamp}`, and a nonce that makes two
/// equal messages differ.
pub(super) fn storage_entry(message: &str, timestamp: Millis, nonce: f64) -> String {
    let timestamp = (timestamp / 1000.0).floor();
    json::text(
        &json!({ "event": "session", "data": message, "timestamp": timestamp, "nonce": nonce }),
    )
}

/// The message in a storage entry.
pub(super) fn from_storage_entry(text: &str) -> Option<String> {
    let entry = json::object(text)?;
    entry.get("data")?.as_str().map(str::to_owned)
}

#[cfg(test)]
#[path = "message_tests.rs"]
mod tests;
