use super::*;
use crate::session::samples::*;

const POLLED: Plan = Plan::Fetch(POLL);

/// When [`signed_in`] was told: polls count from here.
fn synced_at() -> Millis {
    signed_in().updated_at().unwrap()
}

#[test]
fn polls_obey_the_props_and_the_page() {
    type Change = fn(&mut AuthClientConfig);
    let as_is: Change = |_| {};
    let hidden_too: Change = |rules| rules.refetch_when_hidden = true;
    let offline_too: Change = |rules| rules.refetch_when_offline = true;
    let never: Change = |rules| rules.refetch_interval = Duration::ZERO;
    let due = synced_at() + 10_000.0;
    let cases = [
        ("in view and on the network", as_is, at(due), true),
        ("hidden", as_is, hidden(due), false),
        ("hidden, wanted", hidden_too, hidden(due), true),
        (
            "hidden, the other one wanted",
            offline_too,
            hidden(due),
            false,
        ),
        ("offline", as_is, offline(due), false),
        ("offline, wanted", offline_too, offline(due), true),
        (
            "offline, the other one wanted",
            hidden_too,
            offline(due),
            false,
        ),
        ("switched off", never, at(due), false),
    ];
    for (case, change, here, is_polled) in cases {
        let mut rules = polling_every(10);
        change(&mut rules);
        let next = plan(&signed_in(), &rules, &here);
        assert_eq!(next == POLLED, is_polled, "{case}: {next:?}");
    }
}

#[test]
fn nobody_is_polled_for_while_signed_out() {
    let next = plan(&signed_out(), &polling_every(1), &at(900.0 * DAY));
    assert_eq!(next, Plan::Rest);
}

#[test]
fn polls_count_from_the_last_answer_of_this_tab() {
    let due = synced_at() + 10_000.0;
    let next = |now| plan(&signed_in(), &polling_every(10), &at(now));
    assert_eq!(next(due - 1.0), Plan::WakeAt(due));
    assert_eq!(next(due), POLLED);
}

#[test]
fn polls_count_from_the_last_answer_of_any_tab_and_those_who_did_not_ask_come_later() {
    let state = after(&signed_in(), [told(user("Ada", 8_000.0))]);
    let told_at = state.updated_at().unwrap();
    for stagger in [0.0, 0.5, 1.0] {
        let here = Surroundings {
            stagger,
            ..at(9_000.0)
        };
        let due = told_at + 10_000.0 + 300.0 + 1_500.0 * stagger;
        let next = plan(&state, &polling_every(10), &here);
        assert_eq!(next, Plan::WakeAt(due), "stagger {stagger}");
    }
}

#[test]
fn a_retry_takes_the_place_of_the_poll_and_comes_first() {
    let failing = after(&signed_in(), [started(1, 9_000.0), failed(1, 60_000.0)]);
    let next = |now| plan(&failing, &polling_every(10), &at(now));
    assert_eq!(next(59_999.0), Plan::WakeAt(60_000.0), "no poll before");
    assert_eq!(next(60_000.0), Plan::Fetch(UpdateCause::Retry));
}

#[test]
fn a_retry_waits_for_the_network() {
    let failing = after(&signed_in(), [started(1, 9_000.0), failed(1, 10_000.0)]);
    let expiry = Plan::WakeAt(KNOWN_AT + DAY + EXPIRY_MARGIN);
    assert_eq!(next(&failing, offline(20_000.0)), expiry);
    assert_eq!(
        next(&failing, at(20_000.0)),
        Plan::Fetch(UpdateCause::Retry)
    );
}

#[test]
fn polls_that_go_on_offline_go_on_after_a_failure_too() {
    let failing = after(&signed_in(), [started(1, 9_000.0), failed(1, 10_000.0)]);
    let rules = AuthClientConfig {
        refetch_when_offline: true,
        ..polling_every(10)
    };
    let next = plan(&failing, &rules, &offline(20_000.0));
    assert!(matches!(next, Plan::Fetch(_)), "{next:?}");
}

#[test]
fn the_longest_interval_is_waited_for_and_not_overflown() {
    let interval = f64::from(u32::MAX) * 1_000.0;
    let rules = polling_every(u64::from(u32::MAX));
    let mut known = (*signed_in()).clone();
    known.expiry_due = None;
    let due = synced_at() + interval;
    assert_eq!(plan(&known, &rules, &at(11_000.0)), Plan::WakeAt(due));
    assert_eq!(plan(&known, &rules, &at(due)), POLLED);
    let never = AuthClientConfig {
        refetch_interval: Duration::MAX,
        ..AuthClientConfig::default()
    };
    let next = plan(&known, &never, &at(11_000.0));
    assert!(
        matches!(next, Plan::WakeAt(due) if due.is_finite()),
        "{next:?}"
    );
}
