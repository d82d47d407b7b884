use std::rc::Rc;

use crate::session::Event;
use crate::session::samples::*;
use crate::types::SessionEvent;
use crate::types::UpdateCause;

/// Long after [`signed_in`] was told: nothing is fresh any more.
const LATER: f64 = 60_000.0;

#[test]
fn what_is_fresh_is_asked_for_by_a_hint_only() {
    let cases = [(FOCUS, false), (ONLINE, false), (HINT, true)];
    for (cause, is_granted) in cases {
        let state = after(&signed_in(), [nudged(cause, KNOWN_AT + 1_000.0)]);
        assert_eq!(state.nudge.is_some(), is_granted, "{cause:?}");
    }
}

#[test]
fn what_is_old_or_unknown_is_asked_for_by_every_event() {
    let events = [
        SessionEvent::Storage,
        SessionEvent::Timer,
        SessionEvent::Hidden,
        SessionEvent::Poll,
        SessionEvent::VisibilityChange,
        SessionEvent::Online,
        SessionEvent::PageShow,
        SessionEvent::Other,
    ];
    for event in events {
        for start in [loading(), signed_in(), signed_out()] {
            let state = after(&start, [nudged(UpdateCause::Event(event), LATER)]);
            assert!(state.nudge.is_some(), "{event:?} from {}", start.status());
        }
    }
}

#[test]
fn the_throttle_ends_when_its_time_is_over() {
    let told_at = signed_in().updated_at().unwrap();
    for (age, is_granted) in [(0.0, false), (THROTTLE - 1.0, false), (THROTTLE, true)] {
        let state = after(&signed_in(), [nudged(FOCUS, told_at + age)]);
        assert_eq!(
            state.nudge.is_some(),
            is_granted,
            "{age} ms after the answer"
        );
    }
}

#[test]
fn another_tabs_answer_counts_for_the_throttle_too() {
    let state = after(
        &signed_in(),
        [told(user("Ada", LATER)), nudged(FOCUS, LATER + 100.0)],
    );
    assert_eq!(state.nudge, None);
}

#[test]
fn the_network_overrides_the_back_off_and_focus_does_not() {
    let failing = after(
        &signed_in(),
        [started(1, 50_000.0), failed(1, LATER + 9_000.0)],
    );
    for (cause, is_granted) in [(FOCUS, false), (ONLINE, true), (HINT, true)] {
        let state = after(&failing, [nudged(cause, LATER)]);
        assert_eq!(state.nudge.is_some(), is_granted, "{cause:?}");
    }
    let waited = after(&failing, [nudged(FOCUS, LATER + 9_000.0)]);
    assert!(waited.nudge.is_some(), "the back-off is over");
}

#[test]
fn a_failure_makes_what_is_known_old() {
    let failing = after(&signed_in(), [started(1, 1_100.0), failed(1, 1_200.0)]);
    let state = after(&failing, [nudged(FOCUS, 1_300.0)]);
    assert!(state.nudge.is_some());
}

#[test]
fn a_nudge_is_answered_by_newer_news_and_not_by_older() {
    let nudged_at = after(&signed_in(), [nudged(HINT, LATER)]);
    let cases = [(LATER - 1.0, true), (LATER, false), (LATER + 1.0, false)];
    for (at, remains) in cases {
        let state = after(&nudged_at, [told(user("Ada", at))]);
        assert_eq!(state.nudge.is_some(), remains, "news of {at}");
    }
    let unsaid = after(&nudged_at, [told(user("Ada", KNOWN_AT))]);
    assert!(Rc::ptr_eq(&unsaid, &nudged_at));
}

#[test]
fn a_hint_that_comes_while_a_request_runs_outlives_its_answer() {
    let events = [
        started(1, LATER),
        nudged(HINT, LATER + 10.0),
        answered(1, user("Ada", LATER)),
    ];
    assert!(after(&signed_in(), events).nudge.is_some());
}

#[test]
fn a_hint_that_came_before_the_request_is_answered_by_it() {
    let events = [
        nudged(HINT, LATER - 10.0),
        started(1, LATER),
        answered(1, user("Ada", LATER)),
    ];
    assert_eq!(after(&signed_in(), events).nudge, None);
}

#[test]
fn a_second_hint_is_not_answered_by_news_from_between_the_two() {
    let hint = |now: f64| Event::Nudged {
        cause: HINT,
        now,
        due: now + 400.0,
        throttle: THROTTLE,
    };
    let state = after(&signed_in(), [hint(LATER), hint(LATER + 100.0)]);
    assert_eq!(
        state.nudge.unwrap().due,
        LATER + 400.0,
        "the first one's time"
    );
    let between = after(&state, [told(user("Ada", LATER + 50.0))]);
    assert!(between.nudge.is_some(), "the second change is not in them");
}

#[test]
fn a_hint_whose_request_was_cancelled_is_still_owed() {
    let asked = after(&signed_in(), [nudged(HINT, LATER), started(1, LATER)]);
    let told_nothing = [
        vec![action(2), action_ended(2, LATER + 500.0)],
        vec![changing("b", LATER + 5_000.0), settled("b")],
    ];
    for events in told_nothing {
        let state = after(&asked, events.clone());
        assert!(state.nudge.is_some(), "{events:?}");
    }
}

#[test]
fn focus_while_a_request_runs_asks_for_no_second_one() {
    let asked = after(
        &signed_in(),
        [started(1, LATER), nudged(FOCUS, LATER + 100.0)],
    );
    let answer = answered(1, user("Ada", LATER));
    assert_eq!(after(&asked, [answer]).nudge, None, "the answer is fresh");
    // A server in trouble is left alone as long as the failure says.
    assert_eq!(after(&asked, [failed(1, LATER + 9_000.0)]).nudge, None);
}

#[test]
fn a_hint_together_with_another_wish_still_wants_news_of_after_the_change() {
    let hint = nudged(HINT, LATER);
    let online = nudged(ONLINE, LATER + 100.0);
    let focus = nudged(FOCUS, LATER - 100.0);
    for wishes in [[hint.clone(), online], [focus, hint]] {
        let state = after(&signed_in(), wishes.clone());
        let older = after(&state, [told(user("Ada", LATER - 10.0))]);
        assert!(older.nudge.is_some(), "{wishes:?}");
        let newer = after(&state, [told(user("Ada", LATER + 200.0))]);
        assert_eq!(newer.nudge, None, "{wishes:?}");
    }
}

#[test]
fn a_failure_leaves_what_was_wished_before_the_request_to_the_retry() {
    for cause in [FOCUS, ONLINE, HINT] {
        let events = [
            nudged(cause, LATER),
            started(1, LATER),
            failed(1, LATER + 9_000.0),
        ];
        let state = after(&signed_in(), events);
        assert_eq!(state.nudge, None, "{cause:?}");
        assert_eq!(state.retry_at, Some(LATER + 9_000.0));
    }
}

#[test]
fn a_hint_and_the_network_during_a_request_outlive_its_failure() {
    for cause in [ONLINE, HINT] {
        let events = [
            started(1, LATER),
            nudged(cause, LATER + 10.0),
            failed(1, LATER + 9_000.0),
        ];
        assert!(after(&signed_in(), events).nudge.is_some(), "{cause:?}");
    }
}
