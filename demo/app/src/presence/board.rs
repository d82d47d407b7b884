use std::rc::Rc;

use yew::Reducible;

use super::message::{Message, Report};

/// A tab that says nothing for this long when it is asked has gone without a word.
const SILENCE: f64 = 10_000.0;

/// Another tab's newest report, or this one's.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Seen {
    pub(crate) report: Box<Report>,
    heard_at: f64,
}

/// The tabs that are there, in the order in which they were opened.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Board(pub(super) Vec<Seen>);

/// What happens to a board, at a moment in milliseconds since the Unix epoch.
pub(super) enum Event {
    Heard(Message, f64),
    TimePassed(f64),
}

impl Reducible for Board {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let mut tabs = self.0.clone();
        match event {
            Event::Heard(Message::Here(report), heard_at) => {
                tabs.retain(|seen| seen.report.id != report.id);
                tabs.push(Seen { report, heard_at });
                tabs.sort_by(|a, b| a.report.opened_at.total_cmp(&b.report.opened_at));
            }
            Event::Heard(Message::Gone(id), _) => tabs.retain(|seen| seen.report.id != id),
            Event::Heard(Message::WhoIsThere, _) => return self,
            Event::TimePassed(now) => tabs.retain(|seen| now - seen.heard_at < SILENCE),
        }
        Rc::new(Self(tabs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presence::{Known, Spent};

    fn here(id: &str, opened_at: f64, saved: u32) -> Message {
        Message::Here(Box::new(Report {
            id: id.to_owned(),
            opened_at,
            page: "Start".to_owned(),
            is_visible: true,
            known: Known {
                status: "loading".to_owned(),
                user: None,
                cause: None,
                updated_at: None,
                expires_at: None,
                error: None,
                is_refreshing: true,
            },
            spent: Spent::default(),
            saved,
        }))
    }

    fn after(events: impl IntoIterator<Item = Event>) -> Vec<(String, u32)> {
        let board = events
            .into_iter()
            .fold(Rc::new(Board::default()), Reducible::reduce);
        let tab = |seen: &Seen| (seen.report.id.clone(), seen.report.saved);
        board.0.iter().map(tab).collect()
    }

    fn tabs(expected: &[(&str, u32)]) -> Vec<(String, u32)> {
        let owned = expected
            .iter()
            .map(|(id, saved)| ((*id).to_owned(), *saved));
        owned.collect()
    }

    #[test]
    fn tabs_stand_in_the_order_in_which_they_were_opened_with_their_newest_report() {
        let board = after([
            Event::Heard(here("b", 2.0, 0), 10.0),
            Event::Heard(here("a", 1.0, 0), 11.0),
            Event::Heard(Message::WhoIsThere, 12.0),
            Event::Heard(here("b", 2.0, 5), 13.0),
        ]);
        assert_eq!(board, tabs(&[("a", 0), ("b", 5)]));
    }

    #[test]
    fn a_tab_goes_when_it_says_so_or_says_nothing_for_long() {
        let events = || {
            [
                Event::Heard(here("a", 1.0, 0), 0.0),
                Event::Heard(here("b", 2.0, 0), 5000.0),
            ]
        };
        let gone = Event::Heard(Message::Gone("b".to_owned()), 6000.0);
        assert_eq!(after(events().into_iter().chain([gone])), tabs(&[("a", 0)]));
        let silence = Event::TimePassed(10_000.0);
        assert_eq!(
            after(events().into_iter().chain([silence])),
            tabs(&[("b", 0)])
        );
    }
}
