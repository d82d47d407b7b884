use super::super::fixtures::{failed, network_error, ok, overloaded};
use super::locks::Locks;
use super::network::{Kind, Login, Network, Request};
use super::tab::{Outgoing, Storage, Tab};
use super::{Millis, Time};
use crate::session::{Event, Message, MessageBody, PostResult};
use crate::types::{AuthClientConfig, AuthError, ServerClock, Timestamp};

/// One browser with its tabs, its cookie and its network.
pub(super) struct World {
    pub(super) time: Time,
    pub(super) tabs: Vec<Tab>,
    pub(super) network: Network,
    /// Sender, receiver and message, in the order in which they were posted.
    pub(super) mail: Vec<(u32, u32, Message)>,
    /// Whether messages arrive at once; else only when told to.
    pub(super) is_prompt: bool,
    /// Whether two tabs were ever changing who is signed in at once.
    pub(super) had_two_changes: bool,
    /// Whether a tab ever gave up waiting for the others.
    pub(super) was_blocked: bool,
    pub(super) is_delivering: bool,
    pub(super) locks: Locks,
    storage: Storage,
    opened: u32,
}

/// When a world begins, by every clock.
const START: Millis = 1_000_000_000.0;

/// How a request ends.
#[derive(Clone, Copy, Debug)]
pub(super) enum End {
    Answered,
    AnsweredTwice,
    /// The server is in trouble, or never sees the request.
    Failed,
    /// The server has done it, but its answer breaks off behind the headers.
    CutOff,
    /// The server rejects it, and names a time.
    Overloaded,
}

impl World {
    pub(super) fn new(is_prompt: bool) -> Self {
        Self {
            time: Time {
                wall: START,
                steady: 0.0,
            },
            tabs: Vec::new(),
            network: Network::default(),
            mail: Vec::new(),
            is_prompt,
            had_two_changes: false,
            was_blocked: false,
            is_delivering: false,
            locks: Locks::default(),
            storage: Storage::default(),
            opened: 0,
        }
    }

    /// The server's clock, which no one sets.
    pub(super) fn server_time(&self) -> Millis {
        START + self.time.steady
    }

    pub(super) fn opened(&self) -> u32 {
        self.opened
    }

    /// Opens a tab, with the session in it if the server has rendered the page so long ago by the
    /// browser's own clock.
    pub(super) fn open(&mut self, rules: AuthClientConfig, jitter: f64, rendered: Option<Millis>) {
        self.opened += 1;
        let now = self.time.wall;
        let storage = self.storage.clone();
        let mut tab = Tab::new(self.opened, self.time, rules, jitter, storage);
        if let Some(ago) = rendered {
            tab.dispatch(Event::Hydrated {
                answer: self.network.rendered(self.server_time()),
                opened_at: Some(Timestamp::from_millis(now - ago)),
                is_stored: false,
            });
        }
        self.tabs.push(tab);
        self.with(self.tabs.len() - 1, Tab::mount);
    }

    /// Closes a tab. The browser aborts its requests. The server may have carried out its mutation,
    /// if all tabs have received its start.
    pub(super) fn close(&mut self, place: usize) {
        let tab = self.tabs.remove(place);
        while let Some(place) = self.network.changed_by(tab.key, self.time.steady)
            && self.is_prompt
        {
            self.network.arrive(place, START + self.time.steady);
        }
        self.network
            .under_way
            .retain(|request| request.tab != tab.key);
        self.mail.retain(|(_, to, _)| *to != tab.key);
        self.locks.release(tab.key);
    }

    /// Returns the place of the tab `key`, unless it was closed.
    pub(super) fn place_of(&self, key: u32) -> Option<usize> {
        self.tabs.iter().position(|tab| tab.key == key)
    }

    /// Lets something happen in one tab, and all that follows from it at once.
    pub(super) fn with<T>(&mut self, place: usize, happens: impl FnOnce(&mut Tab) -> T) -> T {
        let time = self.time;
        let tab = &mut self.tabs[place];
        tab.time = time;
        tab.moment += 1;
        let result = happens(tab);
        tab.send_fetch();
        let key = tab.key;
        let mut flushes = false;
        for outgoing in std::mem::take(&mut tab.outbox) {
            match outgoing {
                Outgoing::Send(id, kind) => self.network.send(key, id, kind, time),
                Outgoing::Abort(id) => self.network.cancel(key, id),
                Outgoing::Post(message) => self.post(key, &message),
                Outgoing::Disconnect => self.mail.retain(|(_, to, _)| *to != key),
                Outgoing::AcquireLock => self.locks.request(key),
                Outgoing::ReleaseLock => self.locks.release(key),
                Outgoing::FlushMessages => flushes = true,
            }
        }
        let reads = |request: &&Request| request.tab == key && request.kind == Kind::Read;
        let reading = self.network.under_way.iter().filter(reads).count();
        assert!(
            reading <= 1,
            "tab {key} has {reading} session requests under way"
        );
        let is_mutating = |tab: &&Tab| tab.machine.activity.is_mutating();
        self.had_two_changes |= self.tabs.iter().filter(is_mutating).count() > 1;
        let ignores = |tab: &Tab| tab.machine.peers.block.ignores_peers(time.now());
        self.was_blocked |= self.tabs.iter().any(ignores);
        if self.is_prompt {
            self.deliver_all();
        }
        if flushes {
            self.flush(key);
        }
        self.grant_locks();
        result
    }

    /// A script of the origin posts an invalidation, which one tab receives.
    pub(super) fn invalidate(&mut self, place: usize) {
        let message = Message {
            from: "script".to_owned(),
            at: self.time.now(),
            body: MessageBody::Invalidate,
        };
        self.with(place, |tab| tab.dispatch(Event::MessageReceived(message)));
    }

    pub(super) fn end_request(&mut self, place: usize, end: End) {
        let (request, answer) = match end {
            End::Failed => (self.network.under_way.remove(place), Err(network_error())),
            End::Overloaded => {
                let error = AuthError::Status {
                    status: 429,
                    retry_after: None,
                };
                (self.network.under_way.remove(place), Err(error))
            }
            End::Answered | End::AnsweredTwice | End::CutOff => {
                let now = self.server_time();
                let (request, date, login) = self.network.arrive(place, now);
                if self.is_prompt && !self.had_two_changes && !self.was_blocked {
                    assert_eq!(self.network.undone, None, "by a read in flight");
                }
                if matches!(end, End::CutOff) {
                    (request, Err(network_error()))
                } else {
                    self.date(&request, date);
                    (request, Ok(login))
                }
            }
        };
        let Some(place) = self.place_of(request.tab) else {
            return;
        };
        let event = match request.kind {
            Kind::Read => Event::FetchFinished {
                id: request.id,
                result: match (&answer, end) {
                    (Ok(login), _) => ok(Login::answer(login.as_ref())),
                    (Err(_), End::Overloaded) => overloaded(30),
                    (Err(_), _) => failed(),
                },
            },
            _ => Event::MutationPosted {
                id: request.id,
                result: match (&request.kind, answer) {
                    (_, Err(error)) => PostResult::Failed(error),
                    (Kind::SignIn(_), Ok(_)) => PostResult::Accepted,
                    (_, Ok(login)) => PostResult::Confirmed(Login::answer(login.as_ref())),
                },
            },
        };
        self.with(place, |tab| tab.dispatch(event.clone()));
        if let (End::AnsweredTwice, Some(place)) = (end, self.place_of(request.tab)) {
            let before = self.tabs[place].view().clone();
            self.with(place, |tab| tab.dispatch(event));
            assert_eq!(
                before,
                *self.tabs[place].view(),
                "a second time changes nothing"
            );
        }
    }

    /// Tells the tab of a request the server's time, as the response has it.
    fn date(&mut self, request: &Request, date: Millis) {
        let [date, sent] = [date, request.sent.wall].map(Timestamp::from_millis);
        let clock = ServerClock::of_response(date, sent, self.time.now());
        if let (Some(place), Some(clock)) = (self.place_of(request.tab), clock) {
            self.with(place, |tab| tab.dispatch(Event::ServerDated(clock)));
        }
    }
}
