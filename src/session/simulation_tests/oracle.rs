use crate::session::{Event, News, RequestId};
use crate::types::{Millis, ServerClock, UpdateCause};

/// What a tab has to show, told by a second, simpler mind: of all the answers that it may believe, the newest.
#[derive(Default)]
pub(super) struct Oracle {
    answers: Vec<(Millis, String)>,
    /// When the session of the newest answer ends.
    ends_at: Option<Millis>,
    /// The newest that other tabs told while an action ran.
    later: Option<News>,
    /// When it was seen what the page came with.
    given_at: Option<Millis>,
    reading: Option<(RequestId, Millis)>,
    server_clock: Option<ServerClock>,
    is_acting: bool,
    /// When this tab has last changed who is signed in; older answers are void.
    changed_at: Option<Millis>,
    was_stopped: bool,
    /// When it began to listen again, if it has learnt nothing since.
    deaf_until: Option<Millis>,
    /// When a sign-out that nothing explains was first asked for and told, if it has not been told
    /// again since.
    doubted_at: Option<(Millis, Millis)>,
    /// When a change was last announced that may explain one.
    announced_at: Option<Millis>,
    /// Whether the user that is shown is one whom no server has named.
    pub(super) is_unverified: bool,
}

impl Oracle {
    pub(super) fn who(&self) -> &str {
        self.newest().map_or("?", |(_, who)| who)
    }

    fn newest(&self) -> Option<&(Millis, String)> {
        let mut newest: Option<&(Millis, String)> = None;
        for answer in &self.answers {
            if newest.is_none_or(|newest| answer.0 > newest.0) {
                newest = Some(answer);
            }
        }
        newest
    }

    /// Notes that a change may have come to pass which another tab, or this one, has not seen the
    /// end of.
    pub(super) fn announce(&mut self, now: Millis) {
        self.announced_at = Some(now);
    }

    /// Notes that what was answered before `now` is void, because two tabs have changed who is
    /// signed in at the same time.
    pub(super) fn void(&mut self, now: Millis) {
        self.changed_at = Some(now);
    }

    /// Notes that another tab's change has overtaken the read.
    pub(super) fn overtake(&mut self) {
        self.reading = None;
    }

    pub(super) fn hear(&mut self, event: &Event) {
        match event {
            Event::ReadStarted { id, at } => {
                self.reading = Some((*id, *at));
                if self.is_acting {
                    self.changed_at = Some(*at);
                }
            }
            Event::ReadAnswered {
                id,
                news,
                now,
                is_definitive,
            } if self.is_reading(*id) => {
                self.reading = None;
                if !is_definitive && self.is_strange(news, *now) {
                    self.doubted_at.get_or_insert((news.at, *now));
                } else {
                    self.believe(news);
                }
            }
            Event::ReadFailed { id, .. } | Event::ReadDropped { id } if self.is_reading(*id) => {
                self.reading = None;
            }
            Event::ActionStarted { .. } => {
                self.is_acting = true;
                self.reading = None;
            }
            Event::ActionEnded { is_open, now, .. } => {
                self.is_acting = false;
                if *is_open {
                    self.changed_at = Some(*now);
                    self.announced_at = Some(*now);
                }
                self.reading = None;
                if let Some(news) = self.later.take() {
                    self.hear_peer(&news, *now, false);
                }
            }
            Event::PeerNews {
                news, is_renewal, ..
            } if self.is_acting && !*is_renewal => {
                let known = self.later.take().filter(|later| later.at >= news.at);
                self.later = known.or_else(|| Some(news.clone()));
            }
            Event::PeerNews {
                news,
                now,
                is_renewal,
            } if !self.is_acting => {
                self.hear_peer(news, *now, *is_renewal);
            }
            Event::ActionAnswered { news, .. } => self.believe(news),
            Event::Given { news, now, .. } => {
                self.believe(news);
                self.given_at = Some(*now);
            }
            Event::PeerChanging { at, now, .. } => {
                self.announced_at = Some(at.min(*now));
            }
            Event::ServerDated { clock } => {
                let known = self.server_clock.map(|known| known.and(*clock));
                self.server_clock = known.or(Some(*clock));
            }
            Event::ClockSetBack { by } => {
                self.server_clock = self.server_clock.map(|clock| clock.set_back(*by));
                let answers = self.answers.iter_mut().map(|(at, _)| at);
                let later = self.later.iter_mut().map(|news| &mut news.at);
                let reading = self.reading.iter_mut().map(|(_, at)| at);
                let doubted = self.doubted_at.iter_mut();
                let rest = [
                    &mut self.announced_at,
                    &mut self.deaf_until,
                    &mut self.given_at,
                    &mut self.changed_at,
                ];
                for at in answers
                    .chain(later)
                    .chain(reading)
                    .chain(doubted.flat_map(|(asked, told)| [asked, told]))
                    .chain(rest.into_iter().flatten())
                {
                    *at -= by;
                }
            }
            Event::Stopped => {
                self.reading = None;
                self.announced_at = None;
                self.doubted_at = None;
                self.deaf_until = None;
                self.was_stopped = true;
            }
            // What was said meanwhile was not heard.
            Event::Started { now } if std::mem::take(&mut self.was_stopped) => {
                self.deaf_until = Some(*now);
            }
            _ => {}
        }
    }

    fn is_reading(&self, id: RequestId) -> bool {
        self.reading.is_some_and(|(reading, _)| reading == id)
    }

    /// Other tabs may be older than what the page came with, and not know.
    fn hear_peer(&mut self, news: &News, now: Millis, is_renewal: bool) {
        let told_since = |at: Millis| self.newest().is_some_and(|(newest, _)| *newest > at);
        let is_new_page = self
            .given_at
            .is_some_and(|at| news.at <= at && !told_since(at));
        if !is_new_page || self.who() == name(news) {
            if !is_renewal || ["?", "-"].contains(&self.who()) {
                self.believe(news);
            }
        } else if news.session.is_none() {
            self.announced_at = Some(now);
        }
    }

    /// Whether an answer ends a session for no reason, and was not given a second time yet.
    fn is_strange(&self, news: &News, now: Millis) -> bool {
        let is_end = news.session.is_none() && !["?", "-"].contains(&self.who());
        let offset = self.server_clock.map_or(0.0, ServerClock::offset);
        let has_time = self.ends_at.is_none_or(|at| at > now + offset);
        let was_asked_for = matches!(
            news.cause,
            UpdateCause::Call | UpdateCause::SignIn | UpdateCause::SignOut | UpdateCause::Update
        );
        let is_second = self
            .doubted_at
            .is_some_and(|(_, told)| told + 1_000.0 <= news.at);
        let is_announced = self.announced_at.is_some_and(|at| now < at + 20_000.0);
        let is_late = self.newest().is_some_and(|(newest, _)| news.at <= *newest);
        let has_reason =
            was_asked_for || is_announced || self.deaf_until.is_some() || self.is_unverified;
        is_end && has_time && !has_reason && !is_second && !is_late
    }

    fn believe(&mut self, news: &News) {
        if self.changed_at.is_some_and(|at| news.at < at) {
            return;
        }
        if self.newest().is_none_or(|(newest, _)| news.at > *newest) {
            self.ends_at = news.expires_at;
            self.doubted_at = self.doubted_at.filter(|(asked, _)| news.at < *asked);
            self.announced_at = self.announced_at.filter(|at| *at > news.at);
            self.deaf_until = self.deaf_until.filter(|at| *at > news.at);
        }
        self.answers.push((news.at, name(news).to_owned()));
    }
}

fn name(news: &News) -> &str {
    let user = news.session.as_ref().map(|session| session.user());
    user.map_or("-", |user| user.name().unwrap())
}
