use std::rc::Rc;
use std::time::Duration;

use super::fixtures::*;
use crate::session::environment::RefetchRules;
use crate::session::{
    Answer, Effect, Environment, Event, FetchAnswer, FetchFailure, Machine, MessageBody, RequestId,
    SessionResult, SessionState,
};
use crate::types::{AuthClientConfig, Timestamp};

/// How old the page is when the wall clock says zero. Negative times are rare in tests.
const OPENED: f64 = 1_000_000_000.0;

/// A machine and its surroundings, whose clock stands still between two calls. Time is counted in
/// milliseconds. It carries out nothing; it keeps what the machine has asked for.
#[derive(Clone)]
pub(super) struct Tab {
    pub(super) machine: Machine,
    pub(super) rules: RefetchRules,
    pub(super) is_visible: bool,
    pub(super) is_online: bool,
    pub(super) can_share: bool,
    /// Also this tab's jitter, if it is set before the first event.
    pub(super) random: f64,
    /// The wall clock.
    pub(super) now: f64,
    /// How far the wall clock was set, in all.
    pub(super) clock_set_by: f64,
    /// All effects since [`effects`](Self::effects) was last called.
    log: Vec<Effect>,
    /// The timer as it was last set.
    pub(super) timer: Option<Timestamp>,
}

impl Tab {
    /// A client that was not started, at time zero. It shares sessions with other tabs, and its
    /// jitter is zero.
    pub(super) fn new() -> Self {
        let rules = RefetchRules::from(&AuthClientConfig::default());
        Self {
            machine: Machine::new(Environment::without_page(rules)),
            rules,
            is_visible: true,
            is_online: true,
            can_share: true,
            random: 0.0,
            now: 0.0,
            clock_set_by: 0.0,
            log: Vec::new(),
            timer: None,
        }
    }

    /// A client that was started at time zero and has sent its first request.
    pub(super) fn loading() -> Self {
        let mut tab = Self::new();
        tab.dispatch(Event::Started);
        tab
    }

    /// A client whose first request was sent and answered at [`KNOWN_AT`] with `answer`.
    pub(super) fn answered(answer: Answer) -> Self {
        let mut tab = Self::new();
        tab.now = KNOWN_AT;
        tab.dispatch(Event::Started);
        tab.answer(ok(answer));
        tab.effects();
        tab
    }

    /// A client that was answered at [`KNOWN_AT`] that Ada is signed in for a day.
    pub(super) fn signed_in() -> Self {
        Self::answered(user("Ada", KNOWN_AT))
    }

    /// A client that was answered at [`KNOWN_AT`] that no user is signed in.
    pub(super) fn signed_out() -> Self {
        Self::answered(no_user())
    }

    /// Moves the clock to `now`, without firing timers.
    pub(super) fn at(&mut self, now: f64) -> &mut Self {
        self.now = now;
        self
    }

    /// Sets the wall clock by so many milliseconds; no time passes.
    pub(super) fn set_clock(&mut self, by: f64) -> &mut Self {
        self.now += by;
        self.clock_set_by += by;
        self
    }

    /// Moves the clock to `end`, and fires the timer whenever it is due.
    pub(super) fn run_until(&mut self, end: f64) -> &mut Self {
        while let Some(due) = self.timer.filter(|due| due.as_millis() <= end) {
            self.now = self.now.max(due.as_millis());
            self.timer = None;
            self.dispatch(Event::TimerFired);
        }
        self.now = end;
        self
    }

    pub(super) fn environment(&self) -> Environment {
        let age = self.now - self.clock_set_by + OPENED;
        Environment {
            now: at(self.now),
            page_age: Some(Duration::from_micros((age * 1_000.0) as u64)),
            is_visible: self.is_visible,
            is_online: self.is_online,
            random: self.random,
            can_share: self.can_share,
            rules: self.rules,
        }
    }

    /// Has the machine handle `event`, and returns what it asks for.
    pub(super) fn dispatch(&mut self, event: Event) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.machine
            .handle(event, &self.environment(), &mut effects);
        for effect in &effects {
            if let Effect::SetTimer(due) = effect {
                self.timer = *due;
            }
        }
        self.log.extend(effects.clone());
        effects
    }

    /// Returns all that the machine has asked for since the previous call, but for timers.
    pub(super) fn effects(&mut self) -> Vec<Effect> {
        let mut effects = std::mem::take(&mut self.log);
        effects.retain(|effect| !matches!(effect, Effect::SetTimer(_)));
        effects
    }

    /// Returns the messages that were broadcast since [`effects`](Self::effects) was last called.
    pub(super) fn broadcasts(&self) -> Vec<MessageBody> {
        let bodies = self.log.iter().filter_map(|effect| match effect {
            Effect::Broadcast { body, .. } => Some(body.clone()),
            _ => None,
        });
        bodies.collect()
    }

    /// Returns how many session requests were sent since [`effects`](Self::effects) was last
    /// called.
    pub(super) fn fetches(&self) -> usize {
        let is_fetch = |effect: &&Effect| matches!(effect, Effect::Fetch { .. });
        self.log.iter().filter(is_fetch).count()
    }

    /// Returns the result of a call or mutation, if it was resolved since
    /// [`effects`](Self::effects) was last called.
    pub(super) fn result(&self, of: RequestId) -> Option<SessionResult> {
        self.log.iter().find_map(|effect| match effect {
            Effect::Resolve { id, result } if *id == of => Some(result.clone()),
            _ => None,
        })
    }

    pub(super) fn view(&self) -> &Rc<SessionState> {
        self.machine.view()
    }

    pub(super) fn who(&self) -> &str {
        who(self.machine.view())
    }

    /// Returns the id of the session request under way.
    pub(super) fn fetch(&self) -> Option<RequestId> {
        self.machine.activity.fetch().map(|fetch| fetch.id)
    }

    /// Ends the session request under way with `result`.
    pub(super) fn answer(&mut self, result: Result<FetchAnswer, FetchFailure>) -> Vec<Effect> {
        let id = self.fetch().expect("a session request under way");
        self.dispatch(Event::FetchSent(id));
        self.dispatch(Event::FetchFinished { id, result })
    }
}
