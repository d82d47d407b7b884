//! What the tests are made of: answers of the server at round times, in milliseconds.

use std::rc::Rc;
use std::time::Duration;

use serde_json::json;

use crate::session::{
    Answer, FetchAnswer, FetchFailure, Message, MessageBody, RetryAfter, SessionState,
    SharedSnapshot,
};
use crate::types::{AuthError, ServerClock, Session, Timestamp};

pub(super) const DAY: f64 = 86_400_000.0;
/// How long an automatic request is throttled by default.
pub(super) const THROTTLE: f64 = 5_000.0;
/// When the tabs of [`Tab::signed_in`](super::tab::Tab::signed_in) and the like were answered.
pub(super) const KNOWN_AT: f64 = 1_000.0;

pub(super) fn at(millis: f64) -> Timestamp {
    Timestamp::from_millis(millis)
}

pub(super) fn session_of(name: &str, expires: &str) -> Rc<Session> {
    let json = json!({ "user": { "name": name }, "expires": expires });
    Rc::new(serde_json::from_value(json).unwrap())
}

/// Returns the answer that `name` is signed in until `expires_at`.
pub(super) fn user_until(name: &str, expires_at: f64) -> Answer {
    let expires = format!("at {expires_at}");
    Answer {
        session: Some(session_of(name, &expires)),
        expires: Some(expires.into()),
        expires_at: Some(at(expires_at)),
    }
}

/// Returns the answer of `now` that `name` is signed in for a day.
pub(super) fn user(name: &str, now: f64) -> Answer {
    user_until(name, now + DAY)
}

/// Returns the answer that no user is signed in.
pub(super) fn no_user() -> Answer {
    Answer::default()
}

pub(super) fn network_error() -> AuthError {
    AuthError::Network("gone".to_owned())
}

/// Returns the outcome of a session request that was answered with status 200.
pub(super) fn ok(answer: Answer) -> Result<FetchAnswer, FetchFailure> {
    Ok(FetchAnswer {
        answer,
        is_unauthorized: false,
    })
}

/// Returns the outcome of a session request that was answered with status 401.
pub(super) fn unauthorized() -> Result<FetchAnswer, FetchFailure> {
    Ok(FetchAnswer {
        answer: no_user(),
        is_unauthorized: true,
    })
}

/// Returns the outcome of a session request without an answer.
pub(super) fn failed() -> Result<FetchAnswer, FetchFailure> {
    failed_with(network_error(), None)
}

/// Returns the outcome of a session request with `Retry-After` in seconds.
pub(super) fn overloaded(retry_after: u64) -> Result<FetchAnswer, FetchFailure> {
    let error = AuthError::Status {
        status: 503,
        retry_after: Some(retry_after.to_string()),
    };
    let delay = RetryAfter::Delay(Duration::from_secs(retry_after));
    failed_with(error, Some(delay))
}

pub(super) fn failed_with(
    error: AuthError,
    retry_after: Option<RetryAfter>,
) -> Result<FetchAnswer, FetchFailure> {
    Err(FetchFailure { error, retry_after })
}

/// Returns a message of the tab `from`, true from `time`.
pub(super) fn message(from: &str, time: f64, body: MessageBody) -> Message {
    Message {
        from: from.to_owned(),
        at: at(time),
        body,
    }
}

/// Returns the body of a snapshot that says `answer`.
pub(super) fn snapshot(answer: Answer) -> MessageBody {
    shared(answer, false, None)
}

/// Returns the body of a snapshot without a session that has ended none.
pub(super) fn renewal() -> MessageBody {
    shared(no_user(), true, None)
}

pub(super) fn shared(answer: Answer, is_renewal: bool, clock: Option<ServerClock>) -> MessageBody {
    MessageBody::Snapshot(Box::new(SharedSnapshot {
        answer,
        is_renewal,
        clock,
    }))
}

/// Returns who is signed in, as a test table writes it: `?` if that is unknown, `-` for no user.
pub(super) fn who(state: &SessionState) -> &str {
    match state.session() {
        Some(session) => session.user().name().unwrap_or("nameless"),
        None if state.signed_out_reason().is_some() => "-",
        None => "?",
    }
}
