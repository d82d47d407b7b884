//! What the tests of this folder are made of: sessions, news and events at round times.

use std::rc::Rc;

use serde_json::json;

use super::changes::LONGEST_HOLD;
pub(super) use super::schedule::{EXPIRY_MARGIN, EXPIRY_MARGIN_BEHIND};
use super::{Event, News, RequestId, SessionState, reduce};
use crate::types::{AuthError, Millis, ServerClock, Session, SessionEvent, SyncCause};

pub(super) const DAY: Millis = 86_400_000.0;
pub(super) const THROTTLE: Millis = 5_000.0;
/// How long a page takes from its opening to its first look at what it came with.
pub(super) const GIVEN_AFTER: Millis = 200.0;
/// The moment from which [`signed_in`] and [`signed_out`] are true.
pub(super) const KNOWN_AT: Millis = 1_000.0;

pub(super) const FOCUS: SyncCause = SyncCause::Event(SessionEvent::VisibilityChange);
pub(super) const ONLINE: SyncCause = SyncCause::Event(SessionEvent::Online);
pub(super) const HINT: SyncCause = SyncCause::Event(SessionEvent::Storage);
pub(super) const POLL: SyncCause = SyncCause::Event(SessionEvent::Poll);

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
        cause: SyncCause::Call,
    }
}

/// The server told at `at` that nobody is signed in.
pub(super) fn nobody(at: Millis) -> News {
    News {
        session: None,
        expires: None,
        expires_at: None,
        at,
        cause: SyncCause::Call,
    }
}

pub(super) fn by(cause: SyncCause, news: News) -> News {
    News { cause, ..news }
}

pub(super) fn started(id: u64, at: Millis) -> Event {
    Event::ReadStarted {
        id: RequestId(id),
        at,
    }
}

/// The answer to request `id`, 50 ms after it left.
pub(super) fn answered(id: u64, news: News) -> Event {
    Event::ReadAnswered {
        id: RequestId(id),
        now: news.at + 50.0,
        news,
        is_definitive: false,
    }
}

pub(super) fn failed(id: u64, retry_at: Millis) -> Event {
    failed_with(AuthError::Timeout, id, retry_at)
}

pub(super) fn failed_with(error: AuthError, id: u64, retry_at: Millis) -> Event {
    Event::ReadFailed {
        id: RequestId(id),
        error,
        retry_at,
    }
}

pub(super) fn dropped(id: u64) -> Event {
    Event::ReadDropped { id: RequestId(id) }
}

pub(super) fn action(id: u64) -> Event {
    Event::ActionStarted { id: RequestId(id) }
}

pub(super) fn action_answered(news: News) -> Event {
    Event::ActionAnswered { now: news.at, news }
}

pub(super) fn action_ended(id: u64, now: Millis) -> Event {
    Event::ActionEnded {
        id: RequestId(id),
        now,
        is_open: false,
    }
}

/// Its caller waits no longer for what it comes to.
pub(super) fn action_given_up(id: u64, now: Millis) -> Event {
    Event::ActionEnded {
        id: RequestId(id),
        now,
        is_open: true,
    }
}

/// The page came with this, a moment after it became true.
pub(super) fn given(news: News) -> Event {
    Event::Given {
        now: news.at + GIVEN_AFTER,
        news,
        is_stored: false,
    }
}

/// Another tab's news, a moment after they became true.
pub(super) fn told(news: News) -> Event {
    let now = news.at + 60.0;
    told_at(news, now)
}

pub(super) fn told_at(news: News, now: Millis) -> Event {
    Event::PeerNews {
        news,
        now,
        is_renewal: false,
    }
}

/// Another tab, which has known no session, says at `at` that nobody is signed in.
pub(super) fn renewed(at: Millis) -> Event {
    Event::PeerNews {
        news: nobody(at),
        now: at + 60.0,
        is_renewal: true,
    }
}

/// Another tab changes who is signed in, and is waited for until then.
pub(super) fn changing(from: &str, until: Millis) -> Event {
    let from = from.to_owned();
    let now = until - LONGEST_HOLD;
    Event::PeerChanging { from, at: now, now }
}

pub(super) fn settled(from: &str) -> Event {
    Event::PeerSettled {
        from: from.to_owned(),
    }
}

/// The server's clock is ahead by something between these.
pub(super) fn dated(least: Millis, most: Millis) -> Event {
    let clock = ServerClock::between(least, most).unwrap();
    Event::ServerDated { clock }
}

/// The request because of `cause` waits for its turn until then.
pub(super) fn queued(cause: SyncCause, until: Millis) -> Event {
    Event::Queued {
        cause,
        now: until - 1_000.0,
        until,
    }
}

/// A wish to ask at once.
pub(super) fn nudged(cause: SyncCause, now: Millis) -> Event {
    Event::Nudged {
        cause,
        now,
        due: now,
        throttle: THROTTLE,
    }
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
        None if state.signed_out().is_some() => "-",
        None => "?",
    }
}
