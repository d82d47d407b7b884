//! The decisions of one tab, made by the library at commit 682544d.
// The library's tests are run where they are.
#![cfg(not(test))]
#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the library's layers are contained as a whole"
)]

#[path = "../../../../src/session/mod.rs"]
mod session;
#[path = "../../../../src/types/mod.rs"]
mod types;

use std::rc::Rc;

use criterion::Criterion;
use serde_json::{Map, Value};
use yew_authjs_speed::{LATENCY, LATER, LIFETIME, START, Tab, measure};

use session::{Event, News, Plan, RequestId, SessionState, Surroundings, plan, reduce};
use types::{AuthClientConfig, Session, SessionEvent, SyncCause};

struct Reduced {
    state: Rc<SessionState>,
    rules: AuthClientConfig,
}

impl Reduced {
    /// Lets `event` happen, and decides what to do next if that changes anything.
    fn dispatch(&mut self, event: Event, now: f64) -> Option<Plan> {
        let after = reduce(self.state.clone(), event);
        if Rc::ptr_eq(&self.state, &after) {
            return None;
        }
        self.state = after;
        let here = Surroundings {
            now,
            visible: true,
            online: true,
            stagger: 0.5,
            takes_turns: true,
        };
        Some(plan(&self.state, &self.rules, &here))
    }

    /// Sends a session request at `now`, which is answered with `session`.
    fn fetch(&mut self, session: Option<Rc<Session>>, now: f64, cause: SyncCause) {
        let id = RequestId(now as u64);
        self.dispatch(Event::ReadStarted { id, at: now }, now);
        let event = Event::ReadAnswered {
            id,
            news: news(session, now, cause),
            now: now + LATENCY,
        };
        self.dispatch(event, now + LATENCY);
    }
}

fn news(session: Option<Rc<Session>>, at: f64, cause: SyncCause) -> News {
    let expires = session
        .as_ref()
        .and_then(|session| session.expires().map(str::to_owned));
    News {
        expires_at: expires.as_ref().map(|_| at + LIFETIME),
        expires,
        session,
        at,
        cause,
    }
}

impl Tab for Reduced {
    type Session = Session;

    fn decode(json: Map<String, Value>) -> Session {
        Session::from(json)
    }

    fn knowing(session: Option<Rc<Session>>) -> Self {
        let mut tab = Self {
            state: Rc::default(),
            rules: AuthClientConfig::new(),
        };
        tab.fetch(session, START, SyncCause::Mount);
        tab
    }

    fn is_signed_in(&self) -> bool {
        self.state.session().is_some()
    }

    fn focus(&mut self, session: Rc<Session>) {
        let now = START + LATER;
        let event = Event::Nudged {
            cause: SyncCause::Event(SessionEvent::VisibilityChange),
            now,
            due: now,
            throttle: 5_000.0,
        };
        if let Some(Plan::Fetch(cause)) = self.dispatch(event, now) {
            self.fetch(Some(session), now, cause);
        }
    }

    fn receive(&mut self, session: Rc<Session>) {
        let at = START + LATER;
        let event = Event::PeerNews {
            news: news(Some(session), at, SyncCause::OtherTab),
            now: at,
        };
        self.dispatch(event, at);
    }

    fn sign_in(&mut self, session: Rc<Session>) {
        let now = START + LATER;
        let id = RequestId(1);
        self.dispatch(Event::ActionStarted { id }, now);
        self.fetch(Some(session), now + LATENCY, SyncCause::SignIn);
        let now = now + 2.0 * LATENCY;
        let event = Event::ActionEnded {
            id,
            now,
            is_open: false,
        };
        self.dispatch(event, now);
    }
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    measure::<Reduced>(&mut criterion);
    criterion.final_summary();
}
