use std::rc::Rc;

use super::AuthClient;
use super::flight::Flight;
use super::reading::{Reading, Wishes, news};
use crate::browser::{self, LockGuard};
use crate::session::{Event, News, RequestId, backoff};
use crate::tabs::Body;
use crate::transport::{self, AbortHandle, PreloadedRequest, Reply};
use crate::types::{AuthError, Millis, Session, SessionEvent, SessionStatus, UpdateCause};

impl AuthClient {
    /// Joins the session request under way, or sends one.
    ///
    /// A call of the app takes the place of an automatic request that has been sent: that one may
    /// have been answered before what the app has just done.
    pub(super) fn read(
        &self,
        cause: UpdateCause,
        apply: bool,
        broadcast: bool,
    ) -> Flight<Option<Rc<Session>>> {
        let older = self.0.reading.borrow_mut().take_if(|reading| {
            let wishes = &reading.wishes;
            !cause.is_automatic() && wishes.is_sent.get() && !wishes.is_call.get()
        });
        let under_way = self.0.reading.borrow().as_ref().map(|reading| {
            reading.wishes.add(cause, apply, broadcast);
            reading.flight.clone()
        });
        under_way.unwrap_or_else(|| self.start_read(cause, apply, broadcast, older))
    }

    fn start_read(
        &self,
        cause: UpdateCause,
        apply: bool,
        broadcast: bool,
        older: Option<Reading>,
    ) -> Flight<Option<Rc<Session>>> {
        let id = self.next_id();
        let mut early = self.take_early();
        if !cause.is_automatic()
            && let Some(early) = early.take()
        {
            // The page has sent it before the call.
            early.abort();
        }
        let at = early
            .as_ref()
            .map_or_else(|| self.stamp(), |early| self.0.clock.stamp_of(early.at));
        let abort = early
            .as_ref()
            .map_or_else(AbortHandle::new, AbortHandle::of_preloaded);
        let wishes = Rc::new(Wishes::default());
        wishes.add(cause, apply, broadcast);
        wishes.is_sent.set(early.is_some());
        let mut turn = self.0.life.turns.taken.take();
        if let Some(older) = older {
            older.abort.cancel();
            wishes.join(&older.wishes);
            turn = turn.or(older.turn);
        }
        let flight = Flight::launch(self.clone().fetch_session(
            id,
            cause,
            early,
            abort.clone(),
            wishes.clone(),
        ));
        self.0.reading.replace(Some(Reading {
            id,
            abort,
            wishes,
            flight: flight.clone(),
            turn,
        }));
        self.dispatch(Event::ReadStarted { id, at });
        flight
    }

    /// The request that the page has sent while the app was loading, if nothing else is known yet.
    fn take_early(&self) -> Option<PreloadedRequest> {
        let is_first = self.state().status() == SessionStatus::Loading;
        let early = PreloadedRequest::claim(&self.endpoint().session().url)?;
        // A moment in the future would outdo what other tabs tell.
        (is_first && early.at <= browser::now()).then_some(early)
    }

    async fn fetch_session(
        self,
        id: RequestId,
        cause: UpdateCause,
        early: Option<PreloadedRequest>,
        abort: AbortHandle,
        wishes: Rc<Wishes>,
    ) -> Result<Option<Rc<Session>>, AuthError> {
        if early.is_none() {
            // What the app calls in the same moment joins this request.
            browser::next_microtask().await;
            wishes.is_sent.set(true);
        }
        let answer = self
            .sender()
            .send_or_claim(&self.endpoint().session(), &abort, early)
            .await;
        if let Ok(reply) = &answer {
            self.note_date(reply);
        }
        let answer =
            answer.and_then(|reply| Ok((transport::session(&reply)?, self.is_definitive(&reply))));
        if !self.state().awaits(id) {
            return Err(AuthError::Cancelled);
        }
        self.check_clock();
        let turn = self.0.reading.take().and_then(|reading| reading.turn);
        match answer {
            Ok((session, is_definitive)) => {
                let cause = wishes.applied_for.get().unwrap_or(cause);
                let news = news(session.map(Rc::new), self.state().read_at(), cause);
                Ok(self.settle_read(id, news, is_definitive, &wishes, turn))
            }
            Err(error) => {
                drop(turn);
                let now = browser::now();
                let event = if wishes.apply.get() {
                    Event::ReadFailed {
                        id,
                        error: error.clone(),
                        now,
                        retry_at: now + backoff(self.state().failures(), browser::random()),
                        retry_after: self.retry_after(&error, now),
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
    ///
    /// The other tabs are told before anybody here is, and this tab's turn ends before foreign code runs.
    fn settle_read(
        &self,
        id: RequestId,
        news: News,
        is_definitive: bool,
        wishes: &Wishes,
        turn: Option<LockGuard>,
    ) -> Option<Rc<Session>> {
        let before = self.state();
        // What a hint led to is no news to whoever gave the hint.
        let is_hinted = news.cause == UpdateCause::Event(SessionEvent::Storage);
        let (at, now) = (news.at, browser::now());
        let (applies, broadcasts) = (wishes.apply.get(), wishes.broadcast.get());
        let is_confirmed = is_definitive || !before.must_confirm(&news, now);
        // What is not applied here is not confirmed either, and ends no session elsewhere.
        let may_end_sessions = applies || is_definitive || !before.is_unexpected(&news, now);
        let is_vouched = may_end_sessions && before.vouches_for(&news);
        let event = if applies {
            let news = news.clone();
            Event::ReadAnswered {
                id,
                news,
                now,
                is_definitive,
            }
        } else {
            Event::ReadDropped { id }
        };
        self.dispatch_telling(event, || {
            let after = self.state();
            if !is_confirmed {
                if applies {
                    self.say(Body::ConfirmingSignOut);
                }
            } else if broadcasts && !applies {
                let is_change = before.differs_from(news.session.as_deref());
                self.tell(&news, is_change && !is_hinted && is_vouched, is_vouched);
            } else if broadcasts && after.as_of() == at {
                let is_news = after.identity().is_news_after(before.identity());
                // After a change of its own, what this tab knew says nothing of what others know.
                let is_change = before.owes_news(at) || (is_news && !is_hinted && is_vouched);
                self.tell_state(is_change, is_vouched);
            }
            drop(turn);
        });
        if applies {
            self.state().session().cloned()
        } else {
            news.session
        }
    }

    /// Returns for how long the server has asked to be left alone, if it has.
    fn retry_after(&self, error: &AuthError, now: Millis) -> Option<Millis> {
        let value = error.retry_after()?.trim();
        let seconds = value.parse::<u32>().ok();
        let wait = seconds.map(|seconds| Millis::from(seconds) * 1_000.0);
        wait.or_else(|| Some(browser::parse_date(value)? - self.state().server_time(now)))
    }

    /// Returns `true` if an answer is not asked about once more, whatever it says.
    ///
    /// A 401 says more than a body that a server also sends when its database is away. And a client
    /// that does not run sends nothing by itself.
    fn is_definitive(&self, reply: &Reply) -> bool {
        reply.status == 401 || !self.0.life.is_running()
    }
}
