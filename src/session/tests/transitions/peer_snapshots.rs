//! Snapshots of other tabs.

use std::rc::Rc;

use crate::session::MessageBody;
use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::types::ServerClock;

/// Returns `true` if the tab answers a new tab: it was answered by the server itself.
fn answers_query(tab: &Tab) -> bool {
    let mut tab = tab.clone();
    tab.effects();
    tab.receive(tab.now, MessageBody::Query);
    !tab.broadcasts().is_empty()
}

#[test]
fn another_tabs_snapshot_is_accepted_only_if_it_is_newer() {
    let known_at = Tab::signed_in().as_of();
    for (as_of, expected) in [
        (known_at - 1.0, "Ada"),
        (known_at, "Ada"),
        (known_at + 1.0, "-"),
    ] {
        let mut tab = Tab::signed_in();
        tab.receive_snapshot(as_of, no_user());
        assert_eq!(tab.who(), expected, "as of {as_of}");
        let before = tab.view().clone();
        tab.receive_snapshot(as_of, no_user());
        assert!(Rc::ptr_eq(tab.view(), &before), "{as_of} once more");
        assert_eq!(answers_query(&tab), expected == "Ada", "as of {as_of}");
    }
}

#[test]
fn an_old_snapshot_of_another_tab_changes_nothing() {
    for start in [Tab::signed_in(), Tab::signed_out()] {
        let known_at = start.as_of();
        for (as_of, answer) in [
            (known_at, user("Eve", known_at)),
            (known_at, no_user()),
            (1.0, user("Eve", 1.0)),
        ] {
            let mut tab = start.clone();
            tab.at(known_at + 60.0).receive(as_of, snapshot(answer));
            assert!(Rc::ptr_eq(tab.view(), start.view()));
            assert!(tab.effects().is_empty());
            assert_eq!(tab.due(), start.due());
        }
    }
}

#[test]
fn a_new_tab_accepts_what_another_one_knows() {
    for (answer, expected) in [(user("Ada", 500.0), "Ada"), (no_user(), "-")] {
        let mut tab = Tab::loading();
        tab.receive_snapshot(500.0, answer);
        assert_eq!(tab.who(), expected);
        let why = "counted from when it was received";
        assert_eq!(tab.view().updated_at(), Some(at(560.0)), "{why}");
    }
}

#[test]
fn another_tabs_equal_snapshot_keeps_the_session_and_moves_the_deadlines() {
    let mut tab = Tab::signed_in();
    let before = tab.view().session().cloned().unwrap();
    tab.receive_snapshot(5_000.0, user("Ada", 5_000.0));
    assert!(Rc::ptr_eq(&before, tab.view().session().unwrap()));
    assert_eq!(tab.view().updated_at(), Some(at(5_060.0)));
    assert_eq!(tab.view().expires_at(), Some(at(5_000.0 + DAY)));
    // A tab that was not answered itself asks 300 ms after the others.
    assert_eq!(tab.due(), Some(5_000.0 + DAY + 1_000.0 + 300.0));
}

#[test]
fn another_tabs_snapshot_ends_an_error_of_this_one() {
    let mut tab = Tab::signed_in();
    tab.at(2_000.0).call();
    tab.answer(failed());
    assert!(tab.view().error().is_some());
    tab.receive_snapshot(2_500.0, user("Ada", 2_500.0));
    assert_eq!(tab.view().error(), None);
    assert_eq!(tab.due(), Some(2_500.0 + DAY + 1_300.0), "no retry");
    tab.at(3_000.0).call();
    tab.answer(failed());
    assert_eq!(tab.due(), Some(3_500.0), "the shortest back-off");
}

#[test]
fn a_snapshot_dated_more_than_two_seconds_ahead_leads_to_a_request_instead() {
    let now = 10_000.0;
    for (lead, is_accepted) in [
        (0.0, true),
        (2_000.0, true),
        (2_000.01, false),
        (DAY, false),
    ] {
        let mut tab = Tab::signed_in();
        tab.can_share = false;
        let clock = ServerClock::between(5_000.0, 6_000.0);
        tab.at(now)
            .receive(now + lead, shared(user("Ada", DAY), false, clock));
        let expires_at = tab.view().expires_at().unwrap();
        assert_eq!(expires_at == at(2.0 * DAY), is_accepted, "{lead}");
        let is_dated = tab.view().ends_at() != Some(expires_at);
        assert_eq!(is_dated, is_accepted, "{lead}: so is the server's clock");
        assert_eq!(tab.due() == Some(now + 60.0), !is_accepted, "{lead}");
        // What follows is not older than a snapshot that was not accepted.
        tab.run_until(now + 60.0);
        assert_eq!(tab.fetches() == 1, !is_accepted, "{lead}");
        let later = now + 2_100.0;
        tab.receive_snapshot(later, no_user());
        assert_eq!(tab.who(), "-", "{lead}");
    }
}
