use super::Time;
use super::letter::Letter;
use super::network::{Kind, Network, Request};
use super::tab::{Tab, Want};
use super::turns::Turns;
use crate::session::Event;
use crate::types::{AuthClientConfig, AuthError, Millis};

/// One browser with its tabs, its cookie and its network.
pub(super) struct World {
    pub(super) time: Time,
    pub(super) tabs: Vec<Tab>,
    pub(super) network: Network,
    /// Who is to hear what, in the order in which it was said.
    pub(super) mail: Vec<(u32, u32, Letter)>,
    /// Whether messages arrive at once; else only when told to.
    pub(super) is_prompt: bool,
    /// Whether two tabs were ever changing who is signed in at once.
    pub(super) had_two_changes: bool,
    /// Whether a tab ever gave up waiting for the others.
    pub(super) was_blocked: bool,
    is_delivering: bool,
    pub(super) turns: Turns,
    opened: u32,
}

/// When a world begins, by every clock.
const START: Millis = 1_000_000_000.0;
/// Tabs that say more at once are in a loop.
const MOST_MESSAGES: usize = 5_000;

/// How a request ends.
#[derive(Clone, Copy, Debug)]
pub(super) enum End {
    Answered,
    AnsweredTwice,
    /// The server is in trouble, or never sees the request.
    Failed,
    /// The server has done it, but its answer breaks off behind the headers.
    CutOff,
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
            turns: Turns::default(),
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

    /// Opens a tab, with the session in it if the server has rendered the page so long ago by the browser's own clock.
    pub(super) fn open(&mut self, rules: AuthClientConfig, stagger: f64, rendered: Option<Millis>) {
        self.opened += 1;
        let now = self.time.wall;
        let mut tab = Tab::new(self.opened, self.time, rules, stagger);
        if let Some(ago) = rendered {
            let news = self.network.rendered(now - ago, self.server_time());
            tab.dispatch(Event::Given {
                news,
                now,
                is_stored: false,
            });
        }
        self.tabs.push(tab);
        self.with(self.tabs.len() - 1, Tab::mount);
    }

    /// A closed tab's requests are given up by the browser, and nobody hears from it again. What it was changing at the server may have come to pass, if everybody has heard of the attempt.
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
    }

    /// Lets something happen in one tab, and all that follows from it at once.
    pub(super) fn with<T>(&mut self, place: usize, happens: impl FnOnce(&mut Tab) -> T) -> T {
        let time = self.time;
        let tab = &mut self.tabs[place];
        tab.time = time;
        tab.moment += 1;
        let result = happens(tab);
        for _ in 0..4 {
            tab.go_on();
        }
        let key = tab.key;
        if let Some(read) = &mut tab.reading {
            read.sent.get_or_insert(tab.moment);
        }
        for want in std::mem::take(&mut tab.wants) {
            match want {
                Want::Send(id, kind) => self.network.send(key, id, kind, time),
                Want::Cancel(id) => self.network.cancel(key, id),
                Want::Post(letter) => self.post(key, &letter),
                Want::Turn => self.turns.queue(key),
            }
        }
        let reads = |request: &&Request| request.tab == key && request.kind == Kind::Read;
        let reading = self.network.under_way.iter().filter(reads).count();
        assert!(reading <= 1, "tab {key} has {reading} reads in flight");
        let changing = self.tabs.iter().filter(|tab| tab.action.is_some());
        self.had_two_changes |= changing.count() > 1;
        let ignores = |tab: &Tab| tab.state.block.ignores_peers(time.wall);
        self.was_blocked |= self.tabs.iter().any(ignores);
        if self.is_prompt {
            self.deliver_all();
        }
        self.pass_turns();
        result
    }

    fn post(&mut self, from: u32, letter: &Letter) {
        let others = self.tabs.iter().filter(|tab| tab.key != from);
        let hearing = others.filter(|tab| tab.is_running && tab.rules.sync_tabs);
        self.mail
            .extend(hearing.map(|tab| (from, tab.key, letter.clone())));
    }

    /// Delivers one message: any, but those of one tab to another in their order.
    pub(super) fn deliver(&mut self, choice: usize) -> bool {
        let mut seen = Vec::new();
        let mut firsts = Vec::new();
        for (place, (from, to, _)) in self.mail.iter().enumerate() {
            if !seen.contains(&(from, to)) {
                seen.push((from, to));
                firsts.push(place);
            }
        }
        if firsts.is_empty() {
            return false;
        }
        let (_, to, letter) = self.mail.remove(firsts[choice % firsts.len()]);
        let place = self.tabs.iter().position(|tab| tab.key == to);
        if let Some(place) = place.filter(|place| self.tabs[*place].is_running) {
            self.with(place, |tab| tab.hear(letter));
        }
        true
    }

    pub(super) fn deliver_all(&mut self) {
        // What is said in answer to a message is delivered by the loop that delivered the message.
        if std::mem::replace(&mut self.is_delivering, true) {
            return;
        }
        let mut delivered = 0;
        while self.deliver(0) {
            delivered += 1;
            assert!(
                delivered < MOST_MESSAGES,
                "tabs answer one another for ever"
            );
        }
        self.is_delivering = false;
    }

    pub(super) fn end_request(&mut self, place: usize, end: End) {
        let answer = match end {
            End::Failed => {
                let request = self.network.under_way.remove(place);
                (request, Err(AuthError::Network("gone".to_owned())))
            }
            _ => {
                let now = self.server_time();
                let (request, date, login) = self.network.arrive(place, now);
                if self.is_prompt && !self.had_two_changes && !self.was_blocked {
                    assert_eq!(self.network.undone, None, "by a read in flight");
                }
                let tab = self.tabs.iter().position(|tab| tab.key == request.tab);
                match (end, tab) {
                    (End::CutOff, _) => (request, Err(AuthError::Network("cut off".to_owned()))),
                    (_, Some(tab)) => {
                        let sent = request.sent.wall;
                        self.with(tab, |tab| tab.note_date(date, sent));
                        (request, Ok(login))
                    }
                    (_, None) => return,
                }
            }
        };
        let (request, answer) = answer;
        let Some(place) = self.tabs.iter().position(|tab| tab.key == request.tab) else {
            return;
        };
        if request.kind != Kind::Read {
            self.with(place, |tab| tab.posted(answer));
            return;
        }
        let event = self.with(place, |tab| tab.was_read(request.id, answer));
        if let (End::AnsweredTwice, Some(event)) = (end, event) {
            self.with(place, |tab| {
                let before = tab.state.clone();
                tab.dispatch(event);
                assert_eq!(before, tab.state, "a second time changes nothing");
            });
        }
    }
}
