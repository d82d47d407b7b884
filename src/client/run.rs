use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;

use super::AuthClient;
use super::asks::Asks;
use super::turn::Turns;
use crate::browser;
use crate::session::{Event, Plan, Surroundings, plan};
use crate::tabs::{Channel, NextAuthBridge};
use crate::types::{Millis, SessionEvent, UpdateCause};

/// What a running client holds of the browser.
#[derive(Default)]
pub(super) struct Life {
    pub(super) tabs: RefCell<Option<Channel>>,
    pub(super) interop: RefCell<Option<NextAuthBridge>>,
    pub(super) turns: Turns,
    pub(super) asks: Asks,
    signals: RefCell<Vec<EventListener>>,
    timer: RefCell<Option<Timeout>>,
    /// How many providers (or other owners) run this client.
    owners: Cell<u32>,
    stagger: Cell<Option<f64>>,
}

impl Life {
    /// This tab's place among the tabs that would all act in one moment.
    pub(super) fn stagger(&self) -> f64 {
        let drawn = self.stagger.get().unwrap_or_else(browser::random);
        self.stagger.set(Some(drawn));
        drawn
    }

    pub(super) fn is_running(&self) -> bool {
        self.owners.get() > 0
    }
}

/// A client at work: it keeps the session fresh and the tabs in step. Dropping the last one of a client stops it.
#[must_use = "dropping it stops the client"]
#[derive(Debug)]
pub struct ClientGuard(AuthClient);

impl AuthClient {
    /// Starts to keep the session fresh, for as long as the returned value lives. [`SessionProvider`](crate::SessionProvider) does this for its own.
    ///
    /// On a server this does nothing.
    pub fn start(&self) -> ClientGuard {
        let life = &self.0.life;
        life.owners.set(life.owners.get() + 1);
        if life.owners.get() == 1 && browser::is_available() {
            self.watch_page();
            self.look_for_mark();
            self.join_tabs();
            self.dispatch(Event::Started {
                now: browser::now(),
            });
            self.replan();
        }
        ClientGuard(self.clone())
    }

    fn watch_page(&self) {
        let tell = |react: fn(&AuthClient)| {
            let weak = Rc::downgrade(&self.0);
            move || {
                if let Some(inner) = weak.upgrade() {
                    react(&AuthClient(inner));
                }
            }
        };
        let signals = [
            browser::on_visibility_change(tell(Self::page_turned)),
            browser::on_online(tell(|client| client.nudge(SessionEvent::Online))),
            browser::on_offline(tell(Self::replan)),
            browser::on_before_unload(tell(|client| client.0.leaving.begin())),
            browser::on_page_hide(tell(Self::page_left)),
            browser::on_freeze(tell(Self::page_left)),
            browser::on_page_restored(tell(|client| client.page_returned(true))),
            browser::on_resume(tell(|client| client.page_returned(false))),
        ];
        self.0
            .life
            .signals
            .replace(signals.into_iter().flatten().collect());
    }

    fn page_turned(&self) {
        if browser::is_visible() && self.state().is_away() {
            // Some browsers show a page again without a word about its return.
            self.page_returned(false);
        }
        if browser::is_visible() && self.0.config.borrow().refetch_on_window_focus {
            self.nudge(SessionEvent::VisibilityChange);
        }
        // Whether polls are allowed has changed, whatever became of the nudge.
        self.replan();
    }

    /// An open channel, a lock or a request would keep the page out of the back/forward cache, and a sleeping page can use none.
    fn page_left(&self) {
        self.dispatch(Event::Left);
        self.leave_tabs();
    }

    fn page_returned(&self, is_restored: bool) {
        self.0.leaving.end();
        self.note_return();
        self.look_for_mark();
        self.join_tabs();
        let now = browser::now();
        self.dispatch(Event::Returned { now, is_restored });
    }

    fn nudge(&self, event: SessionEvent) {
        let now = browser::now();
        self.dispatch(Event::Nudged {
            cause: UpdateCause::Event(event),
            now,
            due: now,
            throttle: self.focus_throttle(),
        });
        self.replan();
    }

    pub(super) fn focus_throttle(&self) -> Millis {
        self.0.config.borrow().focus_throttle.as_millis() as Millis
    }

    /// Does what is due, and sets the one timer for what comes next.
    pub(super) fn replan(&self) {
        if !self.0.life.is_running() || !browser::is_available() {
            return;
        }
        self.check_clock();
        let here = Surroundings {
            now: browser::now(),
            visible: browser::is_visible(),
            online: browser::is_online(),
            stagger: self.0.life.stagger(),
            takes_turns: self.can_share(),
        };
        self.0.life.timer.take();
        let next = plan(&self.state(), &self.0.config.borrow(), &here);
        match next {
            Plan::Rest => {}
            Plan::WakeAt(due) => self.wake_in(due - here.now),
            Plan::Fetch(cause) => drop(self.read(cause, true, true)),
            Plan::Queue(cause) => self.queue_for_turn(cause),
        }
    }

    fn wake_in(&self, wait: Millis) {
        // A longer wait overflows to none at all; waking early just plans again.
        let millis = wait.ceil().clamp(1.0, f64::from(i32::MAX)) as u32;
        let weak = Rc::downgrade(&self.0);
        let timer = Timeout::new(millis, move || {
            if let Some(inner) = weak.upgrade() {
                let client = AuthClient(inner);
                client.dispatch(Event::HoldsChecked {
                    now: browser::now(),
                });
                client.replan();
            }
        });
        self.0.life.timer.replace(Some(timer));
    }
}

impl Drop for ClientGuard {
    fn drop(&mut self) {
        let life = &self.0.0.life;
        life.owners.set(life.owners.get() - 1);
        if !life.is_running() {
            life.signals.take();
            life.timer.take();
            self.0.leave_tabs();
            self.0.dispatch(Event::Stopped);
        }
    }
}
