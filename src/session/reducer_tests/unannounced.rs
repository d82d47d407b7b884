//! Sign-ins that another tab tells of without a word before.

use std::rc::Rc;

use serde_json::json;

use crate::bounds::{QUIET, VERIFY_AFTER};
use crate::session::samples::*;
use crate::session::{Event, News};
use crate::types::{Millis, SessionEvent, UpdateCause};

const AT: Millis = 10_000.0;
/// When another tab's word of [`AT`] is heard.
const HEARD_AT: Millis = AT + 60.0;

fn due_after(events: impl IntoIterator<Item = Event>) -> Option<Millis> {
    let state = after(&signed_out(), events);
    assert_eq!(who(&state), "Bob", "it is taken all the same");
    state.nudge.map(|refetch| refetch.due)
}

#[test]
fn they_are_verified_some_seconds_later() {
    assert_eq!(
        due_after([told(user("Bob", AT))]),
        Some(HEARD_AT + VERIFY_AFTER)
    );
    let other_user = after(&signed_in(), [told(user("Bob", AT))]);
    assert!(other_user.nudge.is_some());
}

/// The server tells Ada's id and a picture whose address it signs anew each time.
fn signed_anew(at: Millis) -> News {
    let person = json!({ "id": "1", "name": "Ada", "image": format!("/ada?at={at}") });
    let session = serde_json::from_value(json!({ "user": person })).unwrap();
    News {
        session: Some(Rc::new(session)),
        ..user("Ada", at)
    }
}

#[test]
fn the_same_person_is_not_verified_whatever_else_has_changed() {
    let known = after(&signed_out(), [told(signed_anew(AT))]);
    let verified = told(signed_anew(HEARD_AT + VERIFY_AFTER));
    let state = after(&known, [verified, told(signed_anew(AT + DAY))]);
    assert_eq!(state.nudge, None);
}

#[test]
fn one_request_a_minute_is_enough_for_users_who_cannot_be_told_apart() {
    let first = after(&signed_in(), [told(user("Bob", AT))]);
    let verified = told(user("Eve", HEARD_AT + VERIFY_AFTER));
    let second = after(&first, [verified]);
    let due = second.nudge.map(|refetch| refetch.due);
    assert_eq!(due, Some(HEARD_AT + VERIFY_AFTER + QUIET));
}

#[test]
fn many_in_a_row_do_not_put_it_off() {
    let mut state = after(&signed_in(), [told(user("Bob", AT))]);
    for number in 1..=20 {
        let name = format!("Eve {number}");
        state = after(&state, [told(user(&name, AT + 100.0 * f64::from(number)))]);
    }
    let due = state.nudge.map(|refetch| refetch.due);
    assert_eq!(
        (who(&state), due),
        ("Eve 20", Some(HEARD_AT + VERIFY_AFTER))
    );
}

#[test]
fn a_user_whom_no_server_has_named_is_signed_out_by_one_answer() {
    let at = HEARD_AT + VERIFY_AFTER;
    let out = by(UpdateCause::Event(SessionEvent::Storage), nobody(at));
    let events = [told(user("Bob", AT)), started(1, at), answered(1, out)];
    let state = after(&signed_out(), events);
    assert_eq!((who(&state), state.restore_at(0.0)), ("-", None));
}

#[test]
fn one_tabs_answer_is_enough() {
    let verified = told(user("Bob", HEARD_AT + VERIFY_AFTER));
    assert_eq!(due_after([told(user("Bob", AT)), verified]), None);
}

#[test]
fn an_announced_one_and_one_that_was_about_to_be_asked_about_are_not() {
    let news = told(user("Bob", AT));
    assert_eq!(due_after([changing("b", AT + 4_000.0), news.clone()]), None);
    assert_eq!(due_after([nudged(HINT, AT - 500.0), news]), None);
}

#[test]
fn a_renewal_a_new_tab_and_a_sign_out_are_not_either() {
    let renewal = after(&signed_in(), [told(user("Ada", AT))]);
    assert_eq!(renewal.nudge, None);
    let new_tab = after(&loading(), [told(user("Ada", AT))]);
    assert_eq!(new_tab.nudge, None);
    // The client asks by itself whether such a session is back.
    let sign_out = after(&signed_in(), [told(nobody(AT))]);
    assert_eq!(sign_out.nudge, None);
    assert!(sign_out.restore_at(0.0).is_some());
}
