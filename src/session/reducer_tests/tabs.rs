use std::rc::Rc;

use crate::session::Event;
use crate::session::samples::*;

#[test]
fn another_tabs_news_are_believed_only_if_they_are_newer() {
    let cases = [
        (KNOWN_AT - 1.0, "Ada"),
        (KNOWN_AT, "Ada"),
        (KNOWN_AT + 1.0, "-"),
    ];
    for (at, expected) in cases {
        let state = after(&signed_in(), [told(nobody(at))]);
        assert_eq!(who(&state), expected, "told at {at}");
        let is_news = expected == "-";
        let again = after(&state, [told(nobody(at))]);
        assert!(Rc::ptr_eq(&state, &again), "told at {at} once more");
        assert_eq!(state.synced_here(), !is_news, "told at {at}");
    }
}

#[test]
fn old_news_of_another_tab_are_as_if_unsaid() {
    for start in [signed_in(), signed_out()] {
        for news in [user("Eve", KNOWN_AT), nobody(KNOWN_AT), user("Eve", 1.0)] {
            assert!(Rc::ptr_eq(&after(&start, [told(news)]), &start));
        }
    }
}

#[test]
fn a_new_tab_takes_in_what_another_one_knows() {
    for (news, expected) in [(user("Ada", 500.0), "Ada"), (nobody(500.0), "-")] {
        let state = after(&loading(), [told(news)]);
        assert_eq!(who(&state), expected);
        assert_eq!(
            state.updated_at(),
            Some(560.0),
            "counted from when it was told"
        );
    }
}

#[test]
fn another_tabs_equal_news_keep_the_same_session_and_move_the_deadlines() {
    let before = signed_in();
    let state = after(&before, [told(user("Ada", 5_000.0))]);
    assert!(Rc::ptr_eq(
        before.session().unwrap(),
        state.session().unwrap()
    ));
    assert_eq!(state.updated_at(), Some(5_060.0));
    assert_eq!(state.expires_at(), Some(5_000.0 + DAY));
}

#[test]
fn another_tabs_news_end_an_error_of_this_one() {
    let troubled = after(&signed_in(), [started(1, 2_000.0), failed(1, 9_000.0)]);
    let state = after(&troubled, [told(user("Ada", 2_500.0))]);
    assert_eq!(
        (state.error(), state.failures(), state.retry_at),
        (None, 0, None)
    );
}

#[test]
fn another_tabs_change_cancels_the_read_and_holds_until_it_is_settled() {
    let held = after(&signed_in(), [started(1, 2_000.0), changing("b", 7_000.0)]);
    assert!(held.is_held() && !held.is_refreshing());
    let late = after(&held, [answered(1, nobody(2_000.0))]);
    assert!(Rc::ptr_eq(&held, &late));
    assert!(!after(&held, [settled("b")]).is_held());
}

#[test]
fn news_alone_do_not_end_a_hold() {
    let held = after(
        &signed_in(),
        [changing("b", 7_000.0), told(nobody(2_000.0))],
    );
    assert!(held.is_held());
    assert_eq!(who(&held), "-");
}

#[test]
fn a_hold_ends_by_itself_when_its_time_is_out() {
    let held = after(&signed_in(), [changing("b", 7_000.0)]);
    let cases = [(6_999.0, true), (7_000.0, false), (7_001.0, false)];
    for (now, is_held) in cases {
        let state = after(&held, [Event::HoldsChecked { now }]);
        assert_eq!(state.is_held(), is_held, "at {now}");
    }
}

#[test]
fn two_tabs_hold_until_both_are_done() {
    let held = after(
        &signed_in(),
        [changing("b", 7_000.0), changing("c", 8_000.0)],
    );
    let one = after(&held, [settled("b")]);
    assert!(one.is_held());
    assert!(!after(&one, [settled("c")]).is_held());

    let timed_out = after(&held, [Event::HoldsChecked { now: 7_500.0 }]);
    assert!(timed_out.is_held(), "c is still at it");
    assert!(!after(&timed_out, [Event::HoldsChecked { now: 8_000.0 }]).is_held());
}

#[test]
fn a_second_change_of_the_same_tab_renews_its_hold() {
    let held = after(
        &signed_in(),
        [changing("b", 7_000.0), changing("b", 9_000.0)],
    );
    assert_eq!(held.holds.len(), 1, "one hold");
    assert!(after(&held, [Event::HoldsChecked { now: 8_000.0 }]).is_held());
    assert!(!after(&held, [Event::HoldsChecked { now: 9_000.0 }]).is_held());
    assert!(!after(&held, [settled("b")]).is_held());
}

#[test]
fn a_change_that_never_settles_is_asked_about_in_the_end() {
    let checked = |now| Event::HoldsChecked { now };
    let held = after(&signed_in(), [changing("b", 7_000.0)]);
    let silent = after(&held, [checked(7_000.0)]);
    assert_eq!(silent.nudge, None, "its request may still be on the way");

    // What is asked meanwhile may have been answered before the change.
    let read = [started(1, 8_000.0), answered(1, user("Ada", 8_000.0))];
    let silent = after(&silent, read);
    assert_eq!(after(&silent, [checked(16_000.0)]).nudge, None);
    let over = after(&silent, [checked(17_000.0)]);
    assert!(over.nudge.is_some_and(|wish| wish.is_hint()));
    assert!(over.holds.is_empty());

    let settled = after(&silent, [settled("b"), checked(17_000.0)]);
    assert_eq!(settled.nudge, None, "it was slow");
    let again = after(&silent, [changing("b", 20_000.0), checked(17_000.0)]);
    assert!(again.is_held() && again.nudge.is_none(), "it goes on");
}

#[test]
fn a_tab_that_never_said_that_it_changes_settles_nothing() {
    let held = after(&signed_in(), [changing("b", 7_000.0)]);
    assert!(Rc::ptr_eq(&held, &after(&held, [settled("c")])));
}

#[test]
fn another_tabs_change_leaves_the_read_of_an_action_here_alone() {
    let acting = after(
        &signed_in(),
        [action(1), started(2, 2_000.0), changing("b", 7_000.0)],
    );
    let state = after(&acting, [answered(2, nobody(2_000.0))]);
    assert_eq!(who(&state), "-");
}

#[test]
fn a_stopped_client_holds_and_awaits_nothing_but_still_knows_who_it_was() {
    let busy = after(
        &signed_in(),
        [
            nudged(HINT, 1_500.0),
            started(1, 2_000.0),
            nudged(HINT, 2_100.0),
            changing("b", 7_000.0),
        ],
    );
    let stopped = after(&busy, [Event::Stopped]);
    assert!(!stopped.is_held() && !stopped.is_refreshing());
    assert_eq!((who(&stopped), stopped.nudge), ("Ada", None));
    let late = after(&stopped, [answered(1, nobody(2_000.0))]);
    assert!(Rc::ptr_eq(&stopped, &late));
}

#[test]
fn a_read_that_was_sent_during_another_tabs_change_is_sent_again_after_it() {
    // This tab has not heard of the change, or waits no longer: the answer may bring the old cookie back.
    let reading = after(&signed_in(), [nudged(HINT, 1_500.0), started(1, 2_000.0)]);
    let state = after(&reading, [settled("b")]);
    assert!(!state.is_refreshing());
    assert!(
        state.nudge.is_some(),
        "what it was to answer is still asked"
    );
    let late = after(&state, [answered(1, nobody(2_000.0))]);
    assert!(Rc::ptr_eq(&state, &late));

    let acting = after(&signed_in(), [action(1), started(2, 2_000.0)]);
    let state = after(&acting, [settled("b"), answered(2, nobody(2_000.0))]);
    assert_eq!(who(&state), "-", "an action reads after its own change");
}
