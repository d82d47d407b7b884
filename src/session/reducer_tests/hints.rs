//! How often hints are followed. Those of our own tabs have a throttle of a second.

use crate::bounds::{INVALIDATION_FLOOR, QUIET};
use crate::session::Event;
use crate::session::samples::*;
use crate::types::Millis;

const FIRST: Millis = 10_000.0;

fn hint(now: Millis, throttle: Millis) -> Event {
    Event::Nudged {
        cause: HINT,
        now,
        due: now + 100.0,
        throttle,
    }
}

/// A hint at [`FIRST`], and the answer to the request that followed it.
fn followed() -> [Event; 3] {
    [
        hint(FIRST, THROTTLE),
        started(1, FIRST + 100.0),
        answered(1, user("Ada", FIRST + 100.0)),
    ]
}

/// When the answer came.
const FOLLOWED: Millis = FIRST + 150.0;

fn due_after(events: impl IntoIterator<Item = Event>) -> Option<Millis> {
    after(&signed_in(), events).nudge.map(|nudge| nudge.due)
}

#[test]
fn the_first_hint_is_followed_soon_however_fresh_the_news() {
    let now = KNOWN_AT + 60.0;
    assert_eq!(due_after([hint(now, THROTTLE)]), Some(now + 100.0));
}

#[test]
fn the_next_one_waits_for_the_rest_of_the_throttle() {
    for (now, due) in [
        (FOLLOWED + 10.0, FOLLOWED + THROTTLE),
        (FOLLOWED + 4_900.0, FOLLOWED + THROTTLE),
        (FOLLOWED + 4_901.0, FOLLOWED + 5_001.0),
    ] {
        let events = followed().into_iter().chain([hint(now, THROTTLE)]);
        assert_eq!(due_after(events), Some(due), "hint at {now}");
    }
}

#[test]
fn an_answer_that_was_asked_for_otherwise_leaves_the_next_hint_unthrottled() {
    let events = [
        nudged(FOCUS, FIRST),
        started(1, FIRST),
        answered(1, user("Ada", FIRST)),
        hint(FOLLOWED, THROTTLE),
    ];
    assert_eq!(due_after(events), Some(FOLLOWED + 100.0));
}

#[test]
fn it_waits_in_the_tabs_that_another_one_answered_too() {
    let news = user("Ada", FIRST + 100.0);
    let told_at = news.at + 60.0;
    let events = [hint(FIRST, THROTTLE), told(news), hint(told_at, THROTTLE)];
    assert_eq!(due_after(events), Some(told_at + THROTTLE));
}

#[test]
fn a_hint_of_our_own_tabs_waits_for_a_second_at_most() {
    let now = FOLLOWED + 10.0;
    let due = Some(FOLLOWED + INVALIDATION_FLOOR);
    let events = followed().into_iter().chain([hint(now, 0.0)]);
    assert_eq!(due_after(events), due);
    let both = [hint(now, THROTTLE), hint(now, 0.0)];
    let events = followed().into_iter().chain(both);
    assert_eq!(due_after(events), due, "beside one that waits longer");
    let later = FOLLOWED + INVALIDATION_FLOOR;
    let events = followed().into_iter().chain([hint(later, 0.0)]);
    assert_eq!(due_after(events), Some(later + 100.0));
}

#[test]
fn hints_that_come_faster_than_answers_are_followed_once_in_the_throttle() {
    for throttle in [0.0, THROTTLE] {
        let during = hint(FIRST + 120.0, throttle);
        let [first, start, answer] = followed();
        let next = hint(FOLLOWED + 10.0, throttle);
        let due = FOLLOWED + throttle.max(INVALIDATION_FLOOR);
        assert_eq!(due_after([first, start, during, answer, next]), Some(due));
    }
}

#[test]
fn a_server_in_trouble_is_asked_because_of_the_first_hint_of_a_quiet_minute() {
    let retry_at = FOLLOWED + 90_000.0;
    let failing = || {
        followed()
            .into_iter()
            .chain([started(2, FOLLOWED), failed(2, retry_at)])
    };
    let quiet = FOLLOWED + QUIET;
    let soon = failing().chain([hint(quiet - 1.0, 0.0)]);
    assert_eq!(due_after(soon), Some(retry_at));
    let later = failing().chain([hint(quiet, 0.0)]);
    assert_eq!(due_after(later), Some(quiet + 100.0));
}

#[test]
fn a_failure_counts_as_following_and_its_back_off_is_kept() {
    let read_at = FIRST + 100.0;
    let failed = |retry_at| {
        [
            hint(FIRST, THROTTLE),
            started(1, read_at),
            failed(1, retry_at),
        ]
    };
    let now = read_at + 500.0;
    let soon = failed(now).into_iter().chain([hint(now, THROTTLE)]);
    assert_eq!(due_after(soon), Some(read_at + THROTTLE));
    let late = failed(now + 60_000.0)
        .into_iter()
        .chain([hint(now, THROTTLE)]);
    assert_eq!(due_after(late), Some(now + 60_000.0));
}
