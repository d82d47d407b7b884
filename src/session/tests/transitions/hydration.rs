//! A page that came with its session, beside tabs that have known something else since before.

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Answer, Event};

const OPENED_AT: f64 = 1_000.0;
/// When the page's script found the session with which the page came.
const HYDRATED_AT: f64 = OPENED_AT + 200.0;

fn ada() -> Answer {
    user("Ada", OPENED_AT)
}

fn bob() -> Answer {
    user("Bob", OPENED_AT)
}

/// A started client of a page that came with `answer`.
fn hydrated(answer: Answer) -> Tab {
    let mut tab = Tab::new();
    tab.can_share = false;
    tab.at(HYDRATED_AT).dispatch(Event::Hydrated {
        answer,
        opened_at: Some(at(OPENED_AT)),
        is_stored: false,
    });
    tab.dispatch(Event::Started);
    assert!(tab.fetch().is_none(), "it knows who is signed in");
    tab
}

/// Receives that the server has answered `answer` at `time` to another tab.
fn receive(tab: &mut Tab, time: f64, answer: Answer) {
    tab.at(HYDRATED_AT + 100.0).receive(time, snapshot(answer));
}

#[test]
fn what_another_tab_has_known_before_leads_to_a_request_if_it_differs() {
    for (came_with, known) in [(ada(), no_user()), (no_user(), ada()), (bob(), ada())] {
        // The moment of opening is a guess that may be early or late.
        for time in [OPENED_AT - 500.0, OPENED_AT + 100.0, HYDRATED_AT] {
            let mut tab = hydrated(came_with.clone());
            let before = tab.who().to_owned();
            receive(&mut tab, time, known.clone());
            assert_eq!(tab.who(), before, "{time}");
            assert!(tab.fetch().is_some(), "{time}");

            tab.at(HYDRATED_AT + 500.0).answer(ok(known.clone()));
            assert_eq!(tab.view().session(), known.session.as_ref());
            assert!(tab.fetch().is_none() && !tab.fetches_within(5_000.0));
        }
    }
}

#[test]
fn what_another_tab_knows_too_leads_to_no_request() {
    for time in [OPENED_AT - 500.0, OPENED_AT + 100.0] {
        let mut tab = hydrated(ada());
        receive(&mut tab, time, ada());
        assert!(tab.fetch().is_none() && !tab.fetches_within(5_000.0));
        // Another one may have been suspended, and still knows something else.
        receive(&mut tab, OPENED_AT + 150.0, no_user());
        assert!(tab.who() == "Ada" && tab.fetch().is_some());
    }
}

#[test]
fn a_later_snapshot_is_accepted() {
    let mut tab = hydrated(ada());
    receive(&mut tab, HYDRATED_AT + 0.01, no_user());
    assert!(tab.who() == "-" && tab.fetch().is_none());

    // This tab has an answer, so what is older than that is old.
    let mut tab = hydrated(ada());
    tab.at(HYDRATED_AT + 50.0).call();
    tab.answer(ok(bob()));
    receive(&mut tab, OPENED_AT + 100.0, no_user());
    assert!(tab.who() == "Bob" && tab.fetch().is_none());
}

#[test]
fn the_session_of_a_page_whose_client_has_a_newer_one_raises_no_conflict() {
    let mut tab = Tab::signed_in();
    tab.at(KNOWN_AT + 10.0).dispatch(Event::Hydrated {
        answer: no_user(),
        opened_at: Some(at(KNOWN_AT - 100.0)),
        is_stored: false,
    });
    assert_eq!(tab.who(), "Ada");
    tab.receive_snapshot(KNOWN_AT + 50.0, no_user());
    assert_eq!(tab.who(), "-");
}
