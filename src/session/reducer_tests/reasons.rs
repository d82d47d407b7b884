use std::rc::Rc;

use crate::session::samples::*;
use crate::session::{Event, News, SessionState};
use crate::types::{SignedOutReason, UpdateCause};

const ALL: [UpdateCause; 8] = [
    UpdateCause::Initial,
    UpdateCause::Mount,
    UpdateCause::Call,
    UpdateCause::Expiry,
    UpdateCause::SignIn,
    UpdateCause::Update,
    UpdateCause::OtherTab,
    UpdateCause::Retry,
];

fn read(start: &Rc<SessionState>, cause: UpdateCause, at: f64) -> Option<SignedOutReason> {
    let news = by(cause, nobody(at));
    after(start, [started(5, at), answered(5, news)]).signed_out_reason()
}

#[test]
fn there_was_no_session_when_the_first_answer_is_nobody() {
    for cause in ALL {
        let reason = read(&loading(), cause, 2_000.0);
        assert_eq!(reason, Some(SignedOutReason::NoSession), "{cause:?}");
    }
    let given = after(&loading(), [given(by(UpdateCause::Initial, nobody(1.0)))]);
    assert_eq!(given.signed_out_reason(), Some(SignedOutReason::NoSession));
}

#[test]
fn a_sign_out_here_is_told_from_one_elsewhere() {
    let out = |cause| {
        let events = [action(1), action_answered(by(cause, nobody(2_000.0)))];
        after(&signed_in(), events).signed_out_reason()
    };
    assert_eq!(out(UpdateCause::SignOut), Some(SignedOutReason::SignedOut));
    assert_eq!(
        out(UpdateCause::Update),
        Some(SignedOutReason::SignedOutElsewhere)
    );
    // Announced, so that it needs no confirmation.
    let announced = after(&signed_in(), [Event::SignOutAnnounced { now: 1_500.0 }]);
    for cause in ALL {
        let reason = read(&announced, cause, 2_000.0);
        assert_eq!(
            reason,
            Some(SignedOutReason::SignedOutElsewhere),
            "{cause:?}"
        );
    }
}

#[test]
fn a_sign_out_before_the_first_answer_is_a_sign_out() {
    let news = by(UpdateCause::SignOut, nobody(2_000.0));
    let state = after(&loading(), [action(1), action_answered(news)]);
    assert_eq!(state.signed_out_reason(), Some(SignedOutReason::SignedOut));
}

#[test]
fn another_tab_that_says_nobody_means_signed_out_elsewhere() {
    let state = after(
        &signed_in(),
        [told(by(UpdateCause::OtherTab, nobody(2_000.0)))],
    );
    assert_eq!(
        state.signed_out_reason(),
        Some(SignedOutReason::SignedOutElsewhere)
    );
}

#[test]
fn a_session_that_had_run_out_when_the_answer_came_has_expired() {
    let known = after(
        &loading(),
        [
            started(1, 1_000.0),
            answered(1, expiring("Ada", 1_000.0, 9_000.0)),
        ],
    );
    let cases = [
        (8_999.0, SignedOutReason::SignedOutElsewhere),
        (9_000.0, SignedOutReason::Expired),
        (9_500.0, SignedOutReason::Expired),
    ];
    for (now, expected) in cases {
        let news = by(UpdateCause::Expiry, nobody(8_000.0));
        let state = after(&known, [told_at(news, now)]);
        assert_eq!(state.signed_out_reason(), Some(expected), "at {now}");
    }
}

#[test]
fn the_newest_expiry_decides_also_if_the_session_itself_stayed_the_same() {
    let renewed = after(
        &loading(),
        [
            told(expiring("Ada", 1_000.0, 5_000.0)),
            told(expiring("Ada", 2_000.0, 20_000.0)),
        ],
    );
    let reason = read(&renewed, UpdateCause::Call, 10_000.0);
    assert_eq!(reason, Some(SignedOutReason::SignedOutElsewhere));
}

#[test]
fn a_sign_out_here_of_an_expired_session_is_a_sign_out() {
    let expired = after(&loading(), [told(expiring("Ada", 1_000.0, 2_000.0))]);
    let news = by(UpdateCause::SignOut, nobody(9_000.0));
    let state = after(&expired, [action(1), action_answered(news)]);
    assert_eq!(state.signed_out_reason(), Some(SignedOutReason::SignedOut));
}

#[test]
fn the_first_reason_stays_until_somebody_signs_in() {
    let out = |cause, at| action_answered(by(cause, nobody(at)));
    let causes = [
        UpdateCause::SignOut,
        UpdateCause::Call,
        UpdateCause::OtherTab,
    ];
    let no_session = signed_out();
    let signed_out_here = after(&signed_in(), [out(UpdateCause::SignOut, 2_000.0)]);
    let elsewhere = after(&signed_in(), [out(UpdateCause::Call, 2_000.0)]);
    for start in [no_session, signed_out_here, elsewhere] {
        for cause in causes {
            let again = after(&start, [out(cause, 3_000.0)]);
            assert_eq!(
                again.signed_out_reason(),
                start.signed_out_reason(),
                "{cause:?}"
            );
        }
    }
}

#[test]
fn the_reason_is_gone_while_somebody_is_signed_in_and_is_found_anew_afterwards() {
    let told_in: News = user("Bob", 3_000.0);
    let signed_in_again = after(&signed_out(), [action_answered(told_in)]);
    assert_eq!(signed_in_again.signed_out_reason(), None);
    let reason = read(&signed_in_again, UpdateCause::Call, 4_000.0);
    assert_eq!(reason, Some(SignedOutReason::SignedOutElsewhere));
}

#[test]
fn a_user_has_signed_out_only_if_a_tab_has_said_so() {
    let here = [
        action(1),
        action_answered(by(UpdateCause::SignOut, nobody(2_000.0))),
    ];
    let elsewhere = [
        Event::PeerChanging {
            from: "other".to_owned(),
            at: 1_500.0,
            now: 1_500.0,
        },
        told(by(UpdateCause::OtherTab, nobody(2_000.0))),
    ];
    let next_auth = [
        Event::SignOutAnnounced { now: 1_500.0 },
        started(5, 2_000.0),
        answered(5, by(HINT, nobody(2_000.0))),
    ];
    let ended_by_the_server = [
        started(5, 2_000.0),
        answered(5, by(UpdateCause::Call, nobody(2_000.0))),
    ];
    assert!(after(&signed_in(), here).has_signed_out());
    assert!(after(&signed_in(), elsewhere).has_signed_out());
    assert!(after(&signed_in(), next_auth).has_signed_out());
    let lost = after(&signed_in(), ended_by_the_server);
    assert!(!lost.has_signed_out() && lost.session().is_none());
    let expired = after(
        &loading(),
        [
            told(expiring("Ada", 1_000.0, 2_000.0)),
            told_at(nobody(2_500.0), 2_600.0),
        ],
    );
    for state in [loading(), signed_in(), signed_out(), expired] {
        assert!(!state.has_signed_out());
    }
}
