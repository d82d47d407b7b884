//! A page that is put away, and perhaps comes back as it was.

use crate::session::samples::*;
use crate::session::{Event, Plan, SessionState, Surroundings, plan};
use crate::types::{AuthClientConfig, Millis, SessionEvent, SessionStatus, UpdateCause};

const LATER: Millis = 10_000.0;

fn next(state: &SessionState, now: Millis) -> Plan {
    let here = Surroundings {
        now,
        visible: true,
        online: true,
        stagger: 0.0,
        takes_turns: true,
    };
    plan(state, &AuthClientConfig::default(), &here)
}

#[test]
fn leaving_gives_up_the_request_and_changes_nothing_that_is_known() {
    let asked = after(&signed_in(), [started(1, LATER)]);
    let away = after(&asked, [Event::Left]);
    assert!(!away.is_refreshing());
    assert_eq!(away.identity(), asked.identity());
    assert_eq!(away.error(), None);
    // The browser may cut the request off before it can be cancelled.
    let cut = after(&away, [failed(1, LATER + 1_000.0)]);
    assert_eq!(cut, away);
}

#[test]
fn a_page_that_is_away_asks_nothing_and_goes_on_when_it_returns() {
    let away = after(&loading(), [Event::Left]);
    assert_eq!(next(&away, LATER), Plan::Rest);
    assert!(away.is_away() && away.is_held(), "calls wait too");
    let back = after(&away, [returned(LATER)]);
    assert!(!back.is_away() && !back.is_held());
    assert_eq!(back.status(), SessionStatus::Loading);
    assert!(matches!(next(&back, LATER), Plan::Fetch(_)));
}

#[test]
fn what_was_due_while_away_is_due_on_return() {
    let failing = after(
        &signed_in(),
        [started(1, LATER), failed(1, LATER + 5_000.0), Event::Left],
    );
    assert_eq!(next(&failing, LATER + DAY), Plan::Rest);
    let back = after(&failing, [returned(LATER)]);
    assert!(matches!(next(&back, LATER + DAY), Plan::Fetch(_)));
}

#[test]
fn whoever_comes_back_asks_however_young_what_it_knows_is() {
    let now = KNOWN_AT + 60.0;
    let back = after(&signed_in(), [Event::Left, returned(now)]);
    let asks = Plan::Fetch(UpdateCause::Event(SessionEvent::PageShow));
    assert_eq!(next(&back, now), asks);
    let answer = [started(1, now), answered(1, user("Ada", now))];
    let twice = after(&after(&back, answer), [returned(now)]);
    let expiry = Plan::WakeAt(now + DAY + EXPIRY_MARGIN);
    assert_eq!(next(&twice, now), expiry, "it came back once");

    let failing = after(
        &signed_in(),
        [started(1, LATER), failed(1, LATER + 5_000.0)],
    );
    let back = after(&failing, [Event::Left, returned(LATER)]);
    assert_eq!(
        next(&back, LATER),
        Plan::WakeAt(LATER + 5_000.0),
        "the back-off holds"
    );
}

#[test]
fn whoever_starts_again_asks_and_whoever_starts_does_not() {
    let now = KNOWN_AT + 60.0;
    let known = after(&signed_in(), [Event::Started { now }]);
    assert_eq!(
        next(&known, now),
        Plan::WakeAt(KNOWN_AT + DAY + EXPIRY_MARGIN)
    );
    let again = after(&known, [Event::Stopped, Event::Started { now }]);
    assert_eq!(next(&again, now), Plan::Fetch(UpdateCause::Mount));
    let answered = after(&again, [started(1, now), answered(1, user("Ada", now))]);
    let expiry = Plan::WakeAt(now + DAY + EXPIRY_MARGIN);
    assert_eq!(next(&answered, now), expiry);
}

#[test]
fn a_client_that_was_stopped_while_away_can_be_started_again() {
    let state = after(&signed_in(), [Event::Left, Event::Stopped]);
    assert!(!state.is_held());
}

#[test]
fn a_page_that_came_back_says_when_it_knows_anew() {
    let now = LATER;
    let back = after(&signed_out(), [Event::Left, returned(now)]);
    assert_eq!(back.returns(), 0, "what it knows is old");
    let failing = after(&back, [started(1, now), failed(1, now + 2_000.0)]);
    assert_eq!(failing.returns(), 0);
    let read = |at| [started(2, at), answered(2, nobody(at))];
    let known = after(&failing, read(now + 3_000.0));
    assert_eq!(known.returns(), 1);
    assert_eq!(after(&known, read(now + 4_000.0)).returns(), 1, "once");
    let again = after(&known, [Event::Left, returned(now)]);
    assert_eq!(after(&again, read(now + 5_000.0)).returns(), 2);
}
