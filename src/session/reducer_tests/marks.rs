//! The mark of a sign-out, and pages that come back from a cache of the browser.

use crate::bounds::{OPENED, SIGN_OUT_MARK};
use crate::session::samples::*;
use crate::session::{Event, Plan, RequestId, SessionState, Surroundings, plan};
use crate::types::{AuthClientConfig, Millis, SessionEvent, SignedOutReason, UpdateCause};

const LATER: Millis = 10_000.0;

/// A page that was left and comes back, from the back/forward cache, to find the mark of a
/// sign-out at `at`.
fn back_after(at: Millis) -> std::rc::Rc<SessionState> {
    let events = [Event::Left, marked(at), restored(at + 100.0)];
    after(&signed_in(), events)
}

#[test]
fn a_page_that_comes_back_is_out_of_date_if_a_user_has_signed_out_since() {
    let state = back_after(LATER);
    let reason = Some(SignedOutReason::SignedOutElsewhere);
    assert_eq!((who(&state), state.signed_out_reason()), ("-", reason));
    assert!(state.has_signed_out());
    let refetch = state.nudge.unwrap();
    assert_eq!(refetch.due, LATER + 100.0, "the server is asked, too");
}

#[test]
fn an_older_mark_and_one_from_the_future_say_nothing() {
    let older = back_after(KNOWN_AT - 1.0);
    assert_eq!(who(&older), "Ada");
    let now = LATER;
    let future = Event::SignOutMarked { at: now + DAY, now };
    assert_eq!(who(&after(&signed_in(), [future])), "Ada");
}

#[test]
fn who_has_signed_in_again_is_shown_once_the_server_has_told() {
    let read_at = LATER + 200.0;
    let answer = [started(1, read_at), answered(1, user("Bob", read_at))];
    let state = after(&back_after(LATER), answer);
    assert_eq!(who(&state), "Bob");
    assert!(!state.is_withheld());
}

#[test]
fn what_a_page_shows_that_comes_back_is_withheld_until_something_is_learned() {
    let back = after(&signed_in(), [Event::Left, restored(LATER)]);
    assert_eq!((who(&back), back.presentable_session()), ("Ada", None));
    let failing = after(&back, [started(1, LATER), failed(1, LATER + 1_000.0)]);
    assert_eq!(failing.presentable_session(), None);
    let answer = [
        started(2, LATER + 1.0),
        answered(2, user("Ada", LATER + 1.0)),
    ];
    assert!(after(&failing, answer).presentable_session().is_some());
    let heard = told_at(user("Ada", KNOWN_AT + 1.0), LATER + 10.0);
    assert!(after(&back, [heard]).presentable_session().is_some());
}

#[test]
fn so_it_is_if_the_browser_says_first_that_the_page_is_visible() {
    let back = after(
        &signed_in(),
        [Event::Left, returned(LATER), restored(LATER)],
    );
    assert_eq!(back.presentable_session(), None);
    let answer = [started(1, LATER), answered(1, user("Ada", LATER))];
    let known = after(&after(&back, answer), [restored(LATER + 60.0)]);
    assert!(known.presentable_session().is_some(), "it is known by then");
}

#[test]
fn a_page_that_only_slept_goes_on_showing_its_session() {
    let back = after(&signed_in(), [Event::Left, returned(LATER)]);
    assert!(back.presentable_session().is_some());
}

#[test]
fn a_stored_page_withholds_its_session_but_not_where_it_is_rendered_first() {
    let news = by(UpdateCause::Initial, user("Ada", KNOWN_AT));
    let stored = Event::Given {
        news,
        now: LATER,
        is_stored: true,
    };
    let state = after(&loading(), [stored]);
    assert_eq!(state.presentable_session(), None);
    assert!(state.as_rendered().presentable_session().is_some());
}

#[test]
fn the_tab_that_has_signed_out_tells_the_same_and_is_believed() {
    let back = back_after(LATER);
    let told = after(&back, [told_at(nobody(LATER), LATER + 150.0)]);
    assert!(!told.is_withheld());
    assert_eq!(told.returns(), back.returns() + 1);
}

#[test]
fn a_rendered_page_with_a_younger_mark_asks_the_server() {
    let events = [given(user("Ada", LATER)), marked(LATER + 500.0)];
    let state = after(&loading(), events);
    assert_eq!((who(&state), state.is_withheld()), ("-", true));
    let refetch = state.nudge.unwrap();
    assert_eq!(
        (refetch.cause, refetch.due),
        (UpdateCause::Mount, LATER + 550.0)
    );
}

#[test]
fn nothing_older_than_the_mark_is_believed_by_a_new_page() {
    let older = told_at(user("Ada", KNOWN_AT), LATER + 100.0);
    assert_eq!(who(&after(&loading(), [marked(LATER), older])), "?");
}

#[test]
fn a_page_that_comes_back_asks_whatever_the_browser_says_of_the_network() {
    let back = after(&signed_in(), [Event::Left, restored(LATER)]);
    let here = Surroundings {
        now: LATER,
        visible: true,
        online: false,
        stagger: 0.0,
        takes_turns: true,
    };
    let next = plan(&back, &AuthClientConfig::default(), &here);
    let asks = Plan::Fetch(UpdateCause::Event(SessionEvent::PageShow));
    assert_eq!(next, asks);
}

#[test]
fn a_page_that_is_opened_after_a_sign_out_knows_why_there_is_no_session() {
    // However long the server takes.
    let answer = |now| Event::ReadAnswered {
        id: RequestId(1),
        news: nobody(LATER),
        now,
        is_definitive: false,
    };
    let opened = |mark, now| {
        let mark = Event::SignOutMarked {
            at: mark,
            now: LATER,
        };
        after(&loading(), [mark, started(1, LATER), answer(now)])
    };
    let slow = LATER + 12_000.0;
    let state = opened(LATER - 1_000.0, slow);
    assert_eq!(state.signed_out_reason(), Some(SignedOutReason::NoSession));
    assert!(state.is_opened_by_sign_out(slow + OPENED - 1.0));
    assert!(
        !state.is_opened_by_sign_out(slow + OPENED),
        "asked for later"
    );
    let back = after(&state, [Event::ClockSetBack { by: DAY }]);
    assert!(!back.is_opened_by_sign_out(slow + OPENED - DAY));
    let long_ago = opened(LATER - SIGN_OUT_MARK, slow);
    assert!(!long_ago.is_opened_by_sign_out(slow));
}
