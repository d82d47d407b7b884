use std::rc::Rc;

use crate::session::samples::*;
use crate::session::{Event, SessionState};
use crate::types::{SessionStatus, UpdateCause};

#[test]
fn an_action_cancels_the_read_and_its_late_answer_neither_signs_in_nor_out() {
    let late = [
        answered(1, user("Ada", 2_000.0)),
        answered(1, nobody(2_000.0)),
        // Even with a clock that jumped: the request is not awaited any more.
        answered(1, user("Eve", 9_000.0)),
        answered(1, nobody(9_000.0)),
        failed(1, 9_000.0),
    ];
    for start in [loading(), signed_in(), signed_out()] {
        let acting = after(&start, [started(1, 2_000.0), action(2)]);
        assert!(acting.is_acting() && acting.is_held() && acting.is_refreshing());
        let ended = after(&acting, [action_ended(2, 3_000.0)]);
        for state in [acting, ended] {
            for event in &late {
                let late = after(&state, [event.clone()]);
                assert!(Rc::ptr_eq(&late, &state), "{event:?}");
            }
        }
    }
}

#[test]
fn a_sign_in_before_the_first_answer_never_shows_signed_out() {
    let events = [
        started(1, 1_000.0),
        action(2),
        action_answered(by(UpdateCause::SignIn, user("Ada", 2_000.0))),
        action_ended(2, 2_100.0),
        answered(1, nobody(1_000.0)),
    ];
    let mut state = loading();
    let mut shown = vec![state.status()];
    for event in events {
        state = after(&state, [event]);
        shown.push(state.status());
    }
    shown.dedup();
    assert_eq!(
        shown,
        [SessionStatus::Loading, SessionStatus::Authenticated]
    );
}

#[test]
fn what_an_action_tells_is_believed_and_the_tab_remembers_that_it_was_told() {
    let news = by(UpdateCause::Update, user("Ada L.", 2_000.0));
    let state = after(&signed_in(), [action(1), action_answered(news)]);
    assert_eq!(who(&state), "Ada L.");
    assert_eq!(state.cause(), Some(UpdateCause::Update));
    assert!(state.synced_here() && state.is_refreshing());
    let ended = after(&state, [action_ended(1, 2_100.0)]);
    assert!(!ended.is_refreshing() && !ended.is_held());
}

#[test]
fn an_action_that_tells_nothing_leaves_everything_as_it_was() {
    for start in [loading(), signed_in(), signed_out()] {
        let state = after(&start, [action(1), action_ended(1, 2_000.0)]);
        assert_eq!(state, start);
    }
}

#[test]
fn the_end_of_an_older_action_does_not_end_the_newer_one() {
    let state = after(&signed_in(), [action(1), action(2)]);
    let still = after(&state, [action_ended(1, 2_000.0)]);
    assert!(Rc::ptr_eq(&state, &still) && still.is_acting());
}

#[test]
fn a_read_of_the_action_itself_is_believed() {
    let state = after(
        &signed_in(),
        [action(1), started(2, 2_000.0), answered(2, nobody(2_000.0))],
    );
    assert_eq!(who(&state), "-");
    assert!(state.is_acting());
}

fn during_action(news: impl IntoIterator<Item = Event>) -> Rc<SessionState> {
    after(&after(&signed_in(), [action(1)]), news)
}

#[test]
fn what_another_tab_tells_during_an_action_is_applied_when_the_action_ends() {
    let acting = during_action([told(nobody(2_000.0))]);
    assert_eq!((who(&acting), acting.as_of()), ("Ada", KNOWN_AT));
    let ended = after(&acting, [action_ended(1, 3_000.0)]);
    assert_eq!((who(&ended), ended.as_of()), ("-", 2_000.0));
    assert!(!ended.synced_here());
    assert_eq!(ended.updated_at(), Some(3_000.0));
}

#[test]
fn what_another_tab_told_during_an_action_gives_way_to_a_newer_outcome_of_the_action() {
    let answer = |at| action_answered(by(UpdateCause::SignIn, user("Bob", at)));
    let cases = [(1_900.0, "-"), (2_000.0, "Bob"), (2_100.0, "Bob")];
    for (answered_at, expected) in cases {
        let state = during_action([
            told(nobody(2_000.0)),
            answer(answered_at),
            action_ended(1, 3_000.0),
        ]);
        assert_eq!(
            who(&state),
            expected,
            "the action's outcome is of {answered_at}"
        );
    }
}

#[test]
fn of_several_things_told_during_an_action_the_newest_is_kept() {
    let (old, new) = (told(user("Bob", 2_000.0)), told(user("Eve", 2_500.0)));
    for order in [[old.clone(), new.clone()], [new, old]] {
        let state = after(&during_action(order), [action_ended(1, 3_000.0)]);
        assert_eq!(who(&state), "Eve");
    }
}

#[test]
fn what_was_told_during_an_action_is_applied_once_only() {
    let ended = after(
        &during_action([told(nobody(2_000.0))]),
        [action_ended(1, 3_000.0)],
    );
    let again = after(&ended, [action(2), action_ended(2, 4_000.0)]);
    assert_eq!(again, ended);
}

#[test]
fn what_an_action_tells_is_later_than_all_that_was_heard_before() {
    // As after the clock was set back: the other tab's news look younger than what follows them.
    let acting = during_action([told(nobody(9_000.0))]);
    assert_eq!((acting.as_of(), acting.heard_until()), (KNOWN_AT, 9_000.0));
    let answer = by(
        UpdateCause::SignIn,
        user("Bob", acting.heard_until() + 0.01),
    );
    let state = after(&acting, [action_answered(answer), action_ended(1, 3_000.0)]);
    assert_eq!((who(&state), state.heard_until()), ("Bob", 9_000.01));
    assert_eq!(signed_in().heard_until(), KNOWN_AT);
}

#[test]
fn an_action_that_nobody_waited_for_to_the_end_is_asked_about() {
    let checked = |now| Event::HoldsChecked { now };
    let given_up = after(&signed_in(), [action(1), action_given_up(1, 2_000.0)]);
    assert!(!given_up.is_held(), "others may go on");
    // Its request may still be on the way, and what is read now be answered before it.
    let read = [started(2, 3_000.0), answered(2, user("Ada", 3_000.0))];
    let waiting = after(&given_up, read);
    assert_eq!(after(&waiting, [checked(11_999.0)]).nudge, None);
    let over = after(&waiting, [checked(12_000.0)]);
    assert!(over.nudge.is_some_and(|wish| wish.is_hint()));

    let twice = after(&given_up, [action(3), action_given_up(3, 6_000.0)]);
    assert_eq!(twice.holds.len(), 1, "asked about once");
    assert_eq!(after(&twice, [checked(12_000.0)]).nudge, None);

    let ended = after(&signed_in(), [action(1), action_ended(1, 2_000.0)]);
    assert_eq!(after(&ended, [checked(12_000.0)]).nudge, None);
}
