//! Events at round times, for the tests of this folder.

use super::changes::LONGEST_HOLD;
use super::samples::{BACK_OFF, GIVEN_AFTER, KNOWN_AT, THROTTLE, nobody};
use super::{Event, News, RequestId};
use crate::types::{AuthError, Millis, ServerClock, UpdateCause};

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
        now: retry_at - BACK_OFF,
        retry_at,
        retry_after: None,
    }
}

/// A request that failed at `now`; the server wants to be left alone for so long.
pub(super) fn barred(id: u64, now: Millis, retry_after: Millis) -> Event {
    let error = AuthError::Status {
        status: 503,
        retry_after: Some("as long as the event says".to_owned()),
    };
    Event::ReadFailed {
        id: RequestId(id),
        error,
        now,
        retry_at: now + BACK_OFF,
        retry_after: Some(retry_after),
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
    settled_at(from, KNOWN_AT)
}

pub(super) fn settled_at(from: &str, now: Millis) -> Event {
    let from = from.to_owned();
    Event::PeerSettled { from, now }
}

/// Another page has noted that a user has signed out at `at`.
pub(super) fn marked(at: Millis) -> Event {
    Event::SignOutMarked { at, now: at + 50.0 }
}

/// A page that slept is awake again.
pub(super) fn returned(now: Millis) -> Event {
    let is_restored = false;
    Event::Returned { now, is_restored }
}

/// A page is back from the back/forward cache.
pub(super) fn restored(now: Millis) -> Event {
    let is_restored = true;
    Event::Returned { now, is_restored }
}

/// The server's clock is ahead by something between these.
pub(super) fn dated(least: Millis, most: Millis) -> Event {
    let clock = ServerClock::between(least, most).unwrap();
    Event::ServerDated { clock }
}

/// The request because of `cause` waits for its turn until then.
pub(super) fn queued(cause: UpdateCause, until: Millis) -> Event {
    Event::Queued {
        cause,
        now: until - 1_000.0,
        until,
    }
}

/// A wish to ask at once.
pub(super) fn nudged(cause: UpdateCause, now: Millis) -> Event {
    Event::Nudged {
        cause,
        now,
        due: now,
        throttle: THROTTLE,
    }
}
