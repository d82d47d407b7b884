//! Mutations of two tabs at once, and mutations whose outcome is unknown.

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Effect, Event, MessageBody, MutationKind, PostResult, RefetchCause};
use crate::types::UpdateCause;

const AT: f64 = 10_000.0;

/// A tab that signs in, and has requested the session at [`AT`]. It sends invalidated requests
/// without a lock.
fn requesting() -> Tab {
    let mut tab = Tab::signed_in();
    tab.can_share = false;
    let sign_in = tab.at(AT - 100.0).mutate(MutationKind::SignIn);
    tab.at(AT).post(sign_in, PostResult::Accepted);
    tab.effects();
    tab
}

#[test]
fn after_a_mutation_that_another_one_overlaps_the_server_is_asked_again() {
    let (started, ended) = (MessageBody::MutationStarted, MessageBody::MutationEnded);
    let overlaps = [
        ("at its start", vec![started.clone()], AT + 5_010.0),
        ("at its end", vec![ended.clone()], AT + 60.0),
        ("by all of it", vec![started, ended], AT + 60.0),
    ];
    for (when, bodies, requested_at) in overlaps {
        let mut tab = requesting();
        let fetch = tab.fetch();
        for body in bodies {
            tab.at(AT + 10.0).receive_from("b", AT + 10.0, body);
        }
        assert_eq!(tab.fetch(), fetch, "the request goes on, {when}");
        tab.effects();
        tab.at(AT + 60.0).answer(ok(user("Ada", AT)));
        let last_two = [MessageBody::Invalidate, MessageBody::MutationEnded];
        assert!(tab.broadcasts().ends_with(&last_two), "{when}");
        if requested_at > tab.now {
            assert_eq!(tab.run_until(requested_at - 1.0).fetch(), None, "{when}");
        }
        assert!(tab.run_until(requested_at).fetch().is_some(), "{when}");
        assert!(tab.has_unknown_outcome(), "{when}");
        tab.answer(ok(user("Bob", requested_at)));
        assert_eq!((tab.who(), tab.has_unknown_outcome()), ("Bob", false));
        let invalidated = UpdateCause::from(RefetchCause::Invalidated);
        assert_eq!(tab.view().cause(), Some(invalidated));
    }
}

#[test]
fn a_mutation_that_began_amid_another_one_is_asked_about_again() {
    let mut tab = Tab::signed_in();
    tab.can_share = false;
    tab.at(AT - 200.0)
        .receive_from("b", AT - 200.0, MessageBody::MutationStarted);
    let sign_in = tab.at(AT - 100.0).mutate(MutationKind::SignIn);
    tab.effects();
    tab.at(AT).post(sign_in, PostResult::Refused);
    let expected = [MessageBody::Invalidate, MessageBody::MutationEnded];
    assert_eq!((tab.broadcasts(), tab.fetches()), (expected.to_vec(), 0));
    tab.at(AT + 60.0)
        .receive_from("b", AT + 60.0, MessageBody::MutationEnded);
    assert_eq!(tab.fetches(), 1);
}

#[test]
fn a_mutation_that_no_other_one_overlaps_is_asked_about_once() {
    let mut tab = Tab::signed_in();
    tab.at(AT - 300.0)
        .receive_from("b", AT - 300.0, MessageBody::MutationStarted);
    tab.at(AT - 200.0)
        .receive_from("b", AT - 200.0, MessageBody::MutationEnded);
    let sign_in = tab.at(AT - 100.0).mutate(MutationKind::SignIn);
    tab.at(AT).post(sign_in, PostResult::Accepted);
    tab.effects();
    tab.at(AT + 60.0).answer(ok(user("Ada", AT)));
    assert!(!tab.broadcasts().contains(&MessageBody::Invalidate));
    assert!(!tab.has_unknown_outcome());
    assert_eq!(tab.run_until(AT + 60_000.0).fetches(), 0);
}

#[test]
fn what_is_older_than_a_mutation_of_unknown_outcome_is_not_accepted() {
    let mut tab = requesting();
    tab.at(AT + 60.0).answer(failed());
    let timer = Some(at(AT + 560.0));
    assert!(tab.has_unknown_outcome());
    let mut old = tab.clone();
    old.at(AT + 100.0).receive(AT - 1.0, snapshot(no_user()));
    assert_eq!((old.who(), old.timer), ("Ada", timer));
    assert!(old.view().error().is_some());
    let mut new = tab;
    new.at(AT + 100.0).receive(AT + 1.0, snapshot(no_user()));
    assert_eq!((new.who(), new.has_unknown_outcome()), ("-", false));
}

/// A tab whose sign-in was dropped at [`AT`].
fn dropped() -> Tab {
    let mut tab = Tab::signed_in();
    let sign_in = tab.at(AT - 100.0).mutate(MutationKind::SignIn);
    tab.at(AT).dispatch(Event::MutationDropped(sign_in));
    tab
}

#[test]
fn the_outcome_of_a_dropped_mutation_is_unknown_until_the_server_has_answered() {
    let mut tab = dropped();
    assert!(tab.has_unknown_outcome());
    tab.at(AT + 1.0).call();
    tab.answer(ok(user("Ada", AT + 1.0)));
    assert!(!tab.has_unknown_outcome());
    // Its request may have been under way until now.
    tab.at(AT + DAY).wake();
    assert!(tab.has_unknown_outcome());
}

#[test]
fn a_request_that_may_be_from_before_a_dropped_mutation_is_sent_again() {
    let mut tab = dropped();
    let call = tab.at(AT + 9_990.0).call();
    let first = tab.fetch().unwrap();
    tab.effects();
    tab.at(AT + DAY).wake();
    let second = tab.fetch().unwrap();
    let expected = [
        Effect::AbortFetch(first),
        Effect::Fetch {
            id: second,
            claims_preload: false,
        },
    ];
    assert_eq!((tab.effects(), tab.result(call)), (expected.to_vec(), None));
    tab.answer(ok(user("Bob", AT + DAY)));
    assert!(tab.result(call).is_some());
}
