use crate::session::{Event, News, RequestId};
use crate::types::Millis;

/// What a tab has to show, told by a second, simpler mind: of all the answers that it may believe, the newest.
#[derive(Default)]
pub(super) struct Oracle {
    answers: Vec<(Millis, String)>,
    /// The newest that other tabs told while an action ran.
    later: Option<News>,
    /// When it was seen what the page came with.
    given_at: Option<Millis>,
    reading: Option<(RequestId, Millis)>,
    is_acting: bool,
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

    pub(super) fn hear(&mut self, event: &Event) {
        match event {
            Event::ReadStarted { id, at } => self.reading = Some((*id, *at)),
            Event::ReadAnswered { id, news, .. } if self.is_reading(*id) => {
                self.reading = None;
                self.believe(news);
            }
            Event::ReadFailed { id, .. } | Event::ReadDropped { id } if self.is_reading(*id) => {
                self.reading = None;
            }
            Event::ActionStarted { .. } => {
                self.is_acting = true;
                self.reading = None;
            }
            Event::ActionEnded { .. } => {
                self.is_acting = false;
                self.reading = None;
                if let Some(news) = self.later.take() {
                    self.hear_peer(&news);
                }
            }
            Event::PeerNews { news, .. } if self.is_acting => {
                let known = self.later.take().filter(|later| later.at >= news.at);
                self.later = known.or_else(|| Some(news.clone()));
            }
            Event::PeerNews { news, .. } => self.hear_peer(news),
            Event::ActionAnswered { news, .. } => self.believe(news),
            Event::Given { news, now } => {
                self.believe(news);
                self.given_at = Some(*now);
            }
            Event::PeerChanging { .. } | Event::PeerSettled { .. } if !self.is_acting => {
                self.reading = None;
            }
            Event::Stopped => self.reading = None,
            _ => {}
        }
    }

    fn is_reading(&self, id: RequestId) -> bool {
        self.reading.is_some_and(|(reading, _)| reading == id)
    }

    /// Other tabs may be older than what the page came with, and not know.
    fn hear_peer(&mut self, news: &News) {
        let told_since = |at: Millis| self.newest().is_some_and(|(newest, _)| *newest > at);
        let is_new_page = self
            .given_at
            .is_some_and(|at| news.at <= at && !told_since(at));
        if !is_new_page || self.who() == name(news) {
            self.believe(news);
        }
    }

    fn believe(&mut self, news: &News) {
        self.answers.push((news.at, name(news).to_owned()));
    }
}

fn name(news: &News) -> &str {
    let user = news.session.as_ref().map(|session| session.user());
    user.map_or("-", |user| user.name().unwrap())
}
