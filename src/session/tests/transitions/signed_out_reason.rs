//! Why no user is signed in, as the view says it.

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Answer, Event, MessageBody, MutationKind, PostResult, RefetchCause, Trigger};
use crate::types::SignedOutReason::{self, Expired, NoSession, SignedOut, SignedOutElsewhere};

/// How a tab learns that there is no session, at 2,000 ms.
type Way = (&'static str, fn(&mut Tab));

const WAYS: [Way; 9] = [
    ("a call", |tab| {
        tab.fetch_at(RefetchCause::Call, 2_000.0, no_user());
    }),
    ("a retry", |tab| {
        tab.fetch_at(RefetchCause::Retry, 2_000.0, no_user());
    }),
    ("an invalidation", |tab| {
        tab.at(1_900.0).invalidate();
        tab.run_until(2_000.0);
        answer_without_session(tab);
    }),
    ("the start of the client", |tab| {
        tab.at(2_000.0).dispatch(Event::Stopped);
        tab.dispatch(Event::Started);
        answer_without_session(tab);
    }),
    ("the end of a suspension", |tab| {
        tab.at(2_000.0).dispatch(Event::Suspended);
        tab.dispatch(Event::Resumed { is_restored: false });
        answer_without_session(tab);
    }),
    ("a sign-in", |tab| {
        let sign_in = tab.at(2_000.0).mutate(MutationKind::SignIn);
        tab.post(sign_in, PostResult::Accepted);
        tab.answer(ok(no_user()));
    }),
    ("an update", |tab| {
        let update = tab.at(2_000.0).mutate(MutationKind::Update);
        tab.post(update, PostResult::Confirmed(no_user()));
    }),
    ("another tab", |tab| {
        tab.receive_snapshot(2_000.0, no_user());
    }),
    ("a status of 401", |tab| {
        tab.at(2_000.0).call();
        tab.answer(unauthorized());
    }),
];

/// Answers the session request under way, or the one that waits for the lock.
fn answer_without_session(tab: &mut Tab) {
    if tab.fetch().is_none() {
        tab.grant_lock();
    }
    tab.answer(ok(no_user()));
}

/// Returns the reason after a sign-out of this tab, or another mutation, at `now`.
fn after_mutation(mut tab: Tab, kind: MutationKind, now: f64) -> Option<SignedOutReason> {
    let mutation = tab.at(now).mutate(kind);
    tab.post(mutation, PostResult::Confirmed(no_user()));
    tab.view().signed_out_reason()
}

/// A tab that was answered at [`KNOWN_AT`] that Ada is signed in until `expires_at`.
fn expiring(expires_at: f64) -> Tab {
    Tab::answered(user_until("Ada", expires_at))
}

#[test]
fn there_was_no_session_if_the_first_answer_has_none() {
    for (way, learn) in WAYS {
        let mut tab = Tab::loading();
        learn(&mut tab);
        assert_eq!(tab.view().signed_out_reason(), Some(NoSession), "{way}");
    }
    let mut tab = Tab::new();
    tab.at(KNOWN_AT).dispatch(Event::Hydrated {
        answer: Answer::default(),
        opened_at: Some(at(1.0)),
        is_stored: false,
    });
    assert_eq!(tab.view().signed_out_reason(), Some(NoSession));
}

#[test]
fn a_sign_out_of_this_tab_is_told_from_one_elsewhere() {
    for (kind, reason) in [
        (MutationKind::SignOut, SignedOut),
        (MutationKind::Update, SignedOutElsewhere),
    ] {
        let found = after_mutation(Tab::signed_in(), kind, 2_000.0);
        assert_eq!(found, Some(reason), "{kind:?}");
    }
    for (way, learn) in WAYS {
        // Announced, so that it needs no confirmation.
        let mut tab = Tab::signed_in();
        tab.at(1_400.0).trigger(Trigger::SignOut);
        learn(&mut tab);
        let reason = tab.view().signed_out_reason();
        assert_eq!(reason, Some(SignedOutElsewhere), "{way}");
    }
}

#[test]
fn a_sign_out_before_the_first_answer_is_a_sign_out() {
    let reason = after_mutation(Tab::loading(), MutationKind::SignOut, 2_000.0);
    assert_eq!(reason, Some(SignedOut));
}

#[test]
fn another_tabs_snapshot_without_a_session_means_signed_out_elsewhere() {
    let mut tab = Tab::signed_in();
    tab.receive_snapshot(2_000.0, no_user());
    assert_eq!(tab.view().signed_out_reason(), Some(SignedOutElsewhere));
}

#[test]
fn a_session_that_had_ended_when_the_answer_arrived_has_expired() {
    for (now, expected) in [
        (8_999.0, SignedOutElsewhere),
        (9_000.0, Expired),
        (9_500.0, Expired),
    ] {
        let mut tab = expiring(9_000.0);
        tab.at(now).receive(8_000.0, snapshot(no_user()));
        let reason = tab.view().signed_out_reason();
        assert_eq!(reason, Some(expected), "at {now}");
    }
    let mut tab = expiring(9_000.0);
    tab.run_until(10_000.0).answer(ok(no_user()));
    assert_eq!(tab.view().signed_out_reason(), Some(Expired));
}

#[test]
fn the_newest_expiry_decides_although_the_session_itself_has_not_changed() {
    let mut tab = Tab::loading();
    tab.dispatch(Event::FetchSent(tab.fetch().unwrap()));
    tab.receive_snapshot(1_000.0, user_until("Ada", 5_000.0));
    tab.receive_snapshot(2_000.0, user_until("Ada", 20_000.0));
    tab.fetch_at(RefetchCause::Call, 10_000.0, no_user());
    assert_eq!(tab.view().signed_out_reason(), Some(SignedOutElsewhere));
}

#[test]
fn a_sign_out_of_an_expired_session_is_a_sign_out() {
    let reason = after_mutation(expiring(2_000.0), MutationKind::SignOut, 9_000.0);
    assert_eq!(reason, Some(SignedOut));
}

#[test]
fn the_first_reason_stays_until_a_user_signs_in() {
    let mut signed_out_here = Tab::signed_in();
    let sign_out = signed_out_here.at(2_000.0).mutate(MutationKind::SignOut);
    signed_out_here.post(sign_out, PostResult::Confirmed(no_user()));
    let mut elsewhere = Tab::signed_in();
    elsewhere.fetch_at(RefetchCause::Call, 2_000.0, no_user());
    for start in [Tab::signed_out(), signed_out_here, elsewhere] {
        let before = start.view().signed_out_reason();
        let again = after_mutation(start.clone(), MutationKind::SignOut, 3_000.0);
        assert_eq!(again, before);
        let mut call = start.clone();
        call.fetch_at(RefetchCause::Call, 3_000.0, no_user());
        assert_eq!(call.view().signed_out_reason(), before);
        let mut other = start;
        other.receive_snapshot(3_000.0, no_user());
        assert_eq!(other.view().signed_out_reason(), before);
    }
}

#[test]
fn there_is_no_reason_while_a_user_is_signed_in_and_a_new_one_afterwards() {
    let mut tab = Tab::signed_out();
    let sign_in = tab.at(3_000.0).mutate(MutationKind::SignIn);
    tab.post(sign_in, PostResult::Confirmed(user("Bob", 3_000.0)));
    assert_eq!(tab.view().signed_out_reason(), None);
    tab.fetch_at(RefetchCause::Call, 4_000.0, no_user());
    assert_eq!(tab.view().signed_out_reason(), Some(SignedOutElsewhere));
}

#[test]
fn a_user_has_signed_out_only_if_a_tab_has_announced_it() {
    let mut here = Tab::signed_in();
    let sign_out = here.at(2_000.0).mutate(MutationKind::SignOut);
    here.post(sign_out, PostResult::Confirmed(no_user()));
    let mut elsewhere = Tab::signed_in();
    elsewhere
        .at(1_500.0)
        .receive(1_500.0, MessageBody::MutationStarted);
    elsewhere.receive_snapshot(2_000.0, no_user());
    let mut next_auth = Tab::signed_in();
    next_auth.at(1_940.0).trigger(Trigger::SignOut);
    next_auth.run_until(2_000.0).grant_lock();
    next_auth.answer(ok(no_user()));
    for tab in [here, elsewhere, next_auth] {
        assert!(tab.view().has_signed_out());
    }

    let mut ended_by_the_server = Tab::signed_in();
    ended_by_the_server.fetch_at(RefetchCause::Call, 2_000.0, no_user());
    assert_eq!(ended_by_the_server.who(), "-");
    let mut expired = expiring(2_000.0);
    expired.receive_snapshot(2_500.0, no_user());
    assert_eq!(expired.who(), "-");
    let (loading, signed_in, signed_out) = (Tab::loading(), Tab::signed_in(), Tab::signed_out());
    for tab in [loading, signed_in, signed_out, ended_by_the_server, expired] {
        assert!(!tab.view().has_signed_out());
    }
}
