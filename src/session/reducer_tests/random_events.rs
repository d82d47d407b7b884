//! What no order of events may break.

use std::rc::Rc;

use proptest::prelude::*;
use proptest::test_runner::Config;

use crate::session::samples::*;
use crate::session::{Event, News, Plan, SessionState, Surroundings, plan};
use crate::types::{AuthClientConfig, Millis, SessionStatus, UpdateCause};

fn moment() -> impl Strategy<Value = Millis> {
    // Whole seconds, so that equal times are common, and a few between.
    prop_oneof![
        (0..20u32).prop_map(|seconds| f64::from(seconds) * 1_000.0),
        0.0..20_000.0,
    ]
}

fn cause() -> impl Strategy<Value = UpdateCause> {
    prop::sample::select(vec![
        UpdateCause::Call,
        UpdateCause::SignOut,
        UpdateCause::Expiry,
        UpdateCause::OtherTab,
        FOCUS,
        HINT,
        ONLINE,
    ])
}

fn news() -> impl Strategy<Value = News> {
    let name = prop::option::of(prop::sample::select(vec!["Ada", "Bob"]));
    (name, moment(), moment(), cause()).prop_map(|(name, at, expires_at, cause)| {
        by(
            cause,
            name.map_or_else(|| nobody(at), |name| expiring(name, at, expires_at)),
        )
    })
}

fn event() -> impl Strategy<Value = Event> {
    let id = || 0..3u64;
    let tab = || prop::sample::select(vec!["b", "c"]);
    prop_oneof![
        news().prop_map(given),
        (id(), moment()).prop_map(|(id, at)| started(id, at)),
        (id(), news()).prop_map(|(id, news)| answered(id, news)),
        (id(), moment()).prop_map(|(id, at)| failed(id, at)),
        id().prop_map(dropped),
        id().prop_map(action),
        news().prop_map(action_answered),
        (id(), moment()).prop_map(|(id, now)| action_ended(id, now)),
        (id(), moment()).prop_map(|(id, now)| action_given_up(id, now)),
        news().prop_map(told),
        (tab(), moment()).prop_map(|(tab, until)| changing(tab, until)),
        tab().prop_map(settled),
        moment().prop_map(|now| Event::PeerConfirming { now }),
        moment().prop_map(|now| Event::SignOutAnnounced { now }),
        moment().prop_map(|now| Event::HoldsChecked { now }),
        (cause(), moment()).prop_map(|(cause, now)| nudged(cause, now)),
        (cause(), moment()).prop_map(|(cause, until)| queued(cause, until)),
        moment().prop_map(|now| Event::TurnTaken { now }),
        (-1e5..1e5, 0.0..2e3).prop_map(|(least, width)| dated(least, least + width)),
        moment().prop_map(|by| Event::ClockSetBack { by }),
        Just(Event::Left),
        (moment(), any::<bool>())
            .prop_map(|(now, is_restored)| Event::Returned { now, is_restored }),
        moment().prop_map(marked),
        Just(Event::Stopped),
        moment().prop_map(|now| Event::Started { now }),
    ]
}

fn check_step(before: &Rc<SessionState>, event: &Event, after: &Rc<SessionState>) {
    assert!(
        before.status() == SessionStatus::Loading || after.status() != SessionStatus::Loading,
        "back to loading by {event:?}"
    );
    let set_back = match event {
        Event::ClockSetBack { by } => *by,
        _ => 0.0,
    };
    let least = before.as_of() - set_back;
    assert!(after.as_of() >= least, "back in time by {event:?}");
    assert!(
        Rc::ptr_eq(before, after) == (before == after),
        "an equal state is the same one, {event:?}"
    );
    if after.as_of() == least {
        assert_eq!(
            before.identity(),
            after.identity(),
            "nothing newer was told by {event:?}"
        );
    }
    if let (Some(known), Some(now)) = (before.session(), after.session()) {
        assert_eq!(
            known.same_but_for_expiry(now),
            Rc::ptr_eq(known, now),
            "a new session for an equal one, or an old one for another, by {event:?}"
        );
    }
}

/// The schedule sends nothing while something runs or is waited for, and names no time that a timer cannot wait for.
fn check_plan(state: &SessionState, now: Millis) {
    let here = Surroundings {
        now,
        visible: true,
        online: true,
        stagger: 0.5,
        takes_turns: true,
    };
    let next = plan(state, &AuthClientConfig::default(), &here);
    match next {
        Plan::Fetch(_) | Plan::Queue(_) => {
            assert!(!state.is_refreshing() && !state.is_held(), "{state:?}")
        }
        Plan::WakeAt(due) => assert!(due.is_finite(), "{state:?}"),
        Plan::Rest => {}
    }
}

proptest! {
    #![proptest_config(Config { cases: 500, failure_persistence: None, ..Config::default() })]

    #[test]
    fn no_order_of_events_goes_back_to_loading_or_back_in_time(
        events in prop::collection::vec(event(), 1..60),
        now in moment(),
    ) {
        let mut state = loading();
        for event in events {
            let next = after(&state, [event.clone()]);
            check_step(&state, &event, &next);
            check_plan(&next, now);
            state = next;
        }
    }
}
