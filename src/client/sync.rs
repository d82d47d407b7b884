use std::rc::Rc;

use super::AuthClient;
use super::reading::news;
use crate::bounds::CLOCK_SLACK;
use crate::browser;
use crate::session::{Event, News};
use crate::tabs::{Body, Channel, Message, NextAuthBridge, Snapshot, Trigger};
use crate::types::{Millis, Session, SessionEvent, SessionStatus, UpdateCause};

/// A tab that hears a hint waits this long for another to ask in its stead, and up to as much again.
const HINT_WAIT: Millis = 60.0;
const HINT_SPREAD: Millis = 400.0;

/// What one tab tells the others.
struct Told<'a> {
    at: Millis,
    session: Option<&'a Rc<Session>>,
    expires: Option<&'a str>,
}

impl AuthClient {
    /// Joins the other tabs of this base, and asks them what they know.
    pub(super) fn join_tabs(&self) {
        if !self.0.config.borrow().sync_tabs {
            return;
        }
        let weak = Rc::downgrade(&self.0);
        let hear = move |message| {
            if let Some(inner) = weak.upgrade() {
                AuthClient(inner).hear(message);
            }
        };
        let tabs = Channel::open(&self.tabs_name(), tab_id(), hear);
        if tabs.is_none() {
            browser::warn(
                "yew-authjs: no BroadcastChannel and no storage; this tab will not be kept in step with the others",
            );
        }
        self.0.life.tabs.replace(tabs);
        self.0.life.interop.replace(self.join_next_auth());
        self.say(Body::Query);
    }

    /// Joins the tabs of next-auth/react, which know nothing of bases: theirs is taken to be this one.
    fn join_next_auth(&self) -> Option<NextAuthBridge> {
        let weak = Rc::downgrade(&self.0);
        let hear = move |trigger| {
            if let Some(inner) = weak.upgrade() {
                AuthClient(inner).hear_next_auth(trigger);
            }
        };
        self.0
            .config
            .borrow()
            .sync_next_auth
            .then(|| NextAuthBridge::open(hear))
    }

    /// Leaves the other tabs, and gives up what is under way on their behalf.
    pub(super) fn leave_tabs(&self) {
        let life = &self.0.life;
        life.tabs.take();
        life.interop.take();
        life.turns.leave();
    }

    /// The name of the tabs' conversation; there is one for each base.
    pub(super) fn tabs_name(&self) -> String {
        ["yew-authjs:", &self.0.config.borrow().base()].concat()
    }

    fn post(&self, at: Millis, body: Body) {
        if let Some(tabs) = &*self.0.life.tabs.borrow() {
            tabs.post(at, body);
        }
    }

    /// Tells the other tabs something that is true from now on.
    pub(super) fn say(&self, body: Body) {
        self.post(self.stamp(), body);
    }

    /// Passes on what this tab knows, if it knows anything. `is_change` says whether it is more
    /// than a renewal, `is_vouched` whether other tabs may end their session because of it.
    pub(super) fn tell_state(&self, is_change: bool, is_vouched: bool) {
        let state = self.state();
        if state.status() != SessionStatus::Loading {
            let told = Told {
                at: state.as_of(),
                session: state.session(),
                expires: state.expires(),
            };
            self.tell_tabs(told, is_change, is_vouched);
        }
    }

    /// Passes on news that this tab does not take in itself.
    pub(super) fn tell(&self, news: &News, is_change: bool, is_vouched: bool) {
        let told = Told {
            at: news.at,
            session: news.session.as_ref(),
            expires: news.expires.as_deref(),
        };
        self.tell_tabs(told, is_change, is_vouched);
    }

    fn tell_tabs(&self, told: Told<'_>, is_change: bool, is_vouched: bool) {
        let Told {
            at,
            session,
            expires,
        } = told;
        if self.can_share() {
            let session = session.map(|session| (**session).clone());
            let snapshot = Snapshot {
                is_renewal: session.is_none() && !is_vouched,
                session,
                expires: expires.map(str::to_owned),
                clock: self.state().server_clock(),
            };
            self.post(at, Body::Snapshot(Box::new(snapshot)));
        }
        // Each hint costs a request, so a mere renewal is not worth one.
        if is_change && !(self.can_share() && is_vouched) {
            self.post(at, Body::Invalidate);
        }
        if is_change
            && is_vouched
            && let Some(interop) = &*self.0.life.interop.borrow()
        {
            interop.post(match session {
                Some(_) => Trigger::GetSession,
                None => Trigger::SignOut,
            });
        }
    }

    /// Whether this tab's answers spare the others their questions.
    pub(super) fn can_share(&self) -> bool {
        let carries = self
            .0
            .life
            .tabs
            .borrow()
            .as_ref()
            .is_some_and(Channel::can_carry_session);
        carries && self.0.config.borrow().share_session
    }

    fn hear(&self, message: Message) {
        self.check_clock();
        let now = browser::now();
        match message.body {
            // Applied, it would make all that follows look old.
            Body::Snapshot(_) if message.at > now + CLOCK_SLACK => self.hear_hint(0.0),
            Body::Snapshot(snapshot) => {
                let Snapshot {
                    session,
                    expires,
                    is_renewal,
                    clock,
                } = *snapshot;
                if let Some(clock) = clock {
                    self.adjust(Event::ServerDated { clock });
                }
                let mut news = news(session.map(Rc::new), message.at, UpdateCause::OtherTab);
                if let Some(expires) = expires {
                    news.expires_at = browser::parse_date(&expires);
                    news.expires = Some(expires);
                }
                self.dispatch(Event::PeerNews {
                    news,
                    now,
                    is_renewal,
                });
            }
            Body::Query => {
                // The new tab has not heard that it has to wait.
                if self.state().is_acting() {
                    self.say(Body::MutationStarted);
                }
                self.answer_new_tab();
            }
            Body::MutationStarted => self.dispatch(Event::PeerChanging {
                from: message.from,
                at: message.at,
                now,
            }),
            Body::ConfirmingSignOut => self.dispatch(Event::PeerConfirming { now }),
            Body::MutationEnded => self.dispatch(Event::PeerSettled {
                from: message.from,
                now,
            }),
            // Our tabs give hints for changes only, so each is followed soon.
            Body::Invalidate => self.hear_hint(0.0),
        }
    }

    fn hear_next_auth(&self, trigger: Trigger) {
        match trigger {
            Trigger::SignOut => {
                self.dispatch(Event::SignOutAnnounced {
                    now: browser::now(),
                });
                self.hear_hint(0.0);
            }
            // It says so each time that it asks, whether or not anything has changed.
            Trigger::GetSession => self.hear_hint(self.focus_throttle()),
        }
    }

    /// All tabs hear a hint at once, so each waits for another to follow it.
    fn hear_hint(&self, throttle: Millis) {
        let now = browser::now();
        self.dispatch(Event::Nudged {
            cause: UpdateCause::Event(SessionEvent::Storage),
            now,
            due: now + HINT_WAIT + HINT_SPREAD * self.0.life.stagger(),
            throttle,
        });
    }
}

/// Tells this tab's messages from those of others, also of a tab that was duplicated.
fn tab_id() -> String {
    format!(
        "{:x}-{:x}",
        browser::random().to_bits(),
        browser::random().to_bits()
    )
}
