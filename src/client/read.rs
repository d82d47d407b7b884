use std::cell::Cell;
use std::rc::Rc;

use super::AuthClient;
use super::flight::{Flight, launch};
use super::tokens::need_page;
use crate::page;
use crate::session::{Event, News, RequestId, backoff};
use crate::transport::{self, Canceller};
use crate::types::{AuthError, GetSessionParams, Millis, Session, SessionEvent, SyncCause};

/// The session request under way.
pub(super) struct Reading {
    id: RequestId,
    canceller: Canceller,
    wishes: Rc<Wishes>,
    flight: Flight<Option<Rc<Session>>>,
}

/// What the callers who share one request want of its answer: each may ask for more, none for less.
#[derive(Default)]
struct Wishes {
    apply: Cell<bool>,
    broadcast: Cell<bool>,
}

impl AuthClient {
    /// Asks the server who is signed in. Calls at the same time share one request.
    ///
    /// While somebody is signing in or out, here or in another tab, the call waits for that and returns what came of it.
    ///
    /// # Errors
    /// Whatever kept a definitive answer away, see [`AuthError`]. The last known session stays.
    pub async fn get_session(
        &self,
        params: GetSessionParams,
    ) -> Result<Option<Rc<Session>>, AuthError> {
        need_page()?;
        if let Some(event) = params.event {
            let cause = SyncCause::Event(event);
            let throttle = self.0.config.borrow().focus_throttle.as_millis() as Millis;
            if self.state().is_fresh(page::now(), throttle) {
                return Ok(self.state().session().cloned());
            }
            return self.read_when_free(cause, &params).await;
        }
        self.read_when_free(SyncCause::Call, &params).await
    }

    async fn read_when_free(
        &self,
        cause: SyncCause,
        params: &GetSessionParams,
    ) -> Result<Option<Rc<Session>>, AuthError> {
        let asked_at = self.0.clock.stamp(self.state().heard_until());
        loop {
            self.until(|state| !state.is_held()).await;
            // A sign-in, sign-out or update that this call waited for has told the answer.
            if self.state().as_of() > asked_at {
                return Ok(self.state().session().cloned());
            }
            match self
                .read(cause, params.trigger_event, params.broadcast)
                .await
            {
                // Whatever overtook the request decides, or is over and another one is sent.
                Err(AuthError::Cancelled) => {}
                answer => return answer,
            }
        }
    }

    /// Joins the session request under way, or sends one.
    pub(super) fn read(
        &self,
        cause: SyncCause,
        apply: bool,
        broadcast: bool,
    ) -> Flight<Option<Rc<Session>>> {
        let under_way = self.0.reading.borrow().as_ref().map(|reading| {
            reading.wishes.add(apply, broadcast);
            reading.flight.clone()
        });
        under_way.unwrap_or_else(|| self.start_read(cause, apply, broadcast))
    }

    fn start_read(
        &self,
        cause: SyncCause,
        apply: bool,
        broadcast: bool,
    ) -> Flight<Option<Rc<Session>>> {
        let id = self.next_id();
        let at = self.0.clock.stamp(self.state().heard_until());
        let canceller = Canceller::new();
        let wishes = Rc::new(Wishes::default());
        wishes.add(apply, broadcast);
        let flight =
            launch(
                self.clone()
                    .fetch_session(id, at, cause, canceller.clone(), wishes.clone()),
            );
        self.0.reading.replace(Some(Reading {
            id,
            canceller,
            wishes,
            flight: flight.clone(),
        }));
        self.dispatch(Event::ReadStarted { id, at });
        flight
    }

    async fn fetch_session(
        self,
        id: RequestId,
        at: Millis,
        cause: SyncCause,
        canceller: Canceller,
        wishes: Rc<Wishes>,
    ) -> Result<Option<Rc<Session>>, AuthError> {
        let answer = self
            .sender()
            .send(&self.endpoint().session(), &canceller)
            .await;
        let answer = answer.and_then(|reply| transport::session(&reply));
        if !self.state().awaits(id) {
            return Err(AuthError::Cancelled);
        }
        self.0.reading.take();
        match answer {
            Ok(session) => {
                let news = news(session.map(Rc::new), at, cause);
                Ok(self.settle_read(id, news, &wishes))
            }
            Err(error) => {
                let retry_at = page::now() + self.wait_after(&error);
                let event = if wishes.apply.get() {
                    Event::ReadFailed {
                        id,
                        error: error.clone(),
                        retry_at,
                    }
                } else {
                    Event::ReadDropped { id }
                };
                self.dispatch(event);
                Err(error)
            }
        }
    }

    /// Does with the answer what the callers want, and returns what they are told.
    fn settle_read(&self, id: RequestId, news: News, wishes: &Wishes) -> Option<Rc<Session>> {
        let before = self.state();
        // What a hint led to is no news to whoever gave the hint.
        let is_hinted = news.cause == SyncCause::Event(SessionEvent::Storage);
        if !wishes.apply.get() {
            self.dispatch(Event::ReadDropped { id });
            if wishes.broadcast.get() {
                self.tell(
                    &news,
                    !is_hinted && before.session() != news.session.as_ref(),
                );
            }
            return news.session;
        }
        let at = news.at;
        self.dispatch(Event::ReadAnswered {
            id,
            news,
            now: page::now(),
        });
        let after = self.state();
        if wishes.broadcast.get() && after.as_of() == at {
            self.tell_state(!is_hinted && after.identity().is_news_after(before.identity()));
        }
        after.session().cloned()
    }

    /// How long to leave the server alone after `error`: as long as it asks, else the back-off.
    fn wait_after(&self, error: &AuthError) -> Millis {
        let asked_for = match error {
            AuthError::Status {
                retry_after: Some(value),
                ..
            } => {
                let seconds = value
                    .trim()
                    .parse::<f64>()
                    .ok()
                    .map(|seconds| seconds * 1_000.0);
                seconds.or_else(|| Some(page::parse_date(value)? - page::now()))
            }
            _ => None,
        };
        let own = backoff(self.state().failures(), page::random());
        asked_for
            .filter(|wait| wait.is_finite())
            .map_or(own, |wait| wait.max(own))
    }

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

impl Wishes {
    fn add(&self, apply: bool, broadcast: bool) {
        self.apply.set(self.apply.get() || apply);
        self.broadcast.set(self.broadcast.get() || broadcast);
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
