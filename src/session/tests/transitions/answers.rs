//! Answers and failures of session requests, and which of them count.

use std::rc::Rc;

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Event, FetchAnswer, FetchFailure, MessageBody, RequestId};
use crate::types::{AuthError, GetSessionParams, SessionStatus};

fn timeout() -> Result<FetchAnswer, FetchFailure> {
    failed_with(AuthError::Timeout, None)
}

fn finished(id: RequestId, result: Result<FetchAnswer, FetchFailure>) -> Event {
    Event::FetchFinished { id, result }
}

#[test]
fn a_failure_while_loading_stays_loading_and_shows_the_error() {
    let mut tab = Tab::loading();
    tab.at(10.0).answer(timeout());
    assert_eq!(tab.view().status(), SessionStatus::Loading);
    let error = tab.view().error().map(|error| error.kind());
    assert_eq!(error, Some("Timeout"));
    tab.run_until(1_000.0);
    tab.answer(ok(user("Ada", 1_000.0)));
    assert_eq!((tab.who(), tab.view().error()), ("Ada", None));
}

#[test]
fn an_aborted_request_leaves_an_earlier_error_and_its_back_off_as_they_were() {
    let mut tab = Tab::signed_in();
    tab.at(2_000.0).call();
    tab.answer(timeout());
    let error = tab.view().error().cloned();
    tab.at(2_400.0).call();
    tab.receive_from("b", 2_400.0, MessageBody::MutationStarted);
    tab.at(2_410.0)
        .receive_from("b", 2_410.0, MessageBody::MutationEnded);
    assert_eq!(tab.view().error(), error.as_ref());
    // The call is still to be answered.
    tab.at(2_450.0).answer(timeout());
    assert_eq!(tab.timer, Some(at(3_450.0)), "the second failure in a row");
}

#[test]
fn a_request_whose_answer_is_not_applied_leaves_an_earlier_error_as_it_was() {
    let params = GetSessionParams::new().without_trigger_event();
    for result in [ok(no_user()), ok(user("Bob", 2_100.0)), failed()] {
        let mut tab = Tab::signed_in();
        tab.at(2_000.0).call();
        tab.answer(timeout());
        let before = tab.view().clone();
        let timer = tab.timer;
        tab.at(2_100.0).call_with(&params);
        tab.answer(result);
        assert_eq!((tab.view(), tab.timer), (&before, timer));
    }
}

#[test]
fn an_equal_answer_keeps_the_session_and_shows_the_new_expiry() {
    let mut tab = Tab::signed_in();
    let before = tab.view().clone();
    tab.at(2_000.0).call();
    tab.answer(ok(user_until("Ada", 9.0 * DAY)));
    let (old, new) = (before.session().unwrap(), tab.view().session().unwrap());
    assert!(Rc::ptr_eq(old, new));
    assert_eq!(tab.view().expires_at(), Some(at(9.0 * DAY)));
    assert_ne!(tab.view().expires(), before.expires());
}

#[test]
fn another_answer_replaces_the_session() {
    let mut tab = Tab::signed_in();
    let answer = user("Ada L.", 2_000.0);
    tab.at(2_000.0).call();
    tab.answer(ok(answer.clone()));
    let shown = tab.view().session().unwrap();
    assert!(Rc::ptr_eq(shown, &answer.session.unwrap()));
}

/// A tab whose first request was replaced by a second one, and the ids of both.
fn requested_again() -> (Tab, RequestId, RequestId) {
    let mut tab = Tab::signed_in();
    tab.at(10_000.0).focus();
    let first = tab.fetch().unwrap();
    tab.dispatch(Event::FetchSent(first));
    tab.at(11_000.0).call();
    let second = tab.fetch().unwrap();
    assert_ne!(first, second);
    (tab, first, second)
}

#[test]
fn only_the_newest_request_counts_whatever_the_order_of_the_answers() {
    let (tab, first, second) = requested_again();
    let answers = [
        finished(first, ok(no_user())),
        finished(second, ok(user("Bob", 11_000.0))),
    ];
    let (mut in_order, mut reversed) = (tab.clone(), tab);
    for event in answers.clone() {
        in_order.dispatch(event);
    }
    for event in answers.into_iter().rev() {
        reversed.dispatch(event);
    }
    assert_eq!((in_order.who(), reversed.who()), ("Bob", "Bob"));
}

#[test]
fn a_late_outcome_of_any_kind_changes_nothing() {
    let (mut tab, first, _) = requested_again();
    for now in [11_050.0, 19_000.0] {
        tab.at(now);
        for id in [first, RequestId(777)] {
            for result in [
                ok(no_user()),
                ok(user("Bob", now)),
                unauthorized(),
                failed(),
            ] {
                let event = finished(id, result);
                assert!(tab.ignores(event.clone()), "{event:?}");
            }
            assert!(tab.ignores(Event::FetchSent(id)));
        }
    }
}

#[test]
fn a_second_outcome_of_one_request_changes_nothing() {
    let mut tab = Tab::signed_in();
    tab.at(2_000.0).call();
    let id = tab.fetch().unwrap();
    tab.answer(ok(user("Bob", 2_000.0)));
    tab.at(8_000.0);
    assert!(tab.ignores(finished(id, ok(no_user()))));
    assert!(tab.ignores(finished(id, failed())));
}

#[test]
fn failures_in_a_row_are_counted_and_forgotten_with_the_next_answer() {
    let mut tab = Tab::signed_in();
    let mut now = 2_000.0;
    tab.at(now).call();
    for wait in [500.0, 1_000.0, 2_000.0] {
        tab.answer(failed());
        now += wait;
        assert_eq!(tab.timer, Some(at(now)), "the newest failure decides");
        tab.run_until(now);
    }
    for answer in [user("Ada", now), no_user()] {
        let mut tab = tab.clone();
        tab.call();
        tab.answer(ok(answer));
        assert_eq!(tab.view().error(), None);
        assert!(tab.timer.is_none_or(|timer| timer > at(now)));
        tab.call();
        tab.answer(failed());
        assert_eq!(tab.timer, Some(at(now + 500.0)), "a first failure again");
    }
}

/// A tab that has sent a request at 2 s.
fn requesting() -> Tab {
    let mut tab = Tab::signed_in();
    tab.at(2_000.0).call();
    tab
}

#[test]
fn a_failure_does_not_count_once_another_tab_has_broadcast_something_newer() {
    let mut tab = requesting();
    tab.at(2_560.0)
        .receive(2_500.0, snapshot(user("Bob", 2_500.0)));
    tab.at(3_000.0).answer(failed());
    assert_eq!((tab.who(), tab.view().error()), ("Bob", None));
    assert!(!tab.view().is_refreshing());
    // No retry: what comes next is the request that verifies the unannounced user.
    assert_eq!(tab.timer, Some(at(5_560.0)));
}

#[test]
fn an_answer_is_not_accepted_once_another_tab_has_broadcast_something_newer() {
    let mut tab = requesting();
    tab.at(2_560.0).receive(2_500.0, snapshot(no_user()));
    tab.at(3_000.0).answer(ok(user("Ada", 2_000.0)));
    assert_eq!(tab.who(), "-");
    assert!(!tab.view().is_refreshing() && !tab.answers_queries());
}

#[test]
fn an_answer_counts_from_its_arrival_and_the_tab_that_has_requested_it_answers_queries() {
    let mut tab = Tab::signed_out();
    tab.at(1_500.0).receive(1_500.0, snapshot(no_user()));
    assert!(!tab.answers_queries());
    tab.at(2_000.0).call();
    tab.at(2_700.0).answer(ok(user("Ada", 2_000.0)));
    assert_eq!(tab.view().updated_at(), Some(at(2_700.0)));
    assert!(tab.answers_queries());
}
