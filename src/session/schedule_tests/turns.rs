use std::rc::Rc;

use super::*;
use crate::bounds::INVALIDATION_FLOOR;
use crate::session::Event;
use crate::session::samples::{self, *};

const HINTED_AT: Millis = 10_000.0;

fn taking_turns(now: Millis) -> Surroundings {
    Surroundings {
        takes_turns: true,
        ..at(now)
    }
}

fn hinted() -> Rc<SessionState> {
    after(&signed_in(), [nudged(HINT, HINTED_AT)])
}

fn queued() -> Rc<SessionState> {
    let until = HINTED_AT + 1_000.0;
    after(&hinted(), [samples::queued(HINT, until)])
}

#[test]
fn a_hint_is_followed_in_turn_and_other_wishes_at_once() {
    assert_eq!(next(&hinted(), taking_turns(HINTED_AT)), Plan::Queue(HINT));
    let focused = after(&signed_in(), [nudged(FOCUS, HINTED_AT)]);
    let plan = next(&focused, taking_turns(HINTED_AT));
    assert_eq!(plan, Plan::Fetch(FOCUS));
}

#[test]
fn a_second_hint_does_not_make_a_tab_queue_twice() {
    let again = after(&queued(), [nudged(HINT, HINTED_AT + 100.0)]);
    let until = taking_turns(HINTED_AT + 1_000.0);
    assert_eq!(next(&again, until), Plan::Fetch(HINT));
}

#[test]
fn where_tabs_do_not_share_their_answers_each_asks_for_itself() {
    assert_eq!(next(&hinted(), at(HINTED_AT)), Plan::Fetch(HINT));
}

#[test]
fn nobody_queues_before_it_is_time_or_without_a_network() {
    let early = taking_turns(HINTED_AT - 1.0);
    assert_eq!(next(&hinted(), early), Plan::WakeAt(HINTED_AT));
    let here = Surroundings {
        online: false,
        ..taking_turns(HINTED_AT)
    };
    assert!(matches!(next(&hinted(), here), Plan::WakeAt(at) if at > HINTED_AT));
}

#[test]
fn a_turn_that_comes_is_used_at_once() {
    let now = HINTED_AT + 200.0;
    assert_eq!(
        next(&queued(), taking_turns(now)),
        Plan::WakeAt(HINTED_AT + 1_000.0)
    );
    let granted = after(&queued(), [Event::TurnTaken { now }]);
    assert_eq!(next(&granted, taking_turns(now)), Plan::Fetch(HINT));
}

#[test]
fn a_turn_that_never_comes_is_not_waited_for_for_ever() {
    let late = taking_turns(HINTED_AT + 1_000.0);
    assert_eq!(next(&queued(), late), Plan::Fetch(HINT));
}

#[test]
fn a_turn_that_comes_after_the_news_asks_nothing() {
    let answered = after(&queued(), [told(user("Ada", HINTED_AT + 100.0))]);
    let now = HINTED_AT + 200.0;
    let granted = after(&answered, [Event::TurnTaken { now }]);
    assert!(!matches!(
        next(&granted, taking_turns(now)),
        Plan::Fetch(_) | Plan::Queue(_)
    ));
}

#[test]
fn a_hint_that_the_news_do_not_answer_is_followed_in_a_turn_of_its_own() {
    let later = nudged(HINT, HINTED_AT + 200.0);
    let news = told(user("Ada", HINTED_AT + 100.0));
    let state = after(&queued(), [later, news]);
    // A tab that gives hints all the time waits for the second answer.
    let rested = HINTED_AT + 160.0 + THROTTLE;
    let plan = next(&state, taking_turns(HINTED_AT + 1_000.0));
    assert_eq!(plan, Plan::WakeAt(rested));
    assert_eq!(next(&state, taking_turns(rested)), Plan::Queue(HINT));
}

#[test]
fn a_hint_of_our_own_tabs_waits_a_second_for_its_answer_if_others_give_hints_too() {
    let own = Event::Nudged {
        cause: HINT,
        now: HINTED_AT + 200.0,
        due: HINTED_AT + 200.0,
        throttle: 0.0,
    };
    let foreign = |now| nudged(HINT, now);
    for hints in [
        vec![own.clone()],
        vec![foreign(HINTED_AT + 150.0), own.clone()],
        vec![own, foreign(HINTED_AT + 250.0)],
    ] {
        let news = told(user("Ada", HINTED_AT + 100.0));
        let state = after(&queued(), hints.into_iter().chain([news]));
        let rested = HINTED_AT + 160.0 + INVALIDATION_FLOOR;
        let plan = next(&state, taking_turns(HINTED_AT + 1_000.0));
        assert_eq!(plan, Plan::WakeAt(rested), "{:?}", state.nudge);
        assert_eq!(next(&state, taking_turns(rested)), Plan::Queue(HINT));
    }
}

#[test]
fn a_second_hint_does_not_jump_the_queue() {
    let state = after(&queued(), [nudged(HINT, HINTED_AT + 50.0)]);
    let plan = next(&state, taking_turns(HINTED_AT + 60.0));
    assert_eq!(plan, Plan::WakeAt(HINTED_AT + 1_000.0));
}

#[test]
fn a_page_that_comes_back_does_not_wait_for_the_turn_that_it_gave_up() {
    let now = HINTED_AT + 500.0;
    let back = after(&queued(), [Event::Left, returned(now)]);
    assert_eq!(next(&back, taking_turns(now)), Plan::Queue(HINT));
}

#[test]
fn a_hidden_page_has_time_for_what_only_its_user_would_see() {
    let hidden = |cause| {
        let state = after(&signed_in(), [nudged(cause, HINTED_AT)]);
        next(&state, hidden(HINTED_AT))
    };
    let shown = |cause| {
        let state = after(&signed_in(), [nudged(cause, HINTED_AT)]);
        next(&state, at(HINTED_AT))
    };
    for cause in [FOCUS, ONLINE, UpdateCause::Event(SessionEvent::PageShow)] {
        assert!(
            matches!(hidden(cause), Plan::Rest | Plan::WakeAt(_)),
            "{cause:?}"
        );
        assert_eq!(shown(cause), Plan::Fetch(cause));
    }
    assert_eq!(hidden(HINT), Plan::Fetch(HINT));
}
