//! What the tests of this folder are made of: sessions, news, events and states at round times.

use std::rc::Rc;

use serde_json::json;

pub(super) use super::sample_events::*;
pub(super) use super::schedule::{EXPIRY_MARGIN, EXPIRY_MARGIN_BEHIND};
use super::{Event, News, SessionState, reduce};
use crate::types::{Millis, Session, SessionEvent, UpdateCause};

pub(super) const DAY: Millis = 86_400_000.0;
pub(super) const THROTTLE: Millis = 5_000.0;
/// How long a page takes from its opening to its first look at what it came with.
pub(super) const GIVEN_AFTER: Millis = 200.0;
/// How long after a failure a retry is due.
pub(super) const BACK_OFF: Millis = 1_000.0;
/// The moment from which [`signed_in`] and [`signed_out`] are true.
pub(super) const KNOWN_AT: Millis = 1_000.0;

pub(super) const FOCUS: UpdateCause = UpdateCause::Event(SessionEvent::VisibilityChange);
pub(super) const ONLINE: UpdateCause = UpdateCause::Event(SessionEvent::Online);
pub(super) const HINT: UpdateCause = UpdateCause::Event(SessionEvent::Storage);
pub(super) const POLL: UpdateCause = UpdateCause::Event(SessionEvent::Poll);

pub(super) fn session_of(name: &str, expires: &str) -> Rc<Session> {
    let json = json!({ "user": { "name": name }, "expires": expires });
    Rc::new(serde_json::from_value(json).unwrap())
}

/// The server told at `at` that `name` is signed in for a day.
pub(super) fn user(name: &str, at: Millis) -> News {
    expiring(name, at, at + DAY)
}

/// The server told at `at` that `name` is signed in until `expires_at`.
pub(super) fn expiring(name: &str, at: Millis, expires_at: Millis) -> News {
    let expires = format!("at {expires_at}");
    News {
        session: Some(session_of(name, &expires)),
        expires: Some(expires),
        expires_at: Some(expires_at),
        at,
        cause: UpdateCause::Call,
    }
}

/// The server told at `at` that nobody is signed in.
pub(super) fn nobody(at: Millis) -> News {
    News {
        session: None,
        expires: None,
        expires_at: None,
        at,
        cause: UpdateCause::Call,
    }
}

pub(super) fn by(cause: UpdateCause, news: News) -> News {
    News { cause, ..news }
}

pub(super) fn after(
    state: &Rc<SessionState>,
    events: impl IntoIterator<Item = Event>,
) -> Rc<SessionState> {
    events.into_iter().fold(state.clone(), reduce)
}

pub(super) fn loading() -> Rc<SessionState> {
    Rc::default()
}

/// This tab has been told at [`KNOWN_AT`] that Ada is signed in.
pub(super) fn signed_in() -> Rc<SessionState> {
    after(
        &loading(),
        [started(0, KNOWN_AT), answered(0, user("Ada", KNOWN_AT))],
    )
}

/// This tab has been told at [`KNOWN_AT`] that nobody is signed in.
pub(super) fn signed_out() -> Rc<SessionState> {
    after(
        &loading(),
        [started(0, KNOWN_AT), answered(0, nobody(KNOWN_AT))],
    )
}

/// Who is signed in, as a test table writes it: `?` if that is not known, `-` if nobody is.
pub(super) fn who(state: &SessionState) -> &str {
    match state.session() {
        Some(session) => session.user().name().unwrap_or("nameless"),
        None if state.signed_out_reason().is_some() => "-",
        None => "?",
    }
}
