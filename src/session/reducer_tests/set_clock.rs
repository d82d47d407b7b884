//! What happens when somebody sets the clock back.

use std::time::Duration;

use crate::session::samples::*;
use crate::session::{Event, Plan, SessionState, Surroundings, plan};
use crate::types::{AuthClientConfig, Millis};

#[test]
fn a_hint_of_a_moment_that_has_yet_to_come_again_is_answered_by_the_next_read() {
    let hinted = after(&signed_in(), [nudged(HINT, 9_000.0)]);
    let reading = after(&hinted, [started(1, 2_000.0)]);
    let answer = after(&reading, [answered(1, user("Ada", 2_000.0))]);
    assert_eq!(answer.nudge, None);
    let failure = after(&reading, [failed(1, 3_000.0)]);
    assert_eq!((failure.nudge, failure.retry_at), (None, Some(3_000.0)));
}

/// What is next for a page in view that polls every ten seconds.
fn next(state: &SessionState, now: Millis) -> Plan {
    let rules = AuthClientConfig {
        refetch_interval: Duration::from_secs(10),
        ..AuthClientConfig::default()
    };
    let here = Surroundings {
        now,
        visible: true,
        online: true,
        stagger: 0.0,
        takes_turns: false,
    };
    plan(state, &rules, &here)
}

#[test]
fn whatever_waits_for_a_moment_waits_no_longer_than_it_would_have() {
    let now = KNOWN_AT;
    let waiting = [
        ("the next poll", after(&signed_in(), [])),
        (
            "another tab",
            after(&signed_in(), [changing("b", now + 5_000.0)]),
        ),
        (
            "a silent tab",
            after(
                &signed_in(),
                [changing("b", now), Event::HoldsChecked { now }],
            ),
        ),
        (
            "the back-off",
            after(
                &signed_in(),
                [started(1, now + 1.0), failed(1, now + 2_000.0)],
            ),
        ),
        (
            "the server's own wish",
            after(
                &signed_in(),
                [started(1, now + 1.0), barred(1, now + 2.0, 30_000.0)],
            ),
        ),
        (
            "its turn",
            after(
                &signed_in(),
                [nudged(HINT, now), queued(HINT, now + 1_000.0)],
            ),
        ),
    ];
    for (what, state) in waiting {
        let Plan::WakeAt(due) = next(&state, now) else {
            panic!("nothing waits for {what}");
        };
        let back = after(&state, [Event::ClockSetBack { by: DAY }]);
        assert_eq!(next(&back, now - DAY), Plan::WakeAt(due - DAY), "{what}");
    }
}

#[test]
fn the_rest_between_two_hints_is_as_long_as_ever() {
    let followed = after(
        &signed_in(),
        [
            nudged(HINT, 10_000.0),
            started(1, 10_001.0),
            answered(1, user("Ada", 10_001.0)),
            Event::ClockSetBack { by: DAY },
            nudged(HINT, 10_100.0 - DAY),
        ],
    );
    let due = followed.nudge.map(|nudge| nudge.due);
    // Its answer came a moment after it was sent.
    assert_eq!(due, Some(10_051.0 + THROTTLE - DAY));
}

#[test]
fn when_a_session_ends_is_the_servers_to_say() {
    let back = after(&signed_in(), [Event::ClockSetBack { by: 500.0 }]);
    assert_eq!(back.expires_at(), signed_in().expires_at());
    assert_eq!(back.expiry_due, signed_in().expiry_due);
}

#[test]
fn what_is_learned_after_the_clock_was_set_back_is_newer_than_what_is_known() {
    let back = after(&signed_in(), [Event::ClockSetBack { by: DAY }]);
    assert_eq!(back.as_of(), KNOWN_AT - DAY);
    // Another tab, which has moved its moments too, signs out a moment later.
    let out = after(&back, [told(nobody(KNOWN_AT - DAY + 1.0))]);
    assert_eq!(who(&out), "-");
    let old = after(&back, [told(nobody(KNOWN_AT - DAY - 1.0))]);
    assert_eq!(who(&old), "Ada");
}

#[test]
fn an_answer_that_was_under_way_when_the_clock_was_set_back_is_not_from_the_future() {
    let reading = after(
        &signed_in(),
        [started(1, KNOWN_AT + 10.0), Event::ClockSetBack { by: DAY }],
    );
    assert_eq!(reading.read_at(), KNOWN_AT + 10.0 - DAY);
    let waiting = after(
        &signed_in(),
        [
            action(1),
            told(user("Bob", KNOWN_AT + 10.0)),
            Event::ClockSetBack { by: DAY },
        ],
    );
    assert_eq!(waiting.heard_until(), KNOWN_AT + 10.0 - DAY);
}
