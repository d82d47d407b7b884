//! Two tabs that change who is signed in at the same time, and a change whose outcome is not known.

use crate::session::samples::*;
use crate::session::{Event, SessionState};
use std::rc::Rc;

const AT: f64 = 10_000.0;

/// This tab signs in, and reads at `AT` who is signed in.
fn reading_in_action() -> Rc<SessionState> {
    after(&signed_in(), [action(1), started(2, AT)])
}

#[test]
fn after_a_change_that_another_one_overlaps_the_server_is_asked_again() {
    let overlaps: [(&str, Vec<Event>); 3] = [
        ("during its request", vec![changing("b", AT + 5_000.0)]),
        ("at its end", vec![settled("b")]),
        (
            "by all of it",
            vec![changing("b", AT + 5_000.0), settled("b")],
        ),
    ];
    for (when, events) in overlaps {
        let overlapped = after(&reading_in_action(), events);
        let read = after(&overlapped, [answered(2, user("Ada", AT))]);
        let ended = after(&read, [action_ended(1, AT + 60.0)]);
        let refetch = ended.nudge.expect(when);
        assert!(refetch.is_hint() && refetch.due == AT + 60.0, "{when}");
        assert!(ended.has_open_change(), "others are told, {when}");
    }
    let before = after(&signed_in(), [changing("b", AT + 5_000.0), action(1)]);
    let ended = after(&before, [action_ended(1, AT + 60.0)]);
    assert!(ended.nudge.is_some(), "it began amid the other one");
}

#[test]
fn a_change_that_no_other_one_overlaps_is_asked_about_once() {
    let around = [changing("b", AT), settled("b"), action(1), started(2, AT)];
    let read = after(
        &after(&signed_in(), around),
        [answered(2, user("Ada", AT)), action_ended(1, AT + 60.0)],
    );
    assert_eq!(read.nudge, None);
    assert!(!read.has_open_change());
}

#[test]
fn what_is_older_than_a_change_of_unknown_outcome_is_not_shown() {
    let failed = after(
        &reading_in_action(),
        [failed(2, AT + 1_000.0), action_ended(1, AT + 60.0)],
    );
    assert!(failed.has_open_change());
    let old = after(&failed, [told_at(nobody(AT - 1.0), AT + 100.0)]);
    assert_eq!((who(&old), old.retry_at), ("Ada", Some(AT + 1_000.0)));
    let new = after(&failed, [told_at(nobody(AT + 1.0), AT + 100.0)]);
    assert_eq!((who(&new), new.has_open_change()), ("-", false));
}

#[test]
fn a_change_that_was_given_up_is_open_until_the_server_has_told_its_outcome() {
    let given_up = after(&signed_in(), [action(1), action_given_up(1, AT)]);
    assert!(given_up.has_open_change());
    let read = after(
        &given_up,
        [started(2, AT + 1.0), answered(2, user("Ada", AT + 1.0))],
    );
    assert!(!read.has_open_change());
    // Its request may have been under way until now.
    let lapsed = after(&read, [Event::HoldsChecked { now: AT + DAY }]);
    assert!(lapsed.has_open_change());
}

#[test]
fn a_request_that_may_be_from_before_a_given_up_change_is_sent_again() {
    let waiting = after(
        &signed_in(),
        [action(1), action_given_up(1, AT), started(2, AT + 9_990.0)],
    );
    let lapsed = after(&waiting, [Event::HoldsChecked { now: AT + DAY }]);
    assert!(!lapsed.is_refreshing(), "its caller asks again");
}
