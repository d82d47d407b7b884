mod accept;
mod calls;
mod fetch;
mod lifecycle;
mod lock;
mod mutation;
mod receive;
mod schedule;
mod sharing;
mod view;

use std::rc::Rc;
use std::time::Duration;

use super::activity::Activity;
use super::calls::Calls;
use super::expiry::ExpiryCheck;
use super::lifecycle::Lifecycle;
use super::lock::Lock;
use super::peers::Peers;
use super::queries::Queries;
use super::refetch::Refetch;
use super::retry::Retry;
use super::sign_out_check::SignOutCheck;
use super::snapshot::Known;
use super::timestamps::Timestamps;
use super::{Effect, Environment, Event, MutationKind, RefetchCause, RequestId, SessionState};
use crate::types::{ServerClock, Timestamp};

/// The session of one tab as a state machine. Does no I/O and reads no clock.
#[derive(Clone)]
pub(crate) struct Machine {
    /// What the machine knows of the page, renewed with each event.
    pub(super) env: Environment,
    /// This tab's random number from 0 to 1, by which it differs from other tabs.
    jitter: Option<f64>,
    pub(super) known: Known,
    pub(super) expiry: ExpiryCheck,
    pub(super) activity: Activity,
    pub(super) peers: Peers,
    pub(super) refetch: Refetch,
    pub(super) retry: Retry,
    pub(super) lifecycle: Lifecycle,
    pub(super) calls: Calls,
    pub(super) queries: Queries,
    pub(super) sign_out_check: SignOutCheck,
    pub(super) server_clock: Option<ServerClock>,
    pub(super) lock: Lock,
    /// Mutations that wait for the one under way, in their order.
    pub(super) waiting_mutations: Vec<(RequestId, MutationKind)>,
    timestamps: Timestamps,
    pub(super) resume_count: u32,
    has_timer: bool,
    last_id: u64,
    pub(super) view: Rc<SessionState>,
    effects: Vec<Effect>,
}

impl Machine {
    /// Creates a machine that knows nothing. `env` is replaced with each event.
    pub(crate) fn new(env: Environment) -> Self {
        Self {
            env,
            jitter: None,
            known: Known::default(),
            expiry: ExpiryCheck::default(),
            activity: Activity::default(),
            peers: Peers::default(),
            refetch: Refetch::default(),
            retry: Retry::default(),
            lifecycle: Lifecycle::default(),
            calls: Calls::default(),
            queries: Queries::default(),
            sign_out_check: SignOutCheck::default(),
            server_clock: None,
            lock: Lock::default(),
            waiting_mutations: Vec::new(),
            timestamps: Timestamps::default(),
            resume_count: 0,
            has_timer: false,
            last_id: 0,
            view: Rc::default(),
            effects: Vec::new(),
        }
    }

    /// Returns the public view of the state.
    pub(crate) fn view(&self) -> &Rc<SessionState> {
        &self.view
    }

    /// Returns a new id for a request, a call or a mutation.
    pub(crate) fn next_id(&mut self) -> RequestId {
        self.last_id += 1;
        RequestId(self.last_id)
    }

    /// Applies `event`, and adds what has to be done about it to `effects`, in order.
    ///
    /// What is in the buffer already stays before it.
    pub(crate) fn handle(&mut self, event: Event, env: &Environment, effects: &mut Vec<Effect>) {
        std::mem::swap(&mut self.effects, effects);
        self.env = *env;
        self.check_clock();
        self.apply(event);
        self.settle_calls();
        self.schedule();
        self.release_lock();
        self.update_view();
        std::mem::swap(&mut self.effects, effects);
    }

    fn apply(&mut self, event: Event) {
        match event {
            Event::Hydrated {
                answer,
                opened_at,
                is_stored,
            } => self.hydrate(answer, opened_at, is_stored),
            Event::Started => self.start(),
            Event::Stopped => self.stop(),
            Event::Suspended => self.suspend(),
            Event::Resumed { is_restored } => self.resume(is_restored),
            Event::VisibilityChanged => self.change_visibility(),
            Event::WentOnline => self.request_refetch(RefetchCause::Online),
            // The schedule, which follows each event, reads the environment.
            Event::WentOffline | Event::RulesChanged => {}
            Event::TimerFired => self.check_deadlines(),
            Event::SignOutMarkFound(at) => self.apply_sign_out_mark(at),
            Event::ServerDated(clock) => self.note_server_clock(clock),
            Event::SessionRequested { call, params } => self.request_session(call, params),
            Event::CallTimedOut(call) => self.time_out_call(call),
            Event::CallDropped(call) => self.calls.remove(call),
            Event::PreloadClaimed { id, sent_at } => self.note_preload(id, sent_at),
            Event::FetchSent(id) => self.note_fetch_sent(id),
            Event::FetchFinished { id, result } => self.finish_fetch(id, result),
            Event::MutationRequested { id, kind } => self.request_mutation(id, kind),
            Event::MutationPosted { id, result } => self.settle_post(id, result),
            Event::MutationDropped(id) => self.drop_mutation(id),
            Event::MessageReceived(message) => self.receive(message),
            Event::NextAuthTriggered(trigger) => self.receive_from_next_auth(trigger),
            Event::LockGranted => self.note_lock_granted(),
            Event::LockUnavailable => self.fetch_without_lock(),
            Event::MessagesFlushed => self.use_lock(),
        }
    }

    pub(super) fn push(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    pub(super) fn now(&self) -> Timestamp {
        self.env.now
    }

    /// Returns this tab's random number from 0 to 1.
    pub(super) fn jitter(&mut self) -> f64 {
        *self.jitter.get_or_insert(self.env.random)
    }

    /// Returns a timestamp of this tab, later than all that it has given or received.
    pub(super) fn next_timestamp(&mut self) -> Timestamp {
        let offset = self.jitter();
        let deferred = self
            .activity
            .mutation()
            .and_then(|mutation| mutation.deferred.as_ref());
        let newest = deferred.map_or(self.known.as_of, |deferred| {
            deferred.as_of.max(self.known.as_of)
        });
        self.timestamps.next(self.env.now, newest, offset)
    }

    /// Returns the server's time; without any `Date` of the server, this machine's.
    pub(super) fn server_now(&self) -> Timestamp {
        let offset = self.server_clock.map_or(0.0, ServerClock::offset);
        self.env.now.offset_by(offset)
    }

    pub(super) fn note_server_clock(&mut self, clock: ServerClock) {
        let known = self.server_clock.map(|known| known.narrow(clock));
        self.server_clock = Some(known.unwrap_or(clock));
    }

    /// Shifts all deadlines and timestamps back if the wall clock was set back.
    ///
    /// So nothing waits longer, and the next snapshot is newer than the known one. Other tabs do
    /// likewise, so that timestamps stay in order among the tabs.
    fn check_clock(&mut self) {
        let Environment { now, page_age, .. } = self.env;
        let Some(step) = self.timestamps.wall_clock_step(now, page_age) else {
            return;
        };
        self.known.shift_back(step);
        self.expiry.shift_back(step);
        self.peers.shift_back(step);
        self.refetch.shift_back(step);
        self.retry.shift_back(step);
        self.queries.shift_back(step);
        self.sign_out_check.shift_back(step);
        self.calls.shift_back(step);
        self.shift_activity_back(step);
        self.server_clock = self.server_clock.map(|clock| clock.after_step_back(step));
    }

    fn shift_activity_back(&mut self, step: Duration) {
        if let Some(fetch) = self.activity.fetch_mut() {
            fetch.started_at = fetch.started_at - step;
        }
        let mutation = self.activity.mutation_mut();
        if let Some(deferred) = mutation.and_then(|mutation| mutation.deferred.as_mut()) {
            deferred.as_of = deferred.as_of - step;
        }
    }

    /// Sets the one timer.
    pub(super) fn set_timer(&mut self, at: Option<Timestamp>) {
        if self.has_timer || at.is_some() {
            self.has_timer = at.is_some();
            self.push(Effect::SetTimer(at));
        }
    }
}
