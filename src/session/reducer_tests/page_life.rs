//! A page that is put away, and perhaps comes back as it was.

use crate::session::samples::*;
use crate::session::{Event, Plan, SessionState, Surroundings, plan};
use crate::types::{AuthClientConfig, Millis, SessionStatus};

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
    let back = after(&away, [Event::Returned]);
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
    let back = after(&failing, [Event::Returned]);
    assert!(matches!(next(&back, LATER + DAY), Plan::Fetch(_)));
}

#[test]
fn a_client_that_was_stopped_while_away_can_be_started_again() {
    let state = after(&signed_in(), [Event::Left, Event::Stopped]);
    assert!(!state.is_held());
}
