//! What no order of events may break.

mod steps;

use std::rc::Rc;

use proptest::prelude::*;
use proptest::test_runner::Config;

use self::steps::{Step, moment, step, take};
use super::tab::Tab;
use crate::session::lifecycle::Lifecycle;
use crate::session::{Effect, MessageBody};
use crate::types::{SessionStatus, Timestamp};

fn check_view(before: &Tab, step: &Step, after: &Tab) {
    let (old, new) = (before.view(), after.view());
    assert!(
        old.status() == SessionStatus::Loading || new.status() != SessionStatus::Loading,
        "back to loading by {step:?}"
    );
    let set_back = match step {
        Step::ClockSetBack(by) => *by,
        _ => 0.0,
    };
    let least = before.machine.known.as_of.offset_by(-set_back);
    let as_of = after.machine.known.as_of;
    // The clock is read to a microsecond.
    assert!(as_of >= least.offset_by(-0.01), "back in time by {step:?}");
    if as_of == before.machine.known.as_of {
        assert_eq!(old.identity(), new.identity(), "nothing newer by {step:?}");
    }
    // The end of a mutation may apply two snapshots: its outcome, and then a deferred one.
    let mutation = before.machine.activity.mutation();
    let has_deferred = mutation.is_some_and(|mutation| mutation.deferred.is_some());
    if let (Some(known), Some(shown)) = (old.session(), new.session()) {
        let (is_equal, is_same) = (known.same_but_for_expiry(shown), Rc::ptr_eq(known, shown));
        assert!(
            is_equal || !is_same,
            "an old session for another by {step:?}"
        );
        assert!(
            !is_equal || is_same || has_deferred,
            "a new one for an equal one by {step:?}"
        );
    }
}

fn check_effects(before: &Tab, step: &Step, after: &Tab, effects: &[Effect]) {
    let is_same = Rc::ptr_eq(before.view(), after.view());
    let is_notified = effects.contains(&Effect::Notify);
    assert_eq!(is_notified, !is_same, "the listeners at {step:?}");
    let is_one_event = !matches!(step, Step::Page { .. } | Step::Locked);
    if is_one_event && before.view() == after.view() {
        assert!(is_same, "listeners are called for nothing by {step:?}");
    }
    let times = effects.iter().filter_map(|effect| match effect {
        Effect::Broadcast { at, body } if !matches!(body, MessageBody::Snapshot(_)) => Some(*at),
        _ => None,
    });
    let times: Vec<Timestamp> = times.collect();
    assert!(times.is_sorted(), "{step:?} broadcasts {times:?}");
}

/// Nothing is requested by schedule while the session is being mutated or the page is suspended,
/// there is at most one request, and the timer is set to a time that it can wait for.
fn check_requests(before: &Tab, step: &Step, after: &Tab, effects: &[Effect]) {
    let machine = &after.machine;
    if machine.peers.blocked_until().is_some() && !machine.activity.is_mutating() {
        let is_new = after.fetch().is_some() && after.fetch() != before.fetch();
        assert!(!is_new, "requested amid another tab's mutation, {step:?}");
    }
    if machine.lifecycle == Lifecycle::Suspended && !machine.activity.is_mutating() {
        assert_eq!(after.fetch(), None, "{step:?}");
    }
    let count = |is_wanted: fn(&Effect) -> bool| {
        let wanted = effects.iter().filter(|effect| is_wanted(effect));
        wanted.count()
    };
    let started = count(|effect| matches!(effect, Effect::Fetch { .. }));
    let aborted = count(|effect| matches!(effect, Effect::AbortFetch(_)));
    let under_way = |tab: &Tab| usize::from(tab.fetch().is_some());
    let ended = usize::from(matches!(step, Step::Fetched(_))) * under_way(before);
    assert_eq!(
        under_way(before) + started,
        under_way(after) + aborted + ended,
        "each request ends or is aborted, {step:?}"
    );
    if let Some(timer) = after.timer {
        assert!(timer.as_millis().is_finite(), "{step:?}");
    }
}

proptest! {
    #![proptest_config(Config { cases: 500, failure_persistence: None, ..Config::default() })]

    #[test]
    fn no_order_of_events_goes_back_to_loading_or_back_in_time(
        steps in prop::collection::vec((step(), moment()), 1..60),
        can_share in any::<bool>(),
    ) {
        let mut tab = Tab::new();
        tab.can_share = can_share;
        for (step, now) in steps {
            if !matches!(step, Step::ClockSetBack(_)) {
                tab.at(now);
            }
            let before = tab.clone();
            take(&mut tab, step.clone());
            check_view(&before, &step, &tab);
            let effects = tab.effects();
            check_effects(&before, &step, &tab, &effects);
            check_requests(&before, &step, &tab, &effects);
        }
    }
}
