//! What tabs tell each other, after `client/sync.rs`.

use super::tab::{Tab, Want};
use crate::session::{Event, News};
use crate::types::{Millis, ServerClock, SessionEvent, SessionStatus, UpdateCause};

const CLOCK_SLACK: Millis = 2_000.0;
const HINT_WAIT: Millis = 60.0;
const HINT_SPREAD: Millis = 400.0;

#[derive(Clone, Debug)]
pub(super) struct Letter {
    from: String,
    at: Millis,
    body: Body,
}

#[derive(Clone, Debug)]
pub(super) enum Body {
    State {
        news: News,
        is_renewal: bool,
        clock: Option<ServerClock>,
    },
    Ask,
    Changing,
    Settled,
    Confirming,
    Hint,
}

impl Letter {
    /// A word of a script that is none of this library's tabs.
    pub(super) fn of_script(name: &str, at: Millis, body: Body) -> Self {
        let from = name.to_owned();
        Self { from, at, body }
    }
}

impl Tab {
    pub(super) fn post(&mut self, body: Body) {
        let at = self.stamp();
        self.post_at(at, body);
    }

    fn post_at(&mut self, at: Millis, body: Body) {
        if self.is_running && self.rules.sync_tabs {
            // A tab that comes back is another one to the rest.
            let from = format!("{}.{}", self.key, self.mounts);
            self.wants.push(Want::Post(Letter { from, at, body }));
        }
    }

    pub(super) fn tell_state(&mut self, is_change: bool, is_vouched: bool) {
        let state = self.state.clone();
        if state.status() != SessionStatus::Loading {
            let news = News {
                session: state.session().cloned(),
                expires: state.expires().map(str::to_owned),
                expires_at: state.expires_at(),
                at: state.as_of(),
                cause: UpdateCause::OtherTab,
            };
            self.tell(news, is_change, is_vouched);
        }
    }

    pub(super) fn tell(&mut self, news: News, is_change: bool, is_vouched: bool) {
        let at = news.at;
        if self.rules.share_session {
            let body = Body::State {
                is_renewal: news.session.is_none() && !is_vouched,
                news,
                clock: self.state.server_clock(),
            };
            self.post_at(at, body);
        }
        if is_change && !(self.rules.share_session && is_vouched) {
            self.post_at(at, Body::Hint);
        }
    }

    pub(super) fn hear(&mut self, letter: Letter) {
        self.check_clock();
        let now = self.time.wall;
        let (at, from) = (letter.at, letter.from);
        match letter.body {
            Body::State { .. } if at > now + CLOCK_SLACK => self.hear_hint(),
            Body::State {
                news,
                is_renewal,
                clock,
            } => {
                if let Some(clock) = clock {
                    self.adjust(Event::ServerDated { clock });
                }
                let cause = UpdateCause::OtherTab;
                let news = News { cause, ..news };
                self.dispatch(Event::PeerNews {
                    news,
                    now,
                    is_renewal,
                });
            }
            Body::Ask => {
                if self.state.is_acting() {
                    self.post(Body::Changing);
                }
                if self.state.synced_here() {
                    self.tell_state(false, false);
                }
            }
            Body::Changing => self.dispatch(Event::PeerChanging { from, at, now }),
            Body::Confirming => self.dispatch(Event::PeerConfirming { now }),
            Body::Settled => self.dispatch(Event::PeerSettled { from, now }),
            Body::Hint => self.hear_hint(),
        }
    }

    pub(super) fn hear_hint(&mut self) {
        self.hear_hint_within(0.0);
    }

    /// A tab of next-auth/react has asked for the session.
    pub(super) fn hear_next_auth(&mut self) {
        self.hear_hint_within(self.focus_throttle());
    }

    fn hear_hint_within(&mut self, throttle: Millis) {
        let due = self.time.wall + HINT_WAIT + HINT_SPREAD * self.stagger;
        self.nudge_at(UpdateCause::Event(SessionEvent::Storage), due, throttle);
    }

    pub(super) fn nudge(&mut self, event: SessionEvent) {
        self.nudge_at(
            UpdateCause::Event(event),
            self.time.wall,
            self.focus_throttle(),
        );
        self.replan();
    }

    fn focus_throttle(&self) -> Millis {
        self.rules.focus_throttle.as_millis() as Millis
    }

    fn nudge_at(&mut self, cause: UpdateCause, due: Millis, throttle: Millis) {
        self.dispatch(Event::Nudged {
            cause,
            now: self.time.wall,
            due,
            throttle,
        });
    }
}
