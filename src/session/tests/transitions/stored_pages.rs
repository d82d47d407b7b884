//! A page that the browser had stored comes with a session of any age.

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Answer, Event, MessageBody};
use crate::types::UpdateCause;

/// When the page is opened.
const NOW: f64 = 10_000.0;

fn opened(answer: Answer, is_stored: bool) -> Tab {
    let mut tab = Tab::new();
    tab.at(NOW).dispatch(Event::Hydrated {
        answer,
        opened_at: Some(at(NOW)),
        is_stored,
    });
    tab.dispatch(Event::Started);
    tab
}

#[test]
fn the_server_is_asked_at_once() {
    for answer in [user("Ada", NOW), no_user()] {
        let mut tab = opened(answer.clone(), true);
        assert_eq!(tab.fetches(), 1);
        tab.at(NOW + 50.0).answer(ok(answer));
        assert_eq!(tab.view().cause(), Some(UpdateCause::Mount));
    }
}

#[test]
fn an_answer_that_there_is_no_session_any_more_is_shown_at_once() {
    let mut tab = opened(user("Ada", NOW), true);
    tab.at(NOW + 50.0).answer(ok(no_user()));
    assert_eq!(tab.who(), "-");
}

#[test]
fn a_snapshot_of_another_tab_is_newer_and_saves_a_request_that_has_to_wait() {
    let mut tab = opened(user("Ada", NOW), true);
    tab.at(NOW + 5.0);
    tab.receive_from("b", NOW + 5.0, MessageBody::MutationStarted);
    assert_eq!(tab.fetch(), None);
    let mut uninformed = tab.clone();
    tab.at(NOW + 10.0);
    tab.receive_from("c", 1_000.0, snapshot(no_user()));
    for tab in [&mut tab, &mut uninformed] {
        tab.receive_from("b", NOW + 10.0, MessageBody::MutationEnded);
    }
    assert_eq!((tab.who(), tab.fetch()), ("-", None));
    assert!(uninformed.fetch().is_some());
}

#[test]
fn a_page_that_was_just_rendered_asks_nothing() {
    let mut tab = opened(user("Ada", NOW), false);
    assert_eq!(tab.fetches(), 0);
    assert_eq!(tab.run_until(NOW + 60_000.0).fetches(), 0);
}
