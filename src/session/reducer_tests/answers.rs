use std::rc::Rc;

use crate::session::samples::*;
use crate::session::{Event, RequestId};
use crate::types::SessionStatus;

#[test]
fn a_failure_while_loading_stays_loading_and_shows_the_error() {
    let state = after(&loading(), [started(1, 10.0), failed(1, 1_000.0)]);
    assert_eq!(state.status(), SessionStatus::Loading);
    assert_eq!(state.error().map(|error| error.kind()), Some("Timeout"));
    let recovered = after(
        &state,
        [started(2, 1_000.0), answered(2, user("Ada", 1_000.0))],
    );
    assert_eq!((who(&recovered), recovered.error()), ("Ada", None));
}

#[test]
fn a_cancelled_request_leaves_an_earlier_error_as_it_was() {
    let troubled = after(&signed_in(), [started(1, 2_000.0), failed(1, 9_000.0)]);
    let state = after(&troubled, [started(2, 3_000.0), dropped(2)]);
    assert_eq!(state.error, troubled.error);
    assert_eq!(
        (state.retry_at, state.failures),
        (troubled.retry_at, troubled.failures)
    );
}

#[test]
fn an_equal_answer_keeps_the_same_session_and_tells_the_new_expiry() {
    let before = signed_in();
    let state = after(
        &before,
        [
            started(1, 2_000.0),
            answered(1, expiring("Ada", 2_000.0, 9.0 * DAY)),
        ],
    );
    assert!(Rc::ptr_eq(
        before.session().unwrap(),
        state.session().unwrap()
    ));
    assert_eq!(state.expires_at(), Some(9.0 * DAY));
    assert_ne!(state.expires(), before.expires());
}

#[test]
fn another_answer_replaces_the_session() {
    let told = user("Ada L.", 2_000.0);
    let state = after(
        &signed_in(),
        [started(1, 2_000.0), answered(1, told.clone())],
    );
    assert!(Rc::ptr_eq(state.session().unwrap(), &told.session.unwrap()));
}

#[test]
fn only_the_newest_request_is_believed_whatever_the_order_of_the_answers() {
    let both = [started(1, 2_000.0), started(2, 3_000.0)];
    let answers = [
        answered(1, nobody(2_000.0)),
        answered(2, user("Bob", 3_000.0)),
    ];
    let in_order = after(&after(&signed_in(), both.clone()), answers.clone());
    let reversed = after(&after(&signed_in(), both), answers.into_iter().rev());
    assert_eq!((who(&in_order), who(&reversed)), ("Bob", "Bob"));
}

#[test]
fn a_late_outcome_of_any_kind_changes_nothing() {
    let asked_again = after(&signed_in(), [started(1, 2_000.0), started(2, 3_000.0)]);
    let late = [
        answered(1, nobody(2_000.0)),
        answered(1, user("Bob", 9_000.0)),
        failed(1, 9_000.0),
        dropped(1),
        answered(7, nobody(9_000.0)),
    ];
    for event in late {
        let state = after(&asked_again, [event.clone()]);
        assert!(Rc::ptr_eq(&state, &asked_again), "{event:?}");
    }
}

#[test]
fn a_second_outcome_of_one_request_changes_nothing() {
    let state = after(
        &signed_in(),
        [started(1, 2_000.0), answered(1, user("Bob", 2_000.0))],
    );
    let again = after(&state, [answered(1, nobody(8_000.0)), failed(1, 9_000.0)]);
    assert!(Rc::ptr_eq(&state, &again));
}

#[test]
fn failures_in_a_row_are_counted_and_forgotten_with_the_next_answer() {
    let mut state = signed_in();
    for id in 1..=3 {
        let at = 2_000.0 + id as f64;
        state = after(&state, [started(id, at), failed(id, at + 500.0)]);
        assert_eq!(u64::from(state.failures()), id);
        assert_eq!(
            state.retry_at,
            Some(at + 500.0),
            "the newest failure decides"
        );
    }
    for answer in [user("Ada", 4_000.0), nobody(4_000.0)] {
        let state = after(&state, [started(9, 4_000.0), answered(9, answer)]);
        assert_eq!((state.failures(), state.retry_at), (0, None));
        assert_eq!(state.error(), None);
    }
}

#[test]
fn a_failure_counts_for_nothing_once_another_tab_has_told_something_newer() {
    let told_meanwhile = after(
        &signed_in(),
        [
            started(1, 2_000.0),
            told(user("Bob", 2_500.0)),
            failed(1, 9_000.0),
        ],
    );
    assert_eq!(
        (who(&told_meanwhile), told_meanwhile.error()),
        ("Bob", None)
    );
    assert_eq!(told_meanwhile.retry_at, None);
    assert!(!told_meanwhile.is_refreshing());
}

#[test]
fn an_answer_is_not_believed_once_another_tab_has_told_something_newer() {
    let state = after(
        &signed_in(),
        [
            started(1, 2_000.0),
            told(nobody(2_500.0)),
            answered(1, user("Ada", 2_000.0)),
        ],
    );
    assert_eq!(who(&state), "-");
    assert!(!state.is_refreshing() && !state.synced_here());
}

#[test]
fn the_answer_of_this_tab_counts_from_when_it_came_and_the_tab_remembers_that_it_asked() {
    let event = Event::ReadAnswered {
        id: RequestId(1),
        news: user("Ada", 2_000.0),
        now: 2_700.0,
        is_definitive: false,
    };
    let state = after(&signed_out(), [started(1, 2_000.0), event]);
    assert_eq!(state.updated_at(), Some(2_700.0));
    assert!(state.synced_here());
}
