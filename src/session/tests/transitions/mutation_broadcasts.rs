//! What the other tabs receive of a mutation of this one.

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Event, MessageBody, MutationKind, PostResult};
use crate::types::AuthError;

use MutationKind::{SignIn, SignOut, Update};
use PostResult::{Accepted, Confirmed, Failed, Refused};

const NOW: f64 = 20_000.0;
const SIGNED_IN: &str = "next-auth: session";
const SIGNED_OUT: &str = "next-auth: sign-out";

/// Starts a mutation of `kind`, and posts it with this result.
fn mutate(start: fn() -> Tab, can_share: bool, kind: MutationKind, result: PostResult) -> Tab {
    let mut tab = start();
    tab.can_share = can_share;
    tab.effects();
    let id = tab.at(NOW).mutate(kind);
    assert_eq!(tab.posts(), ["started"]);
    tab.at(NOW + 50.0).post(id, result);
    tab
}

#[test]
fn what_the_post_has_confirmed_is_broadcast_before_the_mutation_ends() {
    let starts: [fn() -> Tab; 3] = [Tab::loading, Tab::signed_in, Tab::signed_out];
    for start in starts {
        for (kind, answer, next_auth) in [
            (SignIn, user("Bob", NOW), SIGNED_IN),
            (Update, user("Ada", NOW), SIGNED_IN),
            (Update, no_user(), SIGNED_OUT),
            (SignOut, no_user(), SIGNED_OUT),
        ] {
            let result = || Confirmed(answer.clone());
            let mut shared = mutate(start, true, kind, result());
            assert_eq!(shared.posts(), ["snapshot", next_auth, "ended"]);
            let mut alone = mutate(start, false, kind, result());
            assert_eq!(alone.posts(), ["invalidation", next_auth, "ended"]);
        }
    }
}

#[test]
fn what_the_server_has_refused_or_rejected_is_no_change() {
    let limited = AuthError::Status {
        status: 429,
        retry_after: None,
    };
    for result in [Refused, Failed(AuthError::MissingCsrf), Failed(limited)] {
        for kind in [SignIn, Update] {
            let mut tab = mutate(Tab::signed_in, true, kind, result.clone());
            assert_eq!((tab.fetches(), tab.posts()), (0, vec!["ended"]));
        }
    }
}

#[test]
fn the_answer_to_the_request_within_a_mutation_is_broadcast_even_if_nothing_differs() {
    let error = || Failed(network_error());
    let rejected = || Failed(AuthError::MissingCsrf);
    for (kind, result) in [
        (SignIn, Accepted),
        (SignIn, error()),
        (Update, error()),
        (SignOut, error()),
        (SignOut, rejected()),
    ] {
        for (can_share, expected) in [(true, "snapshot"), (false, "invalidation")] {
            let mut tab = mutate(Tab::signed_in, can_share, kind, result.clone());
            let why = "tabs that wait no longer are to wait again";
            assert_eq!((tab.fetches(), tab.posts()), (1, vec!["started"]), "{why}");
            let mut same = tab.clone();
            same.answer(ok(user("Ada", NOW)));
            assert_eq!(same.posts(), [expected, SIGNED_IN, "ended"]);
            tab.answer(ok(no_user()));
            assert_eq!(tab.posts(), [expected, SIGNED_OUT, "ended"]);
        }
    }
}

#[test]
fn a_tab_that_has_known_no_session_ends_none_elsewhere_unless_it_has_signed_out() {
    for (kind, can_share, expected) in [
        (SignIn, true, vec!["renewal", "invalidation", "ended"]),
        (SignIn, false, vec!["invalidation", "ended"]),
        (SignOut, true, vec!["snapshot", SIGNED_OUT, "ended"]),
        (SignOut, false, vec!["invalidation", SIGNED_OUT, "ended"]),
    ] {
        let failed = Failed(network_error());
        let mut tab = mutate(Tab::signed_out, can_share, kind, failed);
        tab.effects();
        tab.answer(ok(no_user()));
        assert_eq!(tab.posts(), expected, "{kind:?}");
    }
}

#[test]
fn a_mutation_whose_outcome_is_unknown_invalidates_what_the_other_tabs_know() {
    for can_share in [true, false] {
        let mut failing = mutate(Tab::signed_in, can_share, SignIn, Accepted);
        failing.effects();
        failing.answer(failed());
        assert_eq!(failing.posts(), ["invalidation", "ended"]);

        let mut dropped = Tab::signed_in();
        dropped.can_share = can_share;
        let id = dropped.mutate(SignIn);
        dropped.effects();
        dropped.dispatch(Event::MutationDropped(id));
        assert_eq!(dropped.posts(), ["invalidation", "ended"]);
    }
}

#[test]
fn the_answer_after_a_mutation_that_was_not_waited_for_is_broadcast_as_a_change() {
    let mut tab = Tab::answered_with_jitter(user("Ada", KNOWN_AT), 0.5);
    // A tab that blocks the others for 15 s is waited for no longer.
    for step in 0..4 {
        let now = NOW + 4_000.0 * f64::from(step);
        tab.run_until(now)
            .receive_from("b", now, MessageBody::MutationStarted);
    }
    tab.run_until(NOW + 15_500.0);
    tab.receive_from("b", tab.now, MessageBody::MutationEnded);
    tab.grant_lock();
    tab.effects();
    let answer = || ok(user("Ada", NOW));
    tab.answer(answer());
    assert_eq!(tab.posts(), ["snapshot", SIGNED_IN]);
    tab.at(NOW + 20_000.0).call();
    tab.answer(answer());
    assert_eq!(tab.posts(), ["snapshot"], "once");
}
