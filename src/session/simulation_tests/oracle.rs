use crate::session::{Event, News, RequestId};
use crate::types::Millis;

/// What a tab has to show, told by a second, simpler mind: of all the answers that it may believe, the newest.
#[derive(Default)]
pub(super) struct Oracle {
    answers: Vec<(Millis, String)>,
    /// What other tabs told while an action ran.
    later: Vec<News>,
    reading: Option<(RequestId, Millis)>,
    is_acting: bool,
}

impl Oracle {
    pub(super) fn who(&self) -> &str {
        let mut newest: Option<&(Millis, String)> = None;
        for answer in &self.answers {
            if newest.is_none_or(|newest| answer.0 > newest.0) {
                newest = Some(answer);
            }
        }
        newest.map_or("?", |(_, who)| who)
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
                for news in std::mem::take(&mut self.later) {
                    self.believe(&news);
                }
            }
            Event::PeerNews { news, .. } if self.is_acting => self.later.push(news.clone()),
            Event::Given(news)
            | Event::ActionAnswered { news, .. }
            | Event::PeerNews { news, .. } => self.believe(news),
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

    fn believe(&mut self, news: &News) {
        let user = news.session.as_ref().map(|session| session.user());
        let who = user.map_or("-", |user| user.name().unwrap());
        self.answers.push((news.at, who.to_owned()));
    }
}
