use super::super::fixtures::{no_user, user_until};
use super::{Millis, Time};
use crate::session::timing::LEASE;
use crate::session::{Answer, RequestId};
use crate::types::millis;

/// How long a session lasts from the last time that the server was asked.
pub(super) const MAX_AGE: Millis = 300_000.0;
/// How long a tab waits for an answer.
pub(super) const TIMEOUT: Millis = 15_000.0;

/// A signed-in user as the session cookie carries it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Login {
    number: u32,
    user: String,
    expires_at: Millis,
}

impl Login {
    /// Whether both say the same of the same sign-in.
    fn is(&self, other: &Self) -> bool {
        (self.number, &self.user) == (other.number, &other.user)
    }

    /// Returns what a script may post, as the server never would: another user each time.
    pub(super) fn of_script(number: u32, at: Millis) -> Answer {
        user_until(&format!("Eve {number}"), at + MAX_AGE)
    }

    /// Returns what the server answers of it.
    pub(super) fn answer(login: Option<&Self>) -> Answer {
        login.map_or_else(no_user, |login| user_until(&login.user, login.expires_at))
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Read,
    SignIn(&'static str),
    SignOut,
    Update(u32),
}

/// A request under way.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) tab: u32,
    pub(super) id: RequestId,
    pub(super) kind: Kind,
    pub(super) sent: Time,
    /// The cookie that goes with it.
    cookie: Option<Login>,
    reply: Option<Reply>,
}

#[derive(Clone, Debug)]
struct Reply {
    login: Option<Login>,
    /// The server's time, in whole seconds.
    date: Millis,
    /// What the answer does to the cookie, if anything.
    sets: Option<Option<Login>>,
}

/// The browser's cookie, the requests under way and the server that answers them.
#[derive(Default)]
pub(super) struct Network {
    cookie: Option<Login>,
    pub(super) under_way: Vec<Request>,
    pub(super) reads_sent: usize,
    logins: u32,
    /// Sign-ins up to this one were ended by the server itself.
    ended: u32,
    /// Whether the server's database is out of reach: then it answers like for a visitor, and keeps
    /// the cookie.
    pub(super) is_database_away: bool,
    /// What a late answer to a read made of a newer sign-in, sign-out or update.
    pub(super) undone: Option<String>,
}

impl Network {
    pub(super) fn send(&mut self, tab: u32, id: RequestId, kind: Kind, sent: Time) {
        self.reads_sent += usize::from(kind == Kind::Read);
        let cookie = self.cookie.clone();
        self.under_way.push(Request {
            tab,
            id,
            kind,
            sent,
            cookie,
            reply: None,
        });
    }

    /// A cancelled request sets no cookie any more.
    pub(super) fn cancel(&mut self, tab: u32, id: RequestId) {
        self.under_way
            .retain(|request| (request.tab, request.id) != (tab, id));
    }

    /// The server ends the session, and no tab learns of it.
    pub(super) fn end_session(&mut self) {
        self.ended = self.logins;
    }

    /// Who the server would say is signed in.
    pub(super) fn who(&self, now: Millis) -> String {
        let login = self.valid(self.cookie.as_ref(), now);
        login.map_or_else(|| "-".to_owned(), |login| login.user.clone())
    }

    /// Returns what the server renders into a page at its time `now`.
    pub(super) fn rendered(&self, now: Millis) -> Answer {
        Login::answer(self.valid(self.cookie.as_ref(), now))
    }

    fn valid<'a>(&self, cookie: Option<&'a Login>, now: Millis) -> Option<&'a Login> {
        cookie.filter(|login| login.number > self.ended && login.expires_at > now)
    }

    /// The place of a request by which `tab` has changed who is signed in, and does not know it
    /// yet. None for one that the others wait for no longer: what they ask meanwhile can undo it.
    pub(super) fn changed_by(&self, tab: u32, now: Millis) -> Option<usize> {
        self.under_way.iter().position(|request| {
            let is_held = now < request.sent.steady + millis(LEASE);
            let is_change = request.kind != Kind::Read && request.reply.is_some();
            request.tab == tab && is_change && is_held
        })
    }

    /// Lets the request at `place` reach the server, once.
    pub(super) fn serve(&mut self, place: usize, now: Millis) {
        if self.under_way[place].reply.is_none() {
            let reply = self.answer(&self.under_way[place].clone(), now);
            self.under_way[place].reply = Some(reply);
        }
    }

    fn answer(&mut self, request: &Request, now: Millis) -> Reply {
        let date = (now / 1_000.0).floor() * 1_000.0;
        if self.is_database_away && matches!(request.kind, Kind::Read | Kind::Update(_)) {
            return Reply {
                date,
                login: None,
                sets: None,
            };
        }
        let sent = request.cookie.as_ref();
        let deletes = sent.is_some().then_some(None);
        let renewed = self.valid(sent, now).cloned().map(|login| Login {
            expires_at: now + MAX_AGE,
            ..login
        });
        let login = match request.kind {
            Kind::Read => renewed,
            Kind::SignOut => None,
            Kind::SignIn(user) => {
                self.logins += 1;
                Some(Login {
                    number: self.logins,
                    user: user.to_owned(),
                    expires_at: now + MAX_AGE,
                })
            }
            Kind::Update(version) => renewed.map(|login| Login {
                user: format!("{} {version}", login.user.split(' ').next().unwrap()),
                ..login
            }),
        };
        // Auth.js renews the cookie with every answer, and takes an invalid one back.
        let sets = login.clone().map(Some).or(deletes);
        Reply { date, login, sets }
    }

    /// The answer's headers arrive, and with them the cookie; returns their date and who they say
    /// is signed in.
    pub(super) fn arrive(&mut self, place: usize, now: Millis) -> (Request, Millis, Option<Login>) {
        self.serve(place, now);
        let request = self.under_way.remove(place);
        let reply = request.reply.clone().unwrap();
        if let Some(cookie) = reply.sets {
            let same = |a: Option<&Login>, b: Option<&Login>| match (a, b) {
                (Some(a), Some(b)) => a.is(b),
                (a, b) => a.is_none() && b.is_none(),
            };
            // A cookie that the server takes no more does no harm.
            let now_valid = self.valid(self.cookie.as_ref(), now);
            let then_valid = self.valid(cookie.as_ref(), now);
            let is_overtaken = !same(request.cookie.as_ref(), self.cookie.as_ref());
            if request.kind == Kind::Read && is_overtaken && !same(now_valid, then_valid) {
                let who = request.tab;
                self.undone = Some(format!("tab {who}: {now_valid:?} became {then_valid:?}"));
            }
            self.cookie = cookie;
        }
        (request, reply.date, reply.login)
    }
}
