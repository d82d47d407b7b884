//! Mutations of this tab, and what other tabs broadcast meanwhile.

use std::rc::Rc;

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Effect, Event, MessageBody, MutationKind, PostResult};
use crate::types::{SessionStatus, UpdateCause};

#[test]
fn a_mutation_aborts_the_session_request_and_ignores_its_late_answer() {
    for mut tab in [Tab::loading(), Tab::signed_in(), Tab::signed_out()] {
        tab.at(2_000.0).call();
        let id = tab.fetch().unwrap();
        tab.effects();
        let mutation = tab.mutate(MutationKind::Update);
        assert!(tab.effects().contains(&Effect::AbortFetch(id)));
        assert!(tab.is_blocked() && tab.view().is_refreshing());
        let mut ended = tab.clone();
        ended.at(3_000.0).post(mutation, PostResult::Refused);
        for mut tab in [tab, ended] {
            for now in [2_000.0, 9_000.0] {
                tab.at(now);
                for result in [ok(user("Eve", now)), ok(no_user()), failed()] {
                    let event = Event::FetchFinished { id, result };
                    assert!(tab.ignores(event.clone()), "{event:?}");
                }
            }
        }
    }
}

#[test]
fn a_sign_in_before_the_first_answer_never_shows_signed_out() {
    let mut tab = Tab::new();
    let mut shown = vec![tab.view().status()];
    tab.at(1_000.0).dispatch(Event::Started);
    let first = tab.fetch().unwrap();
    shown.push(tab.view().status());
    let sign_in = tab.mutate(MutationKind::SignIn);
    shown.push(tab.view().status());
    tab.at(2_000.0).post(sign_in, PostResult::Accepted);
    shown.push(tab.view().status());
    tab.answer(ok(user("Ada", 2_000.0)));
    shown.push(tab.view().status());
    tab.dispatch(Event::FetchFinished {
        id: first,
        result: ok(no_user()),
    });
    shown.push(tab.view().status());
    shown.dedup();
    let expected = [SessionStatus::Loading, SessionStatus::Authenticated];
    assert_eq!(shown, expected);
}

#[test]
fn the_session_that_an_update_returns_is_shown_and_answers_the_queries_of_new_tabs() {
    let mut tab = Tab::signed_in();
    tab.at(1_500.0)
        .receive(1_500.0, snapshot(user("Ada", 1_500.0)));
    assert!(!tab.answers_queries(), "another tab has a newer answer");
    let update = tab.at(2_000.0).mutate(MutationKind::Update);
    assert!(tab.view().is_refreshing());
    tab.post(update, PostResult::Confirmed(user("Ada L.", 2_000.0)));
    assert_eq!(tab.who(), "Ada L.");
    assert_eq!(tab.view().cause(), Some(UpdateCause::Update));
    assert!(tab.answers_queries() && !tab.is_blocked() && !tab.view().is_refreshing());
}

#[test]
fn a_refused_mutation_leaves_everything_as_it_was() {
    for start in [Tab::signed_in(), Tab::signed_out()] {
        let mut tab = start.clone();
        let mutation = tab.at(2_000.0).mutate(MutationKind::SignIn);
        tab.post(mutation, PostResult::Refused);
        assert_eq!(tab.view(), start.view());
        assert_eq!(tab.timer, start.timer);
        assert!(tab.machine.known == start.machine.known && tab.fetch().is_none());
        assert!(!tab.has_unknown_outcome());
    }
    let mut loading = Tab::loading();
    let before = loading.view().clone();
    let mutation = loading.at(2_000.0).mutate(MutationKind::SignIn);
    loading.post(mutation, PostResult::Refused);
    assert_eq!(loading.view(), &before);
    assert!(loading.fetch().is_some(), "nothing is known yet");
}

#[test]
fn the_end_of_an_older_mutation_does_not_end_the_newer_one() {
    let mut tab = Tab::signed_in();
    let update = tab.at(2_000.0).mutate(MutationKind::Update);
    tab.mutate(MutationKind::SignOut);
    let results = [
        PostResult::Confirmed(user("Eve", 2_000.0)),
        PostResult::Accepted,
        PostResult::Refused,
        PostResult::Failed(network_error()),
    ];
    let posted = results.map(|result| Event::MutationPosted { id: update, result });
    for event in posted.into_iter().chain([Event::MutationDropped(update)]) {
        assert!(tab.ignores(event.clone()), "{event:?}");
    }
    assert!(tab.machine.activity.is_mutating());
}

#[test]
fn the_answer_to_the_session_request_within_a_mutation_is_accepted() {
    let mut tab = Tab::signed_in();
    let sign_out = tab.at(2_000.0).mutate(MutationKind::SignOut);
    tab.post(sign_out, PostResult::Failed(network_error()));
    assert!(tab.view().is_refreshing() && tab.is_blocked());
    tab.answer(ok(no_user()));
    assert_eq!((tab.who(), tab.view().is_refreshing()), ("-", false));
}

/// A tab with a mutation under way, and what ends it without a change.
fn mutating() -> (Tab, Event) {
    let mut tab = Tab::signed_in();
    let id = tab.at(1_500.0).mutate(MutationKind::SignIn);
    let result = PostResult::Refused;
    (tab, Event::MutationPosted { id, result })
}

#[test]
fn a_snapshot_of_another_tab_during_a_mutation_is_applied_at_its_end() {
    let (mut tab, end) = mutating();
    tab.at(2_060.0).receive(2_000.0, snapshot(no_user()));
    assert_eq!(tab.who(), "Ada");
    assert_eq!(tab.view().updated_at(), Some(at(KNOWN_AT)));
    tab.at(3_000.0).dispatch(end);
    assert_eq!((tab.who(), tab.answers_queries()), ("-", false));
    assert_eq!(tab.view().updated_at(), Some(at(3_000.0)));
    // It is as old as it was when it was received.
    tab.receive(2_000.0, snapshot(user("Bob", 2_000.0)));
    assert_eq!(tab.who(), "-");
    tab.receive(2_000.01, snapshot(user("Bob", 2_000.0)));
    assert_eq!(tab.who(), "Bob");
}

#[test]
fn a_deferred_snapshot_gives_way_to_a_newer_outcome_of_the_mutation() {
    for (posted_at, expected) in [(1_900.0, "-"), (2_000.0, "Bob"), (2_100.0, "Bob")] {
        let (mut tab, end) = mutating();
        let Event::MutationPosted { id, .. } = end else {
            unreachable!();
        };
        // The request follows a broadcast, so its moment is a little later than that of the POST.
        let message = message("other", 2_000.01, snapshot(no_user()));
        let received = Event::MessageReceived(message);
        if posted_at > 2_060.0 {
            tab.at(2_060.0).dispatch(received.clone());
        }
        tab.at(posted_at).post(id, PostResult::Accepted);
        if posted_at < 2_060.0 {
            tab.at(2_060.0).dispatch(received);
        }
        tab.at(3_000.0).answer(ok(user("Bob", posted_at)));
        assert_eq!(tab.who(), expected, "the outcome is of {posted_at}");
    }
}

#[test]
fn of_several_deferred_snapshots_the_newest_is_kept() {
    let (old, new) = (("Bob", 2_000.0), ("Eve", 2_500.0));
    for order in [[old, new], [new, old]] {
        let (mut tab, end) = mutating();
        for (name, time) in order {
            tab.at(2_560.0).receive(time, snapshot(user(name, time)));
        }
        tab.at(3_000.0).dispatch(end);
        assert_eq!(tab.who(), "Eve");
    }
}

#[test]
fn a_deferred_snapshot_is_applied_once_only() {
    let (mut tab, end) = mutating();
    tab.at(2_060.0).receive(2_000.0, snapshot(no_user()));
    tab.at(3_000.0).dispatch(end);
    let before = tab.view().clone();
    let update = tab.at(3_100.0).mutate(MutationKind::Update);
    tab.post(update, PostResult::Refused);
    assert_eq!(tab.view(), &before);
}

#[test]
fn the_outcome_of_a_mutation_is_later_than_all_that_was_received_before() {
    // As after a small step back of the clock: the other tab's timestamp is ahead.
    let mut tab = Tab::signed_in();
    let sign_in = tab.at(8_500.0).mutate(MutationKind::SignIn);
    tab.receive(9_000.0, snapshot(no_user()));
    tab.effects();
    tab.at(8_600.0)
        .post(sign_in, PostResult::Confirmed(user("Bob", 8_600.0)));
    assert_eq!(tab.who(), "Bob");
    let is_snapshot = |effect: &&Effect| {
        let Effect::Broadcast { at: time, body } = effect else {
            return false;
        };
        matches!(body, MessageBody::Snapshot(_)) && *time == at(9_000.01)
    };
    assert_eq!(tab.effects().iter().filter(is_snapshot).count(), 1);
}

#[test]
fn an_equal_session_of_an_update_is_the_very_one_that_is_shown() {
    let mut tab = Tab::signed_in();
    let before = tab.view().session().cloned().unwrap();
    let update = tab.at(2_000.0).mutate(MutationKind::Update);
    tab.post(update, PostResult::Confirmed(user("Ada", 2_000.0)));
    assert!(Rc::ptr_eq(tab.view().session().unwrap(), &before));
}
