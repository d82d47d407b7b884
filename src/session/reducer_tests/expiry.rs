use crate::session::samples::*;
use crate::session::{Event, RequestId};

/// When the session of these tests runs out.
const END: f64 = 100_000.0;

#[test]
fn an_expiry_in_the_future_is_armed_by_every_way_to_learn_of_it() {
    let news = || expiring("Ada", 1_000.0, END);
    let ways = [
        vec![given(news())],
        vec![started(1, 1_000.0), answered(1, news())],
        vec![action(1), action_answered(news())],
        vec![told(news())],
    ];
    for events in ways {
        let state = after(&loading(), events);
        assert_eq!(state.expiry_due, Some(END));
    }
}

#[test]
fn an_expiry_that_is_over_or_unknown_is_not_armed() {
    for expires_at in [
        Some(1_000.0),
        Some(1_060.0),
        Some(-1.0),
        Some(f64::NAN),
        None,
    ] {
        let mut news = user("Ada", 1_000.0);
        news.expires_at = expires_at;
        let state = after(&loading(), [told(news)]);
        assert_eq!(state.expiry_due, None, "{expires_at:?}");
    }
}

#[test]
fn the_server_is_asked_once_for_each_expiry() {
    let asked = after(
        &loading(),
        [
            told(expiring("Ada", 1_000.0, END)),
            started(1, END),
            answered(1, expiring("Ada", END, END)),
        ],
    );
    assert_eq!(asked.expiry_due, None, "the answer did not move it");

    let moved = after(&asked, [told(expiring("Ada", END + 1.0, END + 9_000.0))]);
    assert_eq!(moved.expiry_due, Some(END + 9_000.0));
}

#[test]
fn an_expiry_that_was_asked_about_is_not_armed_again_when_the_clock_is_set_back() {
    let same_again = Event::ReadAnswered {
        id: RequestId(1),
        news: expiring("Ada", END, END),
        now: END - 50_000.0,
        is_definitive: false,
    };
    let state = after(
        &loading(),
        [
            told(expiring("Ada", 1_000.0, END)),
            started(1, END),
            same_again,
        ],
    );
    assert_eq!(state.expiry_due, None);
}

#[test]
fn an_answer_that_does_not_move_the_expiry_leaves_it_armed() {
    let state = after(
        &loading(),
        [
            told(expiring("Ada", 1_000.0, END)),
            started(1, 50_000.0),
            answered(1, expiring("Ada", 50_000.0, END)),
        ],
    );
    assert_eq!(state.expiry_due, Some(END));
}

#[test]
fn nobody_has_no_expiry() {
    let state = after(
        &loading(),
        [told(expiring("Ada", 1_000.0, END)), told(nobody(2_000.0))],
    );
    assert_eq!(
        (state.expiry_due, state.expires_at(), state.expires()),
        (None, None, None)
    );
}

#[test]
fn a_failed_request_at_the_expiry_is_tried_again_as_a_retry() {
    let state = after(
        &loading(),
        [
            told(expiring("Ada", 1_000.0, END)),
            started(1, END),
            failed(1, END + 1_000.0),
        ],
    );
    assert_eq!(
        (state.expiry_due, state.retry_at),
        (None, Some(END + 1_000.0))
    );
}

#[test]
fn a_request_at_the_expiry_that_was_cancelled_is_still_owed() {
    let asked = after(
        &loading(),
        [told(expiring("Ada", 1_000.0, END)), started(1, END)],
    );
    let told_nothing = [
        // A refused sign-in of this tab, and one of another tab.
        vec![action(2), action_ended(2, END + 500.0)],
        vec![changing("b", END + 5_000.0), settled("b")],
        vec![dropped(1)],
    ];
    for events in told_nothing {
        let state = after(&asked, events.clone());
        assert_eq!(state.expiry_due, Some(END), "{events:?}");
    }
}
