use std::cell::Cell;
use std::rc::Rc;

use super::AuthClient;
use super::flight::Flight;
use crate::page;
use crate::session::{News, RequestId};
use crate::tabs::Turn;
use crate::transport::Canceller;
use crate::types::{Millis, Session, SyncCause};

/// The session request under way.
pub(super) struct Reading {
    pub(super) id: RequestId,
    pub(super) canceller: Canceller,
    pub(super) wishes: Rc<Wishes>,
    pub(super) flight: Flight<Option<Rc<Session>>>,
    /// This tab's turn to ask for all tabs, if it has taken one. It ends with the request.
    pub(super) turn: Option<Turn>,
}

/// What the callers who share one request want of its answer: each may ask for more, none for less.
#[derive(Default)]
pub(super) struct Wishes {
    pub(super) apply: Cell<bool>,
    pub(super) broadcast: Cell<bool>,
    /// Why the app itself wants the answer applied, if any of them does.
    pub(super) asked_for: Cell<Option<SyncCause>>,
    /// Whether a call of the app waits for the answer.
    pub(super) is_call: Cell<bool>,
    /// Whether the request has been sent, so that a later call cannot join it.
    pub(super) is_sent: Cell<bool>,
}

impl Wishes {
    pub(super) fn add(&self, cause: SyncCause, apply: bool, broadcast: bool) {
        if !cause.is_automatic() {
            self.is_call.set(true);
            if apply {
                self.asked_for.set(Some(cause));
            }
        }
        self.apply.set(self.apply.get() || apply);
        self.broadcast.set(self.broadcast.get() || broadcast);
    }

    /// Takes over what was wanted of an automatic request in whose place this one is sent.
    pub(super) fn join(&self, older: &Self) {
        self.apply.set(self.apply.get() || older.apply.get());
        self.broadcast
            .set(self.broadcast.get() || older.broadcast.get());
    }
}

impl AuthClient {
    /// Gives up the request that the state no longer awaits.
    pub(super) fn cancel_overtaken_read(&self) {
        let state = self.state();
        let overtaken = self
            .0
            .reading
            .borrow_mut()
            .take_if(|reading| !state.awaits(reading.id));
        if let Some(reading) = overtaken {
            reading.canceller.cancel();
        }
    }
}

/// What `session` tells, true from `at`.
pub(super) fn news(session: Option<Rc<Session>>, at: Millis, cause: SyncCause) -> News {
    let expires = session
        .as_ref()
        .and_then(|session| session.expires().map(str::to_owned));
    News {
        expires_at: expires.as_deref().and_then(page::parse_date),
        expires,
        session,
        at,
        cause,
    }
}
