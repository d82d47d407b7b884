use std::collections::VecDeque;
use std::rc::Rc;

use super::Time;
use super::letter::Letter;
use super::network::Kind;
use super::oracle::Oracle;
use crate::session::samples::{loading, who};
use crate::session::state::Hold;
use crate::session::{Event, Plan, RequestId, SessionState, Surroundings, plan, reduce};
use crate::types::{AuthClientConfig, Millis, SessionStatus, UpdateCause};

/// How long a tab waits for its turn, as in `client/turn.rs`.
const PATIENCE: Millis = 5_000.0;
/// How often the timers of hidden tabs fire: all together.
const GRID: Millis = 1_000.0;

/// A stand-in for a tab's `AuthClient`: the real core, and what `client` does around it without the browser.
pub(super) struct Tab {
    pub(super) key: u32,
    pub(super) time: Time,
    pub(super) state: Rc<SessionState>,
    pub(super) rules: AuthClientConfig,
    pub(super) is_visible: bool,
    pub(super) is_online: bool,
    pub(super) is_running: bool,
    pub(super) stagger: f64,
    /// When the one timer fires, by the clock that nobody sets.
    pub(super) timer: Option<Millis>,
    pub(super) wants: Vec<Want>,
    pub(super) reading: Option<Reading>,
    pub(super) action: Option<Action>,
    pub(super) deeds: VecDeque<Kind>,
    pub(super) calls: Vec<Call>,
    pub(super) mounts: u32,
    /// How often something has happened here.
    pub(super) moment: u64,
    /// The wall clock's time when the steady one began, as it was seen last.
    pub(super) origin: Millis,
    pub(super) oracle: Oracle,
    pub(super) last_stamp: Millis,
    ids: u64,
}

fn on_grid(at: Millis) -> Millis {
    (at / GRID).ceil() * GRID
}

/// What a tab wants of the world around it.
pub(super) enum Want {
    Send(RequestId, Kind),
    Cancel(RequestId),
    Post(Letter),
    /// This tab's turn to ask for all tabs.
    Turn,
}

/// The session request under way, and what its callers want of the answer.
pub(super) struct Reading {
    pub(super) id: RequestId,
    pub(super) cause: UpdateCause,
    pub(super) applies: bool,
    pub(super) tells: bool,
    pub(super) is_call: bool,
    /// The tab's moment at whose end it was sent.
    pub(super) sent: Option<u64>,
}

/// A sign-in, sign-out or update: its POST is under way, then perhaps its read.
pub(super) struct Action {
    pub(super) id: RequestId,
    pub(super) kind: Kind,
    pub(super) read: Option<RequestId>,
}

/// A `get_session` of the app that has not returned.
pub(super) struct Call {
    pub(super) asked_at: Millis,
    /// The tab's moment in which it was called.
    pub(super) moment: u64,
    pub(super) applies: bool,
    pub(super) tells: bool,
    pub(super) read: Option<RequestId>,
}

impl Tab {
    pub(super) fn new(key: u32, time: Time, rules: AuthClientConfig, stagger: f64) -> Self {
        Self {
            key,
            time,
            state: loading(),
            rules,
            is_visible: true,
            is_online: true,
            is_running: false,
            stagger,
            timer: None,
            wants: Vec::new(),
            reading: None,
            action: None,
            deeds: VecDeque::new(),
            calls: Vec::new(),
            mounts: 0,
            moment: 0,
            origin: time.wall - time.steady,
            oracle: Oracle::default(),
            last_stamp: 0.0,
            ids: 0,
        }
    }

    pub(super) fn next_id(&mut self) -> RequestId {
        self.ids += 1;
        RequestId(self.ids)
    }

    pub(super) fn dispatch(&mut self, event: Event) {
        self.oracle.is_unverified = self.state.is_unverified;
        self.oracle.hear(&event);
        if let Event::HoldsChecked { now } = event {
            let lapses = |hold: &Hold| hold.is_silent && hold.until <= now;
            if self.state.holds.iter().any(lapses) {
                self.oracle.announce(now);
            }
        }
        if let Event::ActionEnded { id, now, .. } = event
            && self.state.action == Some(id)
            && self.state.is_overlapped
        {
            self.oracle.void(now);
        }
        let before = self.state.clone();
        let told = event.clone();
        self.state = reduce(before.clone(), event);
        let is_peers = matches!(told, Event::PeerChanging { .. } | Event::PeerSettled { .. });
        if is_peers && self.state.read.is_none() {
            self.oracle.overtake();
        }
        assert_eq!(who(&self.state), self.oracle.who(), "after {told:?}");
        assert!(
            before.status() == SessionStatus::Loading
                || self.state.status() != SessionStatus::Loading,
            "back to loading by {told:?}"
        );
        if Rc::ptr_eq(&before, &self.state) {
            return;
        }
        self.cancel_overtaken_read();
        self.replan();
    }

    fn cancel_overtaken_read(&mut self) {
        let state = &self.state;
        if let Some(read) = self.reading.take_if(|read| !state.awaits(read.id)) {
            self.wants.push(Want::Cancel(read.id));
        }
    }

    pub(super) fn replan(&mut self) {
        if !self.is_running {
            return;
        }
        self.check_clock();
        let here = Surroundings {
            now: self.time.wall,
            visible: self.is_visible,
            online: self.is_online,
            stagger: self.stagger,
            takes_turns: self.rules.share_session,
        };
        self.timer = None;
        let next = plan(&self.state, &self.rules, &here);
        match next {
            Plan::Rest => {}
            Plan::Queue(cause) => {
                self.wants.push(Want::Turn);
                self.dispatch(Event::Queued {
                    cause,
                    now: here.now,
                    until: here.now + PATIENCE * (1.0 + self.stagger),
                });
            }
            Plan::WakeAt(due) => {
                let wait = (due - here.now).ceil().clamp(1.0, f64::from(i32::MAX));
                let at = self.time.steady + wait;
                let is_on_grid = !self.is_visible;
                self.timer = Some(if is_on_grid { on_grid(at) } else { at });
            }
            Plan::Fetch(cause) => drop(self.read(cause, true, true)),
        }
    }

    pub(super) fn wake(&mut self) {
        self.timer = None;
        let now = self.time.wall;
        self.dispatch(Event::HoldsChecked { now });
        self.replan();
    }

    /// Joins the read under way, or sends one. A call takes the place of an automatic one.
    pub(super) fn read(&mut self, cause: UpdateCause, applies: bool, tells: bool) -> RequestId {
        let is_call = !cause.is_automatic();
        let older = self
            .reading
            .take_if(|read| is_call && read.sent.is_some() && !read.is_call);
        if let Some(read) = &mut self.reading {
            if applies && (is_call || !read.applies) {
                read.cause = cause;
            }
            read.applies |= applies;
            read.tells |= tells;
            read.is_call |= is_call;
            return read.id;
        }
        if let Some(older) = &older {
            self.wants.push(Want::Cancel(older.id));
        }
        let (id, at) = (self.next_id(), self.stamp());
        let applied_before = older.as_ref().filter(|older| older.applies && !applies);
        self.reading = Some(Reading {
            id,
            cause: applied_before.map_or(cause, |older| older.cause),
            applies: applies || older.as_ref().is_some_and(|older| older.applies),
            tells: tells || older.as_ref().is_some_and(|older| older.tells),
            is_call,
            sent: None,
        });
        self.wants.push(Want::Send(id, Kind::Read));
        self.dispatch(Event::ReadStarted { id, at });
        id
    }
}
