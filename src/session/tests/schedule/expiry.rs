use super::*;

/// The end of the session that most of these tabs know.
const END: f64 = 30_000.0;
/// When the tab that was answered asks whether it has ended.
const DUE: f64 = END + MARGIN;
const EXPIRY: Next = Next::Fetch(UpdateCause::Expiry);

fn expiring() -> Tab {
    Tab::answered(user_until("Ada", END))
}

/// Returns a client that has sent its request about the end.
fn asking() -> Tab {
    let mut tab = expiring();
    tab.run_until(DUE);
    assert_eq!(next(&tab), EXPIRY);
    tab
}

#[test]
fn the_server_is_asked_once_when_the_session_ends() {
    let tab = expiring();
    assert_eq!(next_at(&tab, DUE - 1.0), Next::WakeAt(DUE));
    assert_eq!(next_at(&tab, DUE), EXPIRY);
    let mut tab = asking();
    tab.answer(ok(user_until("Ada", END)));
    assert_eq!(next_at(&tab, 99.0 * DAY), Next::Idle);
}

#[test]
fn a_tab_that_slept_through_the_end_asks_when_it_is_visible() {
    let mut tab = expiring();
    tab.at(2_000.0).hide();
    assert_eq!(next_at(&tab, 9.0 * DAY), Next::Idle, "hidden");
    tab.at(9.0 * DAY).focus();
    assert_eq!(next(&tab), EXPIRY);
    assert_eq!(next_at(&expiring(), 9.0 * DAY), EXPIRY, "asleep");
}

#[test]
fn the_end_is_asked_about_once_without_a_network_so_that_the_error_is_shown() {
    let mut tab = expiring();
    tab.at(2_000.0).disconnect();
    tab.run_until(DUE);
    assert_eq!(next(&tab), EXPIRY);
    tab.answer(failed());
    assert_eq!(next_at(&tab, DUE + DAY), Next::Idle);
    assert!(tab.view().error().is_some());
}

#[test]
fn a_session_that_always_ends_in_a_moment_is_asked_about_once_in_the_throttle() {
    let mut tab = asking();
    tab.at(DUE + 50.0)
        .answer(ok(user_until("Ada", DUE + 100.0)));
    assert_eq!(next(&tab), Next::WakeAt(DUE + THROTTLE));
    assert_eq!(next_at(&tab, DUE + THROTTLE), EXPIRY);
}

#[test]
fn the_end_of_the_next_session_waits_for_no_throttle() {
    let mut tab = asking();
    tab.answer(ok(no_user()));
    assert_eq!(tab.who(), "-");
    tab.at(DUE + 100.0).call();
    tab.answer(ok(user_until("Ada", DUE + 1_000.0)));
    let end = DUE + 1_000.0 + MARGIN;
    assert_eq!(next_at(&tab, DUE + 200.0), Next::WakeAt(end));
}

#[test]
fn the_request_of_another_tab_about_the_end_counts_too() {
    let mut tab = follower(0.0, user_until("Ada", END));
    tab.at(DUE + 60.0)
        .receive(DUE, snapshot(user_until("Ada", DUE + 100.0)));
    assert_eq!(next(&tab), Next::WakeAt(DUE + THROTTLE));
}

#[test]
fn an_end_in_the_past_is_not_asked_about_and_one_in_a_hundred_years_is_waited_for() {
    for past in [-1.0, 0.0, 999.0, 1_050.0] {
        let mut tab = Tab::new();
        tab.at(1_000.0).dispatch(Event::Started);
        tab.at(1_050.0).answer(ok(user_until("Ada", past)));
        assert_eq!(next_at(&tab, 2_000.0), Next::Idle, "{past}");
    }
    for days in [30.0, 36_525.0] {
        let tab = Tab::answered(user_until("Ada", days * DAY));
        let end = Next::WakeAt(days * DAY + MARGIN);
        assert_eq!(next_at(&tab, 11_000.0), end);
    }
}

#[test]
fn a_tab_that_has_received_the_end_leaves_the_request_to_the_one_that_fetched_it() {
    let tab = follower(0.5, user_until("Ada", END));
    let due = END + 300.0 + 750.0 + MARGIN;
    assert_eq!(next_at(&tab, END), Next::WakeAt(due));
    assert_eq!(next_at(&tab, due), EXPIRY);
}
