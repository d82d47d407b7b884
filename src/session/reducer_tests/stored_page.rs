//! A page that the browser had stored comes with a session of any age.

use crate::session::samples::*;
use crate::session::{Event, News};
use crate::types::{Millis, UpdateCause};

/// When the page is looked at.
const NOW: Millis = 10_000.0;

fn stored(news: News) -> Event {
    Event::Given {
        news: News {
            at: f64::MIN_POSITIVE,
            ..news
        },
        now: NOW,
        is_stored: true,
    }
}

#[test]
fn the_server_is_asked_at_once() {
    for news in [user("Ada", NOW), nobody(NOW)] {
        let state = after(&loading(), [stored(news)]);
        let refetch = state.nudge.unwrap();
        assert_eq!((refetch.cause, refetch.due), (UpdateCause::Mount, NOW));
    }
}

#[test]
fn an_answer_that_there_is_no_session_any_more_is_shown_at_once() {
    let out = after(
        &loading(),
        [
            stored(user("Ada", NOW)),
            started(1, NOW + 1.0),
            answered(1, by(UpdateCause::Mount, nobody(NOW + 1.0))),
        ],
    );
    assert_eq!(who(&out), "-");
}

#[test]
fn what_another_tab_knows_is_newer_and_saves_the_request() {
    let state = after(&loading(), [stored(user("Ada", NOW))]);
    let out = after(&state, [told_at(nobody(1_000.0), NOW + 10.0)]);
    assert_eq!((who(&out), out.nudge), ("-", None));
}

#[test]
fn a_page_that_was_just_rendered_asks_nothing() {
    let state = after(&loading(), [given(user("Ada", NOW))]);
    assert_eq!(state.nudge, None);
}
