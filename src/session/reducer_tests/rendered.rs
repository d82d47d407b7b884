//! A page that came with its session, beside tabs that have known something else since before.

use crate::session::samples::*;
use crate::session::{News, SessionState};
use crate::types::Millis;

const OPENED_AT: Millis = 1_000.0;
const SEEN_AT: Millis = OPENED_AT + GIVEN_AFTER;

fn asks(state: &SessionState) -> bool {
    state.nudge.is_some_and(|wish| wish.is_hint())
}

#[test]
fn what_another_tab_knew_before_is_asked_about_if_it_differs() {
    for (came_with, knows) in [
        (user("Ada", OPENED_AT), nobody as fn(Millis) -> News),
        (nobody(OPENED_AT), |at| user("Ada", at)),
        (user("Bob", OPENED_AT), |at| user("Ada", at)),
    ] {
        let rendered = after(&loading(), [given(came_with)]);
        // The moment of opening is a guess that may be early or late.
        for at in [OPENED_AT - 500.0, OPENED_AT + 100.0, SEEN_AT] {
            let state = after(&rendered, [told(knows(at))]);
            assert_eq!(who(&state), who(&rendered), "{at}");
            assert!(asks(&state), "{at}");

            let now = SEEN_AT + 500.0;
            let answer = [started(1, now), answered(1, knows(now))];
            let settled = after(&state, answer);
            assert_eq!(settled.session(), knows(now).session.as_ref());
            assert!(!asks(&settled));
        }
    }
}

#[test]
fn what_another_tab_knows_too_is_not_asked_about() {
    let rendered = after(&loading(), [given(user("Ada", OPENED_AT))]);
    for at in [OPENED_AT - 500.0, OPENED_AT + 100.0] {
        let state = after(&rendered, [told(user("Ada", at))]);
        assert!(!asks(&state));
        // Another one may have slept, and still knows something else.
        let other = after(&state, [told(nobody(OPENED_AT + 150.0))]);
        assert_eq!(who(&other), "Ada");
        assert!(asks(&other));
    }
}

#[test]
fn what_happens_afterwards_is_believed() {
    let rendered = after(&loading(), [given(user("Ada", OPENED_AT))]);
    let state = after(&rendered, [told(nobody(SEEN_AT + 0.01))]);
    assert_eq!(who(&state), "-");
    assert!(!asks(&state));

    // An answer to this tab, and what is older than that is old.
    let now = SEEN_AT + 500.0;
    let read = [started(1, now), answered(1, user("Bob", now))];
    let state = after(&after(&rendered, read), [told(nobody(OPENED_AT + 100.0))]);
    assert_eq!(who(&state), "Bob");
    assert!(!asks(&state));
}

#[test]
fn what_is_given_to_a_client_that_knows_better_casts_no_doubt() {
    let state = after(&signed_in(), [given(nobody(KNOWN_AT - 100.0))]);
    let state = after(&state, [told(nobody(KNOWN_AT + 50.0))]);
    assert_eq!(who(&state), "-");
}
