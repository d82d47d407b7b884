use super::*;
use crate::session::environment::RefetchRules;

/// When polls of the tabs here are due.
const DUE: f64 = KNOWN_AT + 10_000.0;

fn polling(mut tab: Tab) -> Tab {
    poll_every(&mut tab, Duration::from_secs(10));
    tab
}

#[test]
fn polls_obey_the_rules_and_the_page() {
    type Change = fn(&mut RefetchRules);
    let as_is: Change = |_| {};
    let when_hidden: Change = |rules| rules.when_hidden = true;
    let when_offline: Change = |rules| rules.when_offline = true;
    let never: Change = |rules| rules.interval = Duration::ZERO;
    for (case, change, is_visible, is_online, is_polled) in [
        ("visible and online", as_is, true, true, true),
        ("hidden", as_is, false, true, false),
        ("hidden, wanted", when_hidden, false, true, true),
        ("hidden, the other wanted", when_offline, false, true, false),
        ("offline", as_is, true, false, false),
        ("offline, wanted", when_offline, true, false, true),
        ("offline, the other wanted", when_hidden, true, false, false),
        ("switched off", never, true, true, false),
    ] {
        let mut tab = polling(Tab::signed_in());
        tab.can_share = false;
        change(&mut tab.rules);
        (tab.is_visible, tab.is_online) = (is_visible, is_online);
        let next = next_at(&tab, DUE);
        assert_eq!(next == Next::Fetch(POLL), is_polled, "{case}: {next:?}");
    }
}

#[test]
fn there_is_no_poll_while_signed_out() {
    let mut tab = Tab::signed_out();
    poll_every(&mut tab, Duration::from_secs(1));
    assert_eq!(next_at(&tab, 900.0 * DAY), Next::Idle);
}

#[test]
fn polls_count_from_the_last_answer_of_this_tab() {
    let tab = polling(Tab::signed_in());
    assert_eq!(tab.view().updated_at(), Some(at(KNOWN_AT)));
    assert_eq!(next_at(&tab, DUE - 1.0), Next::WakeAt(DUE));
    assert_eq!(next_at(&tab, DUE), Next::Fetch(POLL));
}

#[test]
fn polls_count_from_the_last_answer_of_any_tab_and_tabs_that_did_not_fetch_it_come_later() {
    for jitter in [0.0, 0.5, 1.0] {
        let mut tab = polling(answered_with_jitter(jitter, user("Ada", KNOWN_AT)));
        tab.at(8_060.0)
            .receive(8_000.0, snapshot(user("Ada", 8_000.0)));
        assert_eq!(tab.view().updated_at(), Some(at(8_060.0)));
        let due = 8_060.0 + 10_000.0 + 300.0 + 1_500.0 * jitter;
        assert_eq!(next_at(&tab, 9_000.0), Next::WakeAt(due), "{jitter}");
    }
}

/// Returns a signed-in client that polls and whose request of 9 s has failed at `failed_at`.
fn failing(failed_at: f64) -> Tab {
    let mut tab = polling(Tab::signed_in());
    tab.random = 1.0;
    tab.at(9_000.0).call();
    tab.at(failed_at).answer(failed());
    tab
}

#[test]
fn a_retry_takes_the_place_of_the_poll_and_comes_first() {
    let tab = failing(59_000.0);
    assert_eq!(next_at(&tab, 59_999.0), Next::WakeAt(60_000.0), "no poll");
    assert_eq!(next_at(&tab, 60_000.0), Next::Fetch(UpdateCause::Retry));
}

#[test]
fn a_retry_waits_for_the_network() {
    let mut tab = failing(9_000.0);
    tab.disconnect();
    let end = Next::WakeAt(KNOWN_AT + DAY + MARGIN);
    assert_eq!(next_at(&tab, 20_000.0), end);
    tab.at(20_000.0).connect();
    assert_eq!(next(&tab), Next::Fetch(UpdateCause::Retry));
}

#[test]
fn requests_that_go_on_offline_go_on_after_a_failure_too() {
    let mut tab = failing(9_000.0);
    tab.rules.when_offline = true;
    tab.disconnect();
    assert_eq!(next_at(&tab, 20_000.0), Next::Fetch(UpdateCause::Retry));
}

#[test]
fn the_longest_interval_is_waited_for_and_does_not_overflow() {
    let without_end = Answer {
        expires_at: None,
        ..user("Ada", KNOWN_AT)
    };
    let mut tab = Tab::answered(without_end);
    poll_every(&mut tab, Duration::from_secs(u64::from(u32::MAX)));
    let due = KNOWN_AT + f64::from(u32::MAX) * 1_000.0;
    assert_eq!(next_at(&tab, 11_000.0), Next::WakeAt(due));
    assert_eq!(next_at(&tab, due), Next::Fetch(POLL));
    poll_every(&mut tab, Duration::MAX);
    let next = next_at(&tab, 11_000.0);
    assert!(
        matches!(next, Next::WakeAt(due) if due.is_finite()),
        "{next:?}"
    );
}

#[test]
fn of_a_poll_and_an_expiry_that_are_due_together_the_poll_is_the_cause() {
    let tab = Tab::answered(user_until("Ada", DUE - MARGIN));
    assert_eq!(next_at(&tab, DUE), Next::Fetch(UpdateCause::Expiry));
    assert_eq!(next_at(&polling(tab), DUE), Next::Fetch(POLL));
}

#[test]
fn a_hidden_page_polls_although_something_waits_for_its_user() {
    for before_poll in [true, false] {
        let mut tab = polling(Tab::signed_in());
        tab.rules.when_hidden = true;
        tab.at(KNOWN_AT + 6_000.0).hide();
        if before_poll {
            tab.disconnect();
            tab.connect();
            assert_eq!(tab.fetch(), None, "its user does not look");
        }
        tab.run_until(DUE);
        let is_requested = tab.effects().contains(&Effect::AcquireLock);
        assert!(is_requested);
        if !before_poll {
            tab.disconnect();
            tab.connect();
        }
        tab.at(DUE + 5.0).grant_lock();
        assert!(tab.fetch().is_some(), "before the poll: {before_poll}");
    }
}
