//! The request at the session's end: one for each expiry.

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::timing::{EXPIRY_MARGIN, FOLLOWER_DELAY};
use crate::session::{Answer, Event, MessageBody, MutationKind, PostResult};
use crate::types::{Timestamp, UpdateCause};

/// When the session of these tests ends.
const END: f64 = 100_000.0;

/// Returns when the tab asks about `end` that has sent the latest request.
fn due_at(end: f64) -> Option<Timestamp> {
    Some(at(end) + EXPIRY_MARGIN)
}

/// Returns when the other tabs do, if their jitter is zero.
fn due_later_at(end: f64) -> Option<Timestamp> {
    Some(at(end) + EXPIRY_MARGIN + FOLLOWER_DELAY)
}

/// A new tab that has learned `answer` from another one at 1 s. Its own request has failed since.
fn informed(answer: Answer) -> Tab {
    let mut tab = Tab::loading();
    tab.at(1_060.0).receive(1_000.0, snapshot(answer));
    tab.answer(failed());
    assert_eq!(tab.view().error(), None);
    tab.effects();
    tab
}

#[test]
fn an_expiry_in_the_future_is_scheduled_however_it_was_learned() {
    let answer = user_until("Ada", END);

    let mut hydrated = Tab::new();
    hydrated.at(1_000.0).dispatch(Event::Hydrated {
        answer: answer.clone(),
        opened_at: Some(at(1_000.0)),
        is_stored: false,
    });
    hydrated.dispatch(Event::Started);
    assert_eq!(hydrated.timer, due_later_at(END));

    let requested = Tab::answered(answer.clone());
    assert_eq!(requested.timer, due_at(END));

    let mut mutated = Tab::loading();
    let update = mutated.at(1_000.0).mutate(MutationKind::Update);
    mutated.post(update, PostResult::Confirmed(answer.clone()));
    assert_eq!(mutated.timer, due_at(END));

    assert_eq!(informed(answer).timer, due_later_at(END));
}

#[test]
fn an_expiry_that_is_over_or_unknown_is_not_scheduled() {
    let unknown = [
        None,
        Some(f64::NAN),
        Some(-1.0),
        Some(1_000.0),
        Some(1_060.0),
    ];
    for expires_at in unknown {
        let mut answer = user("Ada", 1_000.0);
        answer.expires_at = expires_at.map(at);
        let tab = informed(answer);
        assert_eq!((tab.who(), tab.timer), ("Ada", None), "{expires_at:?}");
    }
    let just_ahead = informed(user_until("Ada", 1_061.0));
    assert_eq!(just_ahead.timer, due_later_at(1_061.0));
}

#[test]
fn the_server_is_asked_once_for_each_expiry() {
    let mut tab = informed(user_until("Ada", END));
    let due = due_later_at(END).unwrap().as_millis();
    assert_eq!(tab.run_until(due - 1.0).fetches(), 0);
    assert_eq!(tab.run_until(due).fetches(), 1);
    tab.answer(ok(user_until("Ada", END)));
    assert_eq!(tab.timer, None, "the answer has not changed it");
    assert_eq!(tab.view().cause(), Some(UpdateCause::Expiry));

    tab.receive(due + 1.0, snapshot(user_until("Ada", END + 9_000.0)));
    assert_eq!(tab.timer, due_later_at(END + 9_000.0));
}

#[test]
fn an_expiry_that_was_asked_about_is_not_scheduled_again_by_a_clock_that_jumps_back() {
    let mut tab = informed(user_until("Ada", END));
    tab.run_until(END + 2_000.0);
    assert_eq!(tab.fetches(), 1);
    tab.at(END - 50_000.0).answer(ok(user_until("Ada", END)));
    assert_eq!(tab.timer, None);
}

#[test]
fn an_answer_that_does_not_change_the_expiry_leaves_it_scheduled() {
    let mut tab = informed(user_until("Ada", END));
    tab.at(50_000.0).call();
    tab.answer(ok(user_until("Ada", END)));
    assert_eq!(tab.timer, due_at(END));
}

#[test]
fn without_a_session_there_is_no_expiry() {
    let mut tab = informed(user_until("Ada", END));
    tab.at(2_000.0);
    tab.receive_from("b", 2_000.0, MessageBody::MutationStarted);
    tab.receive_from("b", 2_000.01, snapshot(no_user()));
    tab.receive_from("b", 2_000.02, MessageBody::MutationEnded);
    assert_eq!((tab.who(), tab.timer), ("-", None));
    assert_eq!(
        (tab.view().expires_at(), tab.view().expires()),
        (None, None)
    );
    assert_eq!(tab.view().ends_at(), None);
}

#[test]
fn a_failed_request_at_the_expiry_is_tried_again_as_a_retry() {
    let mut tab = informed(user_until("Ada", END));
    tab.run_until(END + 2_000.0);
    tab.answer(failed());
    assert_eq!(tab.timer, Some(at(END + 2_500.0)));
    // A hidden page does not ask about the expiry.
    tab.hide();
    assert_eq!(tab.timer, Some(at(END + 2_500.0)));
    tab.focus();
    tab.run_until(END + 2_500.0);
    tab.answer(ok(user_until("Ada", END + DAY)));
    assert_eq!(tab.view().cause(), Some(UpdateCause::Retry));
}

#[test]
fn a_request_at_the_expiry_that_was_aborted_is_sent_again_for_the_same_cause() {
    let mut tab = informed(user_until("Ada", END));
    tab.run_until(END + 2_000.0);
    let first = tab.fetch().unwrap();

    // A refused sign-in of this tab, and one of another tab.
    let mut mutated = tab.clone();
    let sign_in = mutated.mutate(MutationKind::SignIn);
    assert_eq!(mutated.fetch(), None);
    mutated.at(END + 2_500.0).post(sign_in, PostResult::Refused);
    let mut overtaken = tab;
    overtaken.receive_from("b", END + 2_000.0, MessageBody::MutationStarted);
    assert_eq!(overtaken.fetch(), None);
    overtaken
        .at(END + 2_500.0)
        .receive_from("b", END + 2_500.0, MessageBody::MutationEnded);

    for mut tab in [mutated, overtaken] {
        let second = tab.fetch().unwrap();
        assert_ne!(second, first);
        tab.answer(ok(user_until("Ada", END + DAY)));
        assert_eq!(tab.view().cause(), Some(UpdateCause::Expiry));
    }
}
