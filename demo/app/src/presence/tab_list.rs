use std::rc::Rc;

use yew::Reducible;

use super::message::{Message, Report};

/// How long a tab that does not answer queries is listed, in milliseconds.
const LONGEST_SILENCE: f64 = 10_000.0;

/// An open tab, which may be this one, with its newest report.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OpenTab {
    pub(crate) report: Box<Report>,
    received_at: f64,
}

/// The open tabs, in the order in which they were opened.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TabList(pub(super) Vec<OpenTab>);

/// A change of the list, with the current time in milliseconds since the Unix epoch.
pub(super) enum Event {
    Received(Message, f64),
    TimePassed(f64),
}

impl Reducible for TabList {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let mut tabs = self.0.clone();
        match event {
            Event::Received(Message::Report(report), received_at) => {
                tabs.retain(|tab| tab.report.id != report.id);
                tabs.push(OpenTab {
                    report,
                    received_at,
                });
                tabs.sort_by(|a, b| a.report.opened_at.total_cmp(&b.report.opened_at));
            }
            Event::Received(Message::Left(id), _) => tabs.retain(|tab| tab.report.id != id),
            Event::Received(Message::Query, _) => return self,
            Event::TimePassed(now) => tabs.retain(|tab| now - tab.received_at < LONGEST_SILENCE),
        }
        Rc::new(Self(tabs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presence::{RequestCount, SessionSummary};

    fn report(id: &str, opened_at: f64, saved: u32) -> Message {
        Message::Report(Box::new(Report {
            id: id.to_owned(),
            opened_at,
            page: "/".to_owned(),
            is_visible: true,
            session: SessionSummary {
                status: "loading".to_owned(),
                user: None,
                cause: None,
                updated_at: None,
                expires_at: None,
                error: None,
                is_refreshing: true,
            },
            requests: RequestCount::default(),
            saved,
        }))
    }

    fn after(events: impl IntoIterator<Item = Event>) -> Vec<(String, u32)> {
        let list = events
            .into_iter()
            .fold(Rc::new(TabList::default()), Reducible::reduce);
        let summary = |tab: &OpenTab| (tab.report.id.clone(), tab.report.saved);
        list.0.iter().map(summary).collect()
    }

    fn tabs(expected: &[(&str, u32)]) -> Vec<(String, u32)> {
        let owned = expected
            .iter()
            .map(|(id, saved)| ((*id).to_owned(), *saved));
        owned.collect()
    }

    #[test]
    fn tabs_are_listed_in_the_order_in_which_they_were_opened_with_their_newest_report() {
        let list = after([
            Event::Received(report("b", 2.0, 0), 10.0),
            Event::Received(report("a", 1.0, 0), 11.0),
            Event::Received(Message::Query, 12.0),
            Event::Received(report("b", 2.0, 5), 13.0),
        ]);
        assert_eq!(list, tabs(&[("a", 0), ("b", 5)]));
    }

    #[test]
    fn a_tab_is_removed_when_it_leaves_or_does_not_answer_for_long() {
        let events = || {
            [
                Event::Received(report("a", 1.0, 0), 0.0),
                Event::Received(report("b", 2.0, 0), 5000.0),
            ]
        };
        let gone = Event::Received(Message::Left("b".to_owned()), 6000.0);
        assert_eq!(after(events().into_iter().chain([gone])), tabs(&[("a", 0)]));
        let silence = Event::TimePassed(10_000.0);
        assert_eq!(
            after(events().into_iter().chain([silence])),
            tabs(&[("b", 0)])
        );
    }
}
