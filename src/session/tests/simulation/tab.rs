use std::cell::Cell;
use std::collections::VecDeque;
use std::rc::Rc;

use super::network::Kind;
use super::oracle::Oracle;
use super::{Millis, Time};
use crate::session::{Effect, Environment, Event, Machine, Message, RequestId, SessionState};
use crate::types::{AuthClientConfig, SessionStatus, Timestamp, millis};

use super::super::fixtures::who;

/// How often the timers of hidden tabs fire: all together.
const GRID: Millis = 1_000.0;

/// An entry of the browser's storage, which all tabs share: the mark of a sign-out.
pub(super) type Storage = Rc<Cell<Option<Timestamp>>>;

/// One tab: the machine, and a driver that passes its effects on to the world.
pub(super) struct Tab {
    pub(super) key: u32,
    pub(super) time: Time,
    pub(super) machine: Machine,
    pub(super) rules: AuthClientConfig,
    pub(super) is_visible: bool,
    pub(super) is_online: bool,
    pub(super) is_running: bool,
    pub(super) is_suspended: bool,
    pub(super) jitter: f64,
    /// When the one timer fires, by the clock that is never set.
    pub(super) timer: Option<Millis>,
    /// What the world has to do.
    pub(super) outbox: Vec<Outgoing>,
    pub(super) calls: Vec<Call>,
    pub(super) mutations: Vec<(RequestId, Kind)>,
    /// Whether the channel to the other tabs is open.
    pub(super) is_connected: bool,
    /// How often something has happened here.
    pub(super) moment: u64,
    storage: Storage,
    oracle: Oracle,
    queue: VecDeque<Effect>,
    is_performing: bool,
    /// The difference of the clocks, as it was seen last.
    origin: Millis,
    /// The request under way, and the moment at whose end it was sent.
    sent: Option<(RequestId, u64)>,
}

/// What a tab asks of the world around it.
pub(super) enum Outgoing {
    Send(RequestId, Kind),
    Abort(RequestId),
    Post(Message),
    Disconnect,
    AcquireLock,
    ReleaseLock,
    FlushMessages,
}

/// A `get_session` of the app that was not answered.
pub(super) struct Call {
    pub(super) id: RequestId,
    /// The tab's moment in which it was called.
    pub(super) moment: u64,
}

fn on_grid(at: Millis) -> Millis {
    (at / GRID).ceil() * GRID
}

impl Tab {
    pub(super) fn new(
        key: u32,
        time: Time,
        rules: AuthClientConfig,
        jitter: f64,
        storage: Storage,
    ) -> Self {
        Self {
            key,
            time,
            machine: Machine::new(Environment::without_page((&rules).into())),
            rules,
            is_visible: true,
            is_online: true,
            is_running: false,
            is_suspended: false,
            jitter,
            timer: None,
            outbox: Vec::new(),
            calls: Vec::new(),
            mutations: Vec::new(),
            is_connected: false,
            moment: 0,
            storage,
            oracle: Oracle::new(time),
            queue: VecDeque::new(),
            is_performing: false,
            origin: time.wall - time.steady,
            sent: None,
        }
    }

    fn environment(&self) -> Environment {
        Environment {
            now: self.time.now(),
            page_age: Some(self.time.age()),
            is_visible: self.is_visible,
            is_online: self.is_online,
            random: self.jitter,
            can_share: self.is_connected && self.rules.share_session,
            rules: (&self.rules).into(),
        }
    }

    pub(super) fn view(&self) -> &SessionState {
        self.machine.view()
    }

    pub(super) fn who(&self) -> &str {
        who(self.machine.view())
    }

    /// Has the machine handle `event`, after it has seen the clock.
    pub(super) fn dispatch(&mut self, event: Event) {
        let origin = self.time.wall - self.time.steady;
        if std::mem::replace(&mut self.origin, origin) > origin {
            self.handle(Event::RulesChanged);
        }
        self.handle(event);
    }

    /// Has the machine handle `event`, and checks what it shows.
    fn handle(&mut self, event: Event) {
        let before = self.machine.clone();
        let mut effects = Vec::new();
        self.machine
            .handle(event.clone(), &self.environment(), &mut effects);
        self.oracle
            .observe(self.time, &event, &before, &self.machine, &effects);
        assert_eq!(self.who(), self.oracle.who(), "after {event:?}");
        assert!(
            before.view().status() == SessionStatus::Loading
                || self.view().status() != SessionStatus::Loading,
            "back to loading by {event:?}"
        );
        if let Event::FetchFinished { id, .. } = event
            && !before.activity.is_mutating()
        {
            self.check_calls(id, &effects);
        }
        self.queue.extend(effects);
        if std::mem::replace(&mut self.is_performing, true) {
            return;
        }
        while let Some(effect) = self.queue.pop_front() {
            self.perform(effect);
        }
        self.is_performing = false;
    }

    /// Checks that no call is answered by a request that was sent before it.
    fn check_calls(&self, fetch: RequestId, effects: &[Effect]) {
        let Some((_, sent)) = self.sent.filter(|(id, _)| *id == fetch) else {
            return;
        };
        for effect in effects {
            if let Effect::Resolve { id, .. } = effect {
                let mut calls = self.calls.iter().filter(|call| call.id == *id);
                let is_later = |call: &Call| sent >= call.moment;
                assert!(calls.all(is_later), "a request from before the call");
            }
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Fetch { id, .. } => self.outbox.push(Outgoing::Send(id, Kind::Read)),
            Effect::AbortFetch(id) => self.outbox.push(Outgoing::Abort(id)),
            Effect::StartMutation(id) => {
                let mut mutations = self.mutations.iter();
                let kind = mutations.find(|(mutation, _)| *mutation == id);
                let kind = kind.expect("a mutation that was requested").1.clone();
                self.outbox.push(Outgoing::Send(id, kind));
            }
            Effect::AbortMutation(id) => self.outbox.push(Outgoing::Abort(id)),
            Effect::Resolve { id, .. } => {
                let waiting = self.calls.len() + self.mutations.len();
                self.calls.retain(|call| call.id != id);
                self.mutations.retain(|(mutation, _)| *mutation != id);
                let left = self.calls.len() + self.mutations.len();
                assert_eq!(left + 1, waiting, "a caller is answered once");
            }
            Effect::OpenChannels => {
                self.is_connected = self.rules.sync_tabs;
            }
            Effect::CloseChannels => {
                self.is_connected = false;
                self.outbox.push(Outgoing::Disconnect);
            }
            Effect::Broadcast { at, body } => {
                if self.is_connected {
                    // A tab that comes back is another one to the rest.
                    let from = self.key.to_string();
                    self.outbox.push(Outgoing::Post(Message { from, at, body }));
                }
            }
            Effect::AcquireLock => self.outbox.push(Outgoing::AcquireLock),
            Effect::ReleaseLock => self.outbox.push(Outgoing::ReleaseLock),
            Effect::FlushMessages => self.outbox.push(Outgoing::FlushMessages),
            Effect::ReadSignOutMark => {
                if let Some(at) = self.storage.get() {
                    self.dispatch(Event::SignOutMarkFound(at));
                }
            }
            Effect::WriteSignOutMark(at) => self.storage.set(Some(at)),
            Effect::RemoveSignOutMark => self.storage.set(None),
            Effect::SetTimer(due) => self.set_timer(due),
            Effect::NotifyNextAuth(_) | Effect::EndNavigation | Effect::Notify => {}
        }
    }

    fn set_timer(&mut self, due: Option<Timestamp>) {
        self.timer = due.map(|due| {
            let wait = millis(due - self.time.now()).ceil();
            let at = self.time.steady + wait.clamp(1.0, f64::from(i32::MAX));
            if self.is_visible { at } else { on_grid(at) }
        });
    }

    /// Notes that the request under way has left: the page's code has come to its end.
    pub(super) fn send_fetch(&mut self) {
        let unsent = self.machine.activity.fetch().filter(|fetch| !fetch.is_sent);
        if let Some(id) = unsent.map(|fetch| fetch.id) {
            self.sent = Some((id, self.moment));
            self.dispatch(Event::FetchSent(id));
        }
    }
}
