//! Sign-ins that another tab broadcasts without having announced a mutation.

use std::rc::Rc;

use serde_json::json;

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Answer, MessageBody};

const AT: f64 = 10_000.0;
/// When another tab's snapshot of [`AT`] is received.
const RECEIVED_AT: f64 = AT + 60.0;
const VERIFY_AFTER: f64 = 3_000.0;
const QUIET: f64 = 60_000.0;
/// When a tab that was not answered itself asks whether the session of [`AT`] has ended.
const EXPIRY: f64 = AT + DAY + 1_300.0;

fn alone(mut tab: Tab) -> Tab {
    tab.can_share = false;
    tab
}

/// Receives at [`RECEIVED_AT`] that Bob is signed in, and returns when the next request is due.
fn due_after_bob(tab: &mut Tab) -> f64 {
    tab.receive_snapshot(AT, user("Bob", AT));
    assert_eq!(tab.who(), "Bob", "it is accepted all the same");
    tab.due().expect("a request that is due")
}

#[test]
fn they_are_verified_some_seconds_later() {
    for start in [Tab::signed_out(), Tab::signed_in()] {
        let mut tab = alone(start);
        assert_eq!(due_after_bob(&mut tab), RECEIVED_AT + VERIFY_AFTER);
        tab.run_until(RECEIVED_AT + VERIFY_AFTER);
        assert_eq!(tab.fetches(), 1);
    }
}

#[test]
fn one_person_is_not_verified_again_whatever_else_has_changed() {
    // The server sends Ada's id and a picture whose address it signs anew each time.
    let signed_anew = |now: f64| {
        let person = json!({ "id": "1", "name": "Ada", "image": format!("/ada?at={now}") });
        let session = serde_json::from_value(json!({ "user": person })).unwrap();
        Answer {
            session: Some(Rc::new(session)),
            ..user("Ada", now)
        }
    };
    let mut tab = alone(Tab::signed_out());
    tab.receive_snapshot(AT, signed_anew(AT));
    assert_eq!(tab.due(), Some(RECEIVED_AT + VERIFY_AFTER));
    let verified_at = RECEIVED_AT + VERIFY_AFTER;
    for now in [verified_at, AT + 3_600_000.0] {
        tab.receive_snapshot(now, signed_anew(now));
        assert_eq!(tab.due(), Some(now + DAY + 1_300.0));
    }
}

#[test]
fn one_request_a_minute_is_enough_for_users_who_cannot_be_told_apart() {
    let mut tab = alone(Tab::signed_in());
    due_after_bob(&mut tab);
    let verified_at = RECEIVED_AT + VERIFY_AFTER;
    tab.receive_snapshot(verified_at, user("Eve", verified_at));
    assert_eq!(tab.due(), Some(verified_at + QUIET));
}

#[test]
fn many_in_a_row_do_not_delay_the_verification() {
    let mut tab = alone(Tab::signed_in());
    due_after_bob(&mut tab);
    for number in 1..=20 {
        let now = AT + 100.0 * f64::from(number);
        tab.receive_snapshot(now, user(&format!("Eve {number}"), now));
    }
    let due = Some(RECEIVED_AT + VERIFY_AFTER);
    assert_eq!((tab.who(), tab.due()), ("Eve 20", due));
}

#[test]
fn one_that_is_older_than_the_receipt_of_another_does_not_end_the_verification() {
    let mut tab = alone(Tab::signed_in());
    let due = due_after_bob(&mut tab);
    for (number, now) in [(1, AT + 30.0), (2, AT + 100.0)] {
        tab.receive_snapshot(now, user(&format!("Eve {number}"), now));
    }
    assert_eq!((tab.who(), tab.due()), ("Eve 2", Some(due)));
}

#[test]
fn a_user_whom_no_server_has_confirmed_is_signed_out_by_one_answer() {
    let mut tab = alone(Tab::signed_out());
    let due = due_after_bob(&mut tab);
    tab.run_until(due).answer(ok(no_user()));
    assert_eq!((tab.who(), tab.due()), ("-", None));

    let mut second = alone(Tab::signed_out());
    due_after_bob(&mut second);
    second.receive_snapshot(AT + 100.0, user("Eve", AT));
    second.run_until(due).answer(ok(no_user()));
    assert_eq!((second.who(), second.due()), ("-", None));
}

#[test]
fn the_answer_to_one_tab_is_enough() {
    let mut tab = alone(Tab::signed_out());
    let due = due_after_bob(&mut tab);
    tab.receive_snapshot(due, user("Bob", due));
    assert_eq!(tab.due(), Some(due + DAY + 1_300.0));
}

#[test]
fn an_announced_sign_in_is_not_verified() {
    let mut tab = alone(Tab::signed_out());
    let announced_at = AT - 1_000.0;
    tab.at(announced_at)
        .receive_from("b", announced_at, MessageBody::MutationStarted);
    due_after_bob(&mut tab);
    tab.receive_from("b", RECEIVED_AT, MessageBody::MutationEnded);
    assert_eq!(tab.due(), Some(EXPIRY));
}

#[test]
fn a_sign_in_that_was_about_to_be_asked_about_is_not_verified() {
    let mut tab = alone(Tab::answered_with_jitter(no_user(), 1.0));
    tab.at(AT - 300.0).invalidate();
    assert_eq!(due_after_bob(&mut tab), EXPIRY + 1_500.0);
}

#[test]
fn a_renewal_a_new_tab_and_a_sign_out_are_not_verified() {
    let mut renewed = alone(Tab::signed_in());
    renewed.receive_snapshot(AT, user("Ada", AT));
    assert_eq!(renewed.due(), Some(EXPIRY));
    let mut new = alone(Tab::loading());
    new.receive_snapshot(AT, user("Ada", AT));
    new.at(AT + 100.0).answer(ok(user("Ada", 0.0)));
    assert_eq!(new.due(), Some(EXPIRY));
    // The client asks by itself whether such a session is back.
    let mut signed_out = alone(Tab::signed_in());
    signed_out.receive_snapshot(AT, no_user());
    assert_eq!(signed_out.due(), Some(RECEIVED_AT + 500.0));
}

#[test]
fn the_back_off_of_a_failing_server_goes_on_without_its_error() {
    let mut tab = alone(Tab::signed_in());
    tab.fail_until(RECEIVED_AT + 9_000.0);
    assert!(tab.view().error().is_some());
    let due = due_after_bob(&mut tab);
    assert_eq!(
        (due, tab.view().error()),
        (RECEIVED_AT + VERIFY_AFTER, None)
    );
    tab.run_until(due).answer(failed());
    assert_eq!(tab.due(), Some(due + 16_000.0), "the sixth failure");
}
