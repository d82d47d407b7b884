use std::collections::HashSet;
use std::rc::Rc;

use crate::session::samples::*;
use crate::session::{Event, SessionState};
use crate::types::SessionStatus;

/// The event's name. A new kind of event does not compile here until it has a place in [`one_of_each`] too.
fn kind(event: &Event) -> &'static str {
    match event {
        Event::Given { .. } => "given",
        Event::ReadStarted { .. } => "read started",
        Event::ReadAnswered { .. } => "read answered",
        Event::ReadFailed { .. } => "read failed",
        Event::ReadDropped { .. } => "read dropped",
        Event::ActionStarted { .. } => "action started",
        Event::ActionAnswered { .. } => "action answered",
        Event::ActionEnded { .. } => "action ended",
        Event::PeerNews { .. } => "peer news",
        Event::PeerChanging { .. } => "peer changing",
        Event::PeerSettled { .. } => "peer settled",
        Event::PeerConfirming { .. } => "peer confirming",
        Event::SignOutAnnounced { .. } => "sign-out announced",
        Event::HoldsChecked { .. } => "holds checked",
        Event::Nudged { .. } => "nudged",
        Event::Queued { .. } => "queued",
        Event::TurnTaken { .. } => "turn taken",
        Event::ServerDated { .. } => "server dated",
        Event::ClockSetBack { .. } => "clock set back",
        Event::Left => "left",
        Event::Returned { .. } => "returned",
        Event::SignOutMarked { .. } => "sign-out marked",
        Event::Stopped => "stopped",
        Event::Started { .. } => "started",
    }
}

const KINDS: usize = 24;

/// Every kind of event, with news of somebody and of nobody, about request 1, read or action, at `at`.
fn one_of_each(at: f64) -> Vec<Event> {
    let mut events = vec![
        started(1, at),
        failed(1, at + 1_000.0),
        dropped(1),
        action(1),
        action_ended(1, at),
        action_given_up(1, at),
        dated(-DAY, -DAY + 1_000.0),
        Event::ClockSetBack { by: 5_000.0 },
        changing("b", at + 5_000.0),
        settled("b"),
        Event::PeerConfirming { now: at },
        Event::SignOutAnnounced { now: at },
        Event::HoldsChecked { now: at },
        nudged(FOCUS, at),
        nudged(HINT, at),
        queued(HINT, at + 1_000.0),
        Event::TurnTaken { now: at },
        Event::Left,
        returned(at),
        restored(at),
        marked(at),
        Event::Stopped,
        Event::Started { now: at },
    ];
    for news in [user("Ada", at), user("Bob", at), nobody(at)] {
        events.extend([
            given(news.clone()),
            answered(1, news.clone()),
            action_answered(news.clone()),
            told(news),
        ]);
    }
    events
}

/// The settled states, at rest and amid everything that can run.
fn settled_states() -> Vec<Rc<SessionState>> {
    let mut states = Vec::new();
    for start in [signed_in(), signed_out()] {
        states.extend([
            after(&start, [started(1, 2_000.0)]),
            after(&start, [action(1)]),
            after(&start, [action(1), told(nobody(2_000.0))]),
            after(&start, [changing("b", 7_000.0)]),
            after(&start, [started(1, 2_000.0), failed(1, 9_000.0)]),
            after(&start, [nudged(HINT, 2_000.0)]),
            start,
        ]);
    }
    states
}

#[test]
fn once_it_is_known_who_is_signed_in_the_status_is_never_loading_again() {
    let kinds: HashSet<_> = one_of_each(0.0).iter().map(kind).collect();
    assert_eq!(kinds.len(), KINDS, "every kind is tried");
    for start in settled_states() {
        for at in [0.0, KNOWN_AT, 3_000.0] {
            for first in one_of_each(at) {
                let then = after(&start, [first.clone()]);
                assert_ne!(then.status(), SessionStatus::Loading, "{first:?}");
                for second in one_of_each(at + 500.0) {
                    let last = after(&then, [second.clone()]);
                    assert_ne!(
                        last.status(),
                        SessionStatus::Loading,
                        "{first:?}, {second:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn only_a_definitive_answer_ends_loading_or_changes_who_is_signed_in() {
    for start in [loading(), signed_in(), signed_out()] {
        let asked = after(&start, [started(1, 3_000.0)]);
        for event in one_of_each(3_000.0) {
            let tells = matches!(
                kind(&event),
                "given" | "read answered" | "action answered" | "peer news" | "sign-out marked"
            );
            let state = after(&asked, [event.clone()]);
            if !tells {
                assert_eq!(state.identity(), start.identity(), "{event:?}");
            }
        }
    }
}

#[test]
fn an_event_that_changes_nothing_returns_the_very_same_state() {
    for start in [loading(), signed_in(), signed_out()] {
        let irrelevant = [
            answered(9, nobody(9_000.0)),
            failed(9, 9_000.0),
            dropped(9),
            action_ended(9, 9_000.0),
            action_answered(user("Eve", 0.0)),
            given(user("Eve", 0.0)),
            told(user("Eve", 0.0)),
            settled("b"),
            Event::HoldsChecked { now: 9_000.0 },
            Event::TurnTaken { now: 9_000.0 },
            returned(9_000.0),
            Event::Started { now: 9_000.0 },
        ];
        for event in irrelevant {
            let state = after(&start, [event.clone()]);
            assert!(Rc::ptr_eq(&state, &start), "{event:?}");
        }
    }
    let too_soon = after(&signed_in(), [nudged(FOCUS, KNOWN_AT + 100.0)]);
    assert_eq!(too_soon, signed_in());
}
