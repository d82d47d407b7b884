//! The way in and out of the session machine: one `dispatch`, and the one `match` over its effects.

use std::rc::Rc;

use gloo_timers::callback::Timeout;

use super::{AuthClient, session_request};
use crate::browser;
use crate::session::{Effect, Environment, Event};
use crate::types::{Timestamp, millis};

impl AuthClient {
    /// Passes `event` to the machine, and carries out the effects in their order.
    ///
    /// Nothing is borrowed while effects are carried out: listeners may call back into the client.
    /// The effects of what they dispatch are carried out after those that are left.
    pub(super) fn dispatch(&self, event: Event) {
        let environment = self.environment();
        let mut effects = self.0.effects.borrow_mut();
        self.0
            .machine
            .borrow_mut()
            .handle(event, &environment, &mut effects);
        drop(effects);
        if self.0.is_performing.replace(true) {
            return;
        }
        loop {
            let effects = self.0.effects.take();
            if effects.is_empty() {
                break;
            }
            effects.into_iter().for_each(|effect| self.perform(effect));
        }
        self.0.is_performing.set(false);
    }

    fn perform(&self, effect: Effect) {
        let (pending, tabs) = (&self.0.pending, &self.0.tabs);
        match effect {
            Effect::Fetch { id, claims_preload } => session_request::send(self, id, claims_preload),
            Effect::AbortFetch(id) => pending.abort_fetch(id),
            Effect::StartMutation(id) => pending.start(id),
            Effect::AbortMutation(id) => pending.abort(id),
            Effect::Resolve { id, result } => pending.resolve(id, result),
            Effect::EndNavigation => {
                self.0.unloading.end();
                self.0.navigation.end();
            }
            Effect::OpenChannels => self.open_channels(),
            Effect::CloseChannels => tabs.close(),
            Effect::Broadcast { at, body } => tabs.broadcast(at, body),
            Effect::NotifyNextAuth(trigger) => tabs.notify_next_auth(trigger),
            Effect::AcquireLock => {
                let on_granted = self.handler(|()| Event::LockGranted);
                if !tabs.acquire_lock(&self.channel_name(), move || on_granted(())) {
                    self.dispatch(Event::LockUnavailable);
                }
            }
            Effect::ReleaseLock => tabs.release_lock(),
            Effect::FlushMessages => {
                let on_flushed = self.handler(|()| Event::MessagesFlushed);
                if !tabs.flush_messages(&self.channel_name(), move || on_flushed(())) {
                    self.dispatch(Event::MessagesFlushed);
                }
            }
            Effect::ReadSignOutMark => {
                if let Some(at) = self.sign_out_mark().read() {
                    self.dispatch(Event::SignOutMarkFound(at));
                }
            }
            Effect::WriteSignOutMark(at) => self.sign_out_mark().write(at),
            Effect::RemoveSignOutMark => self.sign_out_mark().remove(),
            Effect::SetTimer(at) => self.set_timer(at),
            Effect::Notify => self.0.listeners.call(),
        }
    }

    fn open_channels(&self) {
        let (tabs, config) = (&self.0.tabs, self.config());
        if config.sync_tabs {
            tabs.open(&self.channel_name(), self.handler(Event::MessageReceived));
            if config.sync_next_auth {
                tabs.open_next_auth(self.handler(Event::NextAuthTriggered));
            }
        }
    }

    /// Returns what the machine needs to know of the page.
    fn environment(&self) -> Environment {
        let config = self.0.config.borrow();
        let rules = (&*config).into();
        if !browser::is_available() {
            return Environment::without_page(rules);
        }
        Environment {
            now: browser::now(),
            page_age: browser::age(),
            is_visible: browser::is_visible(),
            is_online: browser::is_online(),
            random: browser::random(),
            can_share: config.share_session && self.0.tabs.can_carry_session(),
            rules,
        }
    }

    fn set_timer(&self, at: Option<Timestamp>) {
        // The earlier timer is stopped in any case.
        self.0.timer.take();
        let Some(at) = at else {
            return;
        };
        // A longer wait would overflow to none at all. After a timer that fires early, the machine
        // sets another.
        let wait = millis(at - browser::now()).ceil();
        let wait = wait.clamp(1.0, f64::from(i32::MAX)) as u32;
        let on_timer = self.handler(|()| Event::TimerFired);
        let timer = Timeout::new(wait, move || on_timer(()));
        self.0.timer.replace(Some(timer));
    }

    /// Returns a callback that dispatches the event that `make` makes of its argument.
    ///
    /// It does nothing once the client is gone.
    pub(super) fn handler<T>(&self, make: fn(T) -> Event) -> impl Fn(T) + use<T> {
        let weak = Rc::downgrade(&self.0);
        move |argument| {
            if let Some(inner) = weak.upgrade() {
                Self(inner).dispatch(make(argument));
            }
        }
    }
}
