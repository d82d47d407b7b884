//! The queries of new tabs, and who answers them.

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Event, MessageBody, MutationKind, PostResult};

const NOW: f64 = 20_000.0;
/// How long further queries wait after one was answered.
const WINDOW: f64 = 100.0;

/// A new tab queries what is known.
fn query(tab: &mut Tab, time: f64) -> Vec<&'static str> {
    tab.at(time).receive_from("new", time, MessageBody::Query);
    tab.posts()
}

#[test]
fn a_client_queries_the_other_tabs_when_it_starts_and_when_it_resumes() {
    let mut tab = Tab::loading();
    assert_eq!(tab.posts(), ["query"]);
    tab.dispatch(Event::Suspended);
    assert_eq!(tab.posts().len(), 0);
    tab.dispatch(Event::Resumed { is_restored: false });
    assert_eq!(tab.posts(), ["query"]);
}

#[test]
fn the_tab_that_the_server_has_answered_answers_a_new_one_and_no_other_tab_does() {
    assert_eq!(query(&mut Tab::signed_in(), NOW), ["snapshot"]);
    // It has ended no session, so the new tab ends none.
    assert_eq!(query(&mut Tab::signed_out(), NOW), ["renewal"]);

    let mut follower = Tab::signed_in();
    follower.receive_snapshot(NOW, user("Ada", NOW));
    follower.effects();
    assert_eq!(query(&mut follower, NOW + 100.0).len(), 0);
    follower.at(NOW + 200.0).call();
    follower.answer(ok(user("Ada", NOW)));
    follower.effects();
    assert_eq!(query(&mut follower, NOW + 300.0), ["snapshot"]);
}

#[test]
fn a_tab_without_an_answer_of_the_server_does_not_answer_a_query() {
    let mut loading = Tab::loading();
    let mut failing = Tab::loading();
    failing.answer(failed());
    let mut hydrated = Tab::new();
    hydrated.at(KNOWN_AT).dispatch(Event::Hydrated {
        answer: user("Ada", KNOWN_AT),
        opened_at: Some(at(KNOWN_AT)),
        is_stored: false,
    });
    hydrated.dispatch(Event::Started);
    for tab in [&mut loading, &mut failing, &mut hydrated] {
        tab.effects();
        assert_eq!(query(tab, NOW).len(), 0);
    }
}

#[test]
fn a_mutation_of_this_tab_counts_as_an_answer_of_the_server() {
    let mut tab = Tab::loading();
    let sign_in = tab.mutate(MutationKind::SignIn);
    tab.post(sign_in, PostResult::Confirmed(user("Bob", NOW)));
    tab.effects();
    assert_eq!(query(&mut tab, NOW), ["snapshot"]);
}

#[test]
fn a_tab_that_does_not_share_its_session_does_not_answer_a_query() {
    let mut tab = Tab::signed_in();
    tab.can_share = false;
    assert_eq!(query(&mut tab, NOW).len(), 0);
}

#[test]
fn further_queries_within_100_ms_are_answered_together() {
    let mut tab = Tab::signed_in();
    let due = tab.due();
    assert_eq!(query(&mut tab, NOW), ["snapshot"]);
    assert_eq!(tab.due(), due, "nothing waits yet");
    assert_eq!(query(&mut tab, NOW + 1.0).len(), 0);
    assert_eq!(query(&mut tab, NOW + WINDOW - 1.0).len(), 0);
    assert_eq!(tab.due(), Some(NOW + WINDOW));
    tab.run_until(NOW + WINDOW);
    assert_eq!(tab.posts(), ["snapshot"]);
    // That answer has a window of its own.
    assert_eq!(query(&mut tab, NOW + WINDOW + 1.0).len(), 0);
    tab.run_until(NOW + 2.0 * WINDOW);
    assert_eq!(tab.posts(), ["snapshot"]);
    assert_eq!(tab.due(), due);
    assert_eq!(query(&mut tab, NOW + 3.0 * WINDOW), ["snapshot"]);
}

#[test]
fn a_query_after_the_window_is_answered_at_once() {
    for (wait, expected) in [(WINDOW - 0.5, 0), (WINDOW, 1)] {
        let mut tab = Tab::signed_in();
        query(&mut tab, NOW);
        assert_eq!(query(&mut tab, NOW + wait).len(), expected, "{wait}");
    }
}

#[test]
fn a_query_that_has_waited_is_answered_with_the_newest_snapshot_and_only_if_it_is_this_tabs() {
    let mut tab = Tab::signed_in();
    query(&mut tab, NOW);
    query(&mut tab, NOW + 10.0);
    let mut follower = tab.clone();
    follower.receive_snapshot(NOW + 10.0, user("Ada", NOW));
    follower.effects();
    follower.run_until(NOW + WINDOW);
    assert_eq!(follower.posts().len(), 0, "another tab has a newer one");

    tab.at(NOW + 20.0).call();
    tab.answer(ok(user("Bob", NOW)));
    tab.effects();
    tab.run_until(NOW + WINDOW);
    let posted = tab.broadcasts();
    let [MessageBody::Snapshot(posted)] = &posted[..] else {
        unreachable!("one snapshot: {posted:?}")
    };
    let name = posted.answer.session.as_ref().unwrap().user().name();
    assert_eq!(name, Some("Bob"));
}

#[test]
fn a_new_tab_receives_first_that_it_has_to_wait_for_a_mutation() {
    for (start, can_share, expected) in [
        (Tab::signed_in(), true, vec!["started", "snapshot"]),
        (Tab::signed_in(), false, vec!["started"]),
        (Tab::loading(), true, vec!["started"]),
    ] {
        let mut tab = start;
        tab.can_share = can_share;
        tab.at(NOW).mutate(MutationKind::SignOut);
        tab.effects();
        assert_eq!(query(&mut tab, NOW + 10.0), expected);
        // Each of them, however many queries wait for the snapshot.
        assert_eq!(query(&mut tab, NOW + 20.0), ["started"]);
    }
}
