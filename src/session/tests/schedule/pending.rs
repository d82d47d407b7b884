//! Requests that are to be sent, and what they wait for.

use super::*;

const LATER: f64 = 60_000.0;

#[test]
fn a_request_because_of_an_invalidation_is_sent_when_it_is_due() {
    let mut tab = answered_with_jitter(0.475, user("Ada", KNOWN_AT));
    tab.can_share = false;
    tab.at(LATER).invalidate();
    assert_eq!(next(&tab), Next::WakeAt(LATER + 250.0));
    assert_eq!(next_at(&tab, LATER + 250.0), Next::Fetch(INVALIDATED));
}

#[test]
fn a_request_because_of_an_invalidation_waits_for_the_network_but_not_for_the_page() {
    let mut tab = Tab::signed_in();
    tab.can_share = false;
    let due = LATER + DELAY;
    let end = Next::WakeAt(KNOWN_AT + DAY + MARGIN);

    let mut offline = tab.clone();
    offline.at(LATER).disconnect();
    offline.invalidate();
    assert_eq!(next_at(&offline, due), end);
    offline
        .at(due)
        .receive(LATER + 1.0, snapshot(user("Ada", LATER)));
    assert_eq!(
        next(&offline),
        Next::WakeAt(LATER + DAY + MARGIN + 300.0),
        "the end has moved"
    );
    offline.connect();
    assert_eq!(offline.fetches(), 0, "it is satisfied");

    tab.at(LATER).hide();
    tab.invalidate();
    assert_eq!(next_at(&tab, due), Next::Fetch(INVALIDATED));
}

#[test]
fn a_request_that_has_waited_for_the_network_is_sent_when_it_is_back() {
    let mut tab = Tab::signed_in();
    tab.can_share = false;
    tab.at(LATER).disconnect();
    tab.invalidate();
    tab.run_until(LATER + 20_000.0).connect();
    assert_eq!(next(&tab), Next::Fetch(INVALIDATED));
}

#[test]
fn a_request_because_of_the_network_is_sent_during_the_back_off_and_one_of_focus_is_not() {
    let mut tab = Tab::signed_in();
    tab.random = 1.0;
    tab.at(50_000.0).focus();
    tab.answer(failed());
    for wait in [1.0, 2.0, 4.0, 8.0, 16.0] {
        tab.run_until(tab.now + 1_000.0 * wait).answer(failed());
    }
    // The sixth request has failed, so the back-off is 32 s.
    let until = 50_000.0 + 31_000.0 + 32_000.0;
    assert_eq!(timer(&tab), Some(until));
    let mut focused = tab.clone();
    focused.at(90_000.0).focus();
    assert_eq!(next(&focused), Next::WakeAt(until));
    tab.at(90_000.0).connect();
    assert_eq!(next(&tab), Next::Fetch(ONLINE));
}

#[test]
fn what_is_due_first_comes_first() {
    for (interval, due) in [(10, KNOWN_AT + 10_000.0), (40, 30_000.0 + MARGIN)] {
        let mut tab = Tab::answered(user_until("Ada", 30_000.0));
        poll_every(&mut tab, Duration::from_secs(interval));
        assert_eq!(next_at(&tab, 2_000.0), Next::WakeAt(due));
    }
}

#[test]
fn what_only_the_user_of_the_page_would_see_waits_until_it_is_visible() {
    let connect: fn(&mut Tab) = |tab| drop(tab.connect());
    let resume: fn(&mut Tab) = |tab| {
        tab.dispatch(Event::Suspended);
        tab.dispatch(Event::Resumed { is_restored: false });
    };
    let change_visibility: fn(&mut Tab) = |tab| drop(tab.dispatch(Event::VisibilityChanged));
    for (happen, cause) in [
        (change_visibility, FOCUS),
        (connect, ONLINE),
        (resume, RESUMED),
    ] {
        let mut hidden = Tab::signed_in();
        hidden.is_visible = false;
        happen(hidden.at(LATER));
        assert_eq!((next(&hidden), hidden.fetches()), (Next::Idle, 0));
        hidden.focus();
        assert_eq!(next(&hidden), Next::Fetch(cause), "once it is visible");
        let mut visible = Tab::signed_in();
        happen(visible.at(LATER));
        assert_eq!(next(&visible), Next::Fetch(cause));
    }
}
