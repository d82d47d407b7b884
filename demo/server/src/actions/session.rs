//! `GET session` and `POST session`: who is signed in, read or updated.

use std::time::Duration;

use serde_json::Value;

use crate::failure::Failure;
use crate::reply::Reply;
use crate::session::{NameTooLong, User, session_json};
use crate::visit::Visit;

/// Tells who is signed in. Every read makes the session last longer.
pub(super) fn show(mut visit: Visit<'_>) -> Result<Reply, Failure> {
    let session = renewed(&mut visit, Ok)?;
    Ok(visit.fresh_json(session))
}

/// Changes the session, and answers with the new one.
///
/// An invalid update changes nothing. It is answered as Auth.js answers an update that its
/// callbacks refuse: with 400 and `null`.
pub(super) fn update(mut visit: Visit<'_>) -> Result<Reply, Failure> {
    visit.require_csrf()?;
    let data = visit.request.body.get("data");
    if let Some(wanted) = data.and_then(expires_in) {
        visit.session.max_age = visit.session.max_age.min(wanted);
    }
    let session = renewed(&mut visit, |user| user.updated(data))?;
    Ok(visit.json(session))
}

/// Lets a session end sooner, so that people can see what happens then.
///
/// This is the demo's own rule. The next read prolongs the session to its usual length.
fn expires_in(data: &Value) -> Option<Duration> {
    let seconds = data
        .get("expiresIn")?
        .as_u64()
        .filter(|seconds| *seconds > 0)?;
    Some(Duration::from_secs(seconds))
}

/// Returns the session with a new end, or `null`; deletes a cookie that holds none.
fn renewed(
    visit: &mut Visit<'_>,
    change: impl FnOnce(User) -> Result<User, NameTooLong>,
) -> Result<Value, Failure> {
    let cookies = &visit.request.cookies;
    let Some(text) = visit.session.read(cookies) else {
        return Ok(Value::Null);
    };
    let now = visit.shared.config.clock.now();
    let Some(user) = visit.session.seal.open(&text, now) else {
        let deleted = visit.session.delete(cookies);
        visit.set_cookies(deleted);
        return Ok(Value::Null);
    };
    let user = change(user)?;
    let (expires, set) = visit
        .session
        .renew(cookies, user.clone(), now)
        .map_err(Failure::fault)?;
    visit.set_cookies(set);
    session_json(&user, expires).map_err(Failure::fault)
}
