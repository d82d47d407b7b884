//! The decisions of one tab, made by the library as it is.
// The library's tests are run where they are.
#![cfg(not(test))]
#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the library's layers are contained as a whole"
)]

#[path = "../../../../src/bounds.rs"]
mod bounds;
#[path = "../../../../src/json/mod.rs"]
mod json;
#[path = "../../../../src/session/mod.rs"]
mod session;
#[path = "../../../../src/types/mod.rs"]
mod types;

use std::rc::Rc;
use std::time::Duration;

use criterion::Criterion;
use serde_json::{Map, Value};
use yew_authjs_speed::{LATENCY, LATER, LIFETIME, START, Tab, measure};

use session::{
    Answer, Effect, Environment, Event, FetchAnswer, Machine, Message, MessageBody, MutationKind,
    PostResult, RequestId, SharedSnapshot,
};
use types::{AuthClientConfig, Session, Timestamp};

struct Driven {
    machine: Machine,
    environment: Environment,
    effects: Vec<Effect>,
}

impl Driven {
    /// Lets `event` happen at `now`, and returns the session request that follows from it.
    fn dispatch(&mut self, event: Event, now: f64) -> Option<RequestId> {
        self.environment.now = Timestamp::from_millis(now);
        self.environment.page_age = Some(Duration::from_millis((now - START) as u64));
        self.machine
            .handle(event, &self.environment, &mut self.effects);
        let fetches = self.effects.drain(..).filter_map(|effect| match effect {
            Effect::Fetch { id, .. } => Some(id),
            _ => None,
        });
        fetches.reduce(|_, last| last)
    }

    /// Sends the session request `id` at `now`, which is answered with `session`.
    fn fetch(&mut self, id: RequestId, session: Option<Rc<Session>>, now: f64) {
        self.dispatch(Event::FetchSent(id), now);
        let answer = FetchAnswer {
            answer: answer(session, now),
            is_unauthorized: false,
        };
        let result = Ok(answer);
        self.dispatch(Event::FetchFinished { id, result }, now + LATENCY);
    }
}

fn answer(session: Option<Rc<Session>>, now: f64) -> Answer {
    Answer::new(session, None, |_| {
        Some(Timestamp::from_millis(now + LIFETIME))
    })
}

impl Tab for Driven {
    type Session = Session;

    fn decode(json: Map<String, Value>) -> Session {
        Session::from(json)
    }

    fn knowing(session: Option<Rc<Session>>) -> Self {
        let rules = (&AuthClientConfig::new()).into();
        let environment = Environment {
            can_share: true,
            random: 0.5,
            ..Environment::without_page(rules)
        };
        let mut tab = Self {
            machine: Machine::new(environment),
            environment,
            effects: Vec::with_capacity(16),
        };
        if let Some(id) = tab.dispatch(Event::Started, START) {
            tab.fetch(id, session, START);
        }
        tab
    }

    fn is_signed_in(&self) -> bool {
        self.machine.view().session().is_some()
    }

    fn focus(&mut self, session: Rc<Session>) {
        let now = START + LATER;
        if let Some(id) = self.dispatch(Event::VisibilityChanged, now) {
            self.fetch(id, Some(session), now);
        }
    }

    fn receive(&mut self, session: Rc<Session>) {
        let now = START + LATER;
        let message = Message {
            from: String::new(),
            at: Timestamp::from_millis(now),
            body: MessageBody::Snapshot(Box::new(SharedSnapshot {
                answer: answer(Some(session), now),
                is_renewal: false,
                clock: None,
            })),
        };
        self.dispatch(Event::MessageReceived(message), now);
    }

    fn sign_in(&mut self, session: Rc<Session>) {
        let now = START + LATER;
        let id = self.machine.next_id();
        let kind = MutationKind::SignIn;
        self.dispatch(Event::MutationRequested { id, kind }, now);
        let result = PostResult::Accepted;
        let posted_at = now + LATENCY;
        if let Some(id) = self.dispatch(Event::MutationPosted { id, result }, posted_at) {
            self.fetch(id, Some(session), posted_at);
        }
    }
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    measure::<Driven>(&mut criterion);
    criterion.final_summary();
}
