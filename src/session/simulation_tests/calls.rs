//! What apps do with a tab, and how answers come in, after `client/{read,action}.rs`.

use super::letter::Body;
use super::network::{Kind, Login};
use super::tab::{Action, Call, Reading, Tab};
use crate::session::{Event, RequestId, backoff};
use crate::types::{AuthError, Millis, SessionEvent, UpdateCause};

/// The server's answer as far as it came.
pub(super) type Answer = Result<Option<Login>, AuthError>;

impl Tab {
    pub(super) fn mount(&mut self) {
        if !self.is_running {
            self.is_running = true;
            self.mounts += 1;
            self.post(Body::Ask);
            let now = self.time.wall;
            self.dispatch(Event::Started { now });
            self.replan();
        }
    }

    pub(super) fn unmount(&mut self) {
        if self.is_running {
            self.is_running = false;
            self.timer = None;
            self.dispatch(Event::Stopped);
        }
    }

    pub(super) fn get_session(&mut self, applies: bool, tells: bool) {
        let asked_at = self.stamp();
        self.calls.push(Call {
            asked_at,
            moment: self.moment,
            applies,
            tells,
            read: None,
        });
    }

    /// Lets all that waits in this tab go on as far as it can.
    pub(super) fn go_on(&mut self) {
        let own_read = self.action.as_ref().and_then(|action| action.read);
        if own_read.is_some_and(|read| !self.state.awaits(read)) {
            self.end_action();
        }
        if !self.state.is_acting()
            && let Some(kind) = self.deeds.pop_front()
        {
            self.begin(kind);
        }
        let state = self.state.clone();
        for call in &mut self.calls {
            call.read = call.read.filter(|read| state.awaits(*read));
        }
        let is_free = |tab: &Self| {
            let earlier = tab
                .reading
                .as_ref()
                .is_some_and(|read| read.sent.is_some() && read.is_call);
            !earlier && !tab.state.is_held()
        };
        while is_free(self)
            && let Some(place) = self.calls.iter().position(|call| call.read.is_none())
        {
            let call = self.calls.remove(place);
            if self.state.as_of() <= call.asked_at || self.state.has_open_change() {
                let read = self.read(UpdateCause::Call, call.applies, call.tells);
                let read = Some(read);
                self.calls.push(Call { read, ..call });
            }
        }
    }

    fn begin(&mut self, kind: Kind) {
        let id = self.next_id();
        self.dispatch(Event::ActionStarted { id });
        self.post(Body::Changing);
        let request = self.next_id();
        self.wants
            .push(super::tab::Want::Send(request, kind.clone()));
        self.action = Some(Action {
            id,
            kind,
            read: None,
        });
    }

    fn end_action(&mut self) {
        if let Some(Action { id, .. }) = self.action.take() {
            let now = self.time.wall;
            self.dispatch(Event::ActionEnded {
                id,
                now,
                is_open: false,
            });
            if self.state.has_open_change() {
                self.post(Body::Hint);
            }
            self.post(Body::Settled);
        }
    }

    /// The POST of the action under way has come to its end.
    pub(super) fn posted(&mut self, answer: Answer) {
        let kind = self.action.as_ref().unwrap().kind.clone();
        match (kind, answer) {
            (Kind::SignIn(_), _) => self.read_in_action(UpdateCause::SignIn),
            (Kind::SignOut, Ok(_)) => self.end_action_with(None, UpdateCause::SignOut),
            (Kind::SignOut, Err(_)) => self.read_in_action(UpdateCause::SignOut),
            (_, Ok(login)) => self.end_action_with(login, UpdateCause::Update),
            (_, Err(_)) => self.read_in_action(UpdateCause::Update),
        }
    }

    fn read_in_action(&mut self, cause: UpdateCause) {
        self.post(Body::Changing);
        let read = self.read(cause, true, true);
        self.action.as_mut().unwrap().read = Some(read);
    }

    fn end_action_with(&mut self, login: Option<Login>, cause: UpdateCause) {
        let news = Login::news(login.as_ref(), self.stamp(), cause);
        let now = self.time.wall;
        self.dispatch(Event::ActionAnswered { news, now });
        self.tell_state(true, true);
        self.end_action();
    }

    /// The read `id` has come to its end; returns the event, to play it a second time.
    pub(super) fn was_read(&mut self, id: RequestId, answer: Answer) -> Option<Event> {
        let read = self.reading.take_if(|read| read.id == id)?;
        let mut callers = self.calls.iter().filter(|call| call.read == Some(id));
        let is_later = |call: &Call| read.sent >= Some(call.moment);
        assert!(callers.all(is_later), "a request from before the call");
        let event = match answer {
            Ok(login) => self.settle(&read, login),
            Err(error) => {
                let now = self.time.wall;
                let retry_at = now + backoff(self.state.failures(), self.stagger);
                let event = if read.applies {
                    Event::ReadFailed {
                        id,
                        error,
                        now,
                        retry_at,
                        retry_after: None,
                    }
                } else {
                    Event::ReadDropped { id }
                };
                self.dispatch(event.clone());
                event
            }
        };
        self.calls.retain(|call| call.read != Some(id));
        Some(event)
    }

    fn settle(&mut self, read: &Reading, login: Option<Login>) -> Event {
        self.check_clock();
        let (id, now, at) = (read.id, self.time.wall, self.state.read_at());
        let news = Login::news(login.as_ref(), at, read.cause);
        let is_hinted = read.cause == UpdateCause::Event(SessionEvent::Storage);
        let before = self.state.clone();
        let is_confirmed = !self.is_running || !before.must_confirm(&news, now);
        if !read.applies {
            let event = Event::ReadDropped { id };
            self.dispatch(event.clone());
            if read.tells && is_confirmed {
                let is_change = before.differs_from(news.session.as_deref());
                let may_end_sessions = !self.is_running || !before.is_unexpected(&news, now);
                let is_vouched = may_end_sessions && before.vouches_for(&news);
                self.tell(news, !is_hinted && is_change && is_vouched, is_vouched);
            }
            return event;
        }
        let is_vouched = before.vouches_for(&news);
        let event = Event::ReadAnswered {
            id,
            news,
            now,
            is_definitive: !self.is_running,
        };
        self.dispatch(event.clone());
        if !is_confirmed {
            self.post(Body::Confirming);
        } else if read.tells && self.state.as_of() == at {
            let is_news = self.state.identity().is_news_after(before.identity());
            let is_change = before.owes_news(at) || (!is_hinted && is_news && is_vouched);
            self.tell_state(is_change, is_vouched);
        }
        event
    }

    pub(super) fn turn(&mut self, is_visible: bool) {
        self.is_visible = is_visible;
        if is_visible && self.is_running && self.rules.refetch_on_window_focus {
            self.nudge(SessionEvent::VisibilityChange);
        }
        self.replan();
    }

    pub(super) fn connect(&mut self, is_online: bool) {
        self.is_online = is_online;
        if is_online && self.is_running {
            self.nudge(SessionEvent::Online);
        }
        self.replan();
    }

    pub(super) fn is_idle(&self) -> bool {
        self.action.is_none() && self.deeds.is_empty() && self.calls.is_empty()
    }

    pub(super) fn interval(&self) -> Millis {
        self.rules.refetch_interval.as_millis() as Millis
    }
}
