use super::*;
use crate::session::samples::*;

#[test]
fn of_a_poll_and_an_expiry_that_are_due_together_the_poll_is_named() {
    let due = KNOWN_AT + 50.0 + 10_000.0;
    let news = expiring("Ada", KNOWN_AT, due - EXPIRY_MARGIN);
    let state = after(&loading(), [started(0, KNOWN_AT), answered(0, news)]);
    let polled = plan(&state, &polling_every(10), &at(due));
    assert_eq!(polled, Plan::Fetch(POLL));
    assert_eq!(next(&state, at(due)), Plan::Fetch(UpdateCause::Expiry));
}
