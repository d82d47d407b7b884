//! The mutations of other tabs, for which this one waits.

use std::rc::Rc;

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Effect, Event, MessageBody, MutationKind, PostResult, RefetchCause};

const LONG_AFTER: f64 = 30_000.0;

/// Receives at `time` that the tab `from` starts a mutation. Its lease ends 5 s later.
fn start(tab: &mut Tab, from: &str, time: f64) {
    tab.at(time)
        .receive_from(from, time, MessageBody::MutationStarted);
}

fn end(tab: &mut Tab, from: &str) {
    tab.receive_from(from, tab.now, MessageBody::MutationEnded);
}

/// Returns `true` if a call of now has to wait.
fn is_blocked(tab: &Tab) -> bool {
    let mut tab = tab.clone();
    tab.effects();
    let call = tab.call();
    tab.fetch().is_none() && tab.result(call).is_none()
}

#[test]
fn another_tabs_mutation_aborts_the_request_and_is_waited_for_until_it_ends() {
    let mut tab = Tab::signed_in();
    tab.at(2_000.0).call();
    let fetch = tab.fetch().unwrap();
    start(&mut tab, "b", 2_000.0);
    assert!(tab.effects().contains(&Effect::AbortFetch(fetch)));
    assert!(is_blocked(&tab) && !tab.view().is_refreshing());
    let before = tab.view().clone();
    let result = ok(no_user());
    tab.dispatch(Event::FetchFinished { id: fetch, result });
    assert!(Rc::ptr_eq(tab.view(), &before) && tab.effects().is_empty());
    end(&mut tab, "b");
    assert_eq!(tab.fetches(), 1, "the call is answered anew");
}

#[test]
fn a_snapshot_alone_does_not_end_the_wait() {
    let mut tab = Tab::signed_in();
    start(&mut tab, "b", 2_000.0);
    tab.receive_snapshot(2_000.0, no_user());
    assert!(tab.who() == "-" && is_blocked(&tab));
}

#[test]
fn the_wait_ends_by_itself_when_the_lease_does() {
    let mut tab = Tab::signed_in();
    start(&mut tab, "b", 2_000.0);
    assert_eq!(tab.due(), Some(7_000.0));
    for (now, blocked) in [(6_999.0, true), (7_000.0, false), (7_001.0, false)] {
        let mut tab = tab.clone();
        tab.at(now).wake();
        assert_eq!(is_blocked(&tab), blocked, "at {now}");
    }
}

#[test]
fn the_mutations_of_two_tabs_are_waited_for_until_both_have_ended() {
    let mut tab = Tab::signed_in();
    start(&mut tab, "b", 2_000.0);
    start(&mut tab, "c", 3_000.0);
    let mut one = tab.clone();
    end(&mut one, "b");
    assert!(is_blocked(&one));
    end(&mut one, "c");
    assert!(!is_blocked(&one));

    tab.run_until(7_500.0);
    assert!(is_blocked(&tab), "c has not ended");
    tab.run_until(8_000.0);
    assert!(!is_blocked(&tab));
}

#[test]
fn a_second_mutation_of_one_tab_renews_its_lease() {
    let mut tab = Tab::signed_in();
    start(&mut tab, "b", 2_000.0);
    start(&mut tab, "b", 4_000.0);
    assert_eq!(tab.due(), Some(9_000.0), "one lease");
    tab.at(8_000.0).wake();
    assert!(is_blocked(&tab));
    let mut late = tab.clone();
    late.at(9_000.0).wake();
    assert!(!is_blocked(&late));
    end(&mut tab, "b");
    assert!(!is_blocked(&tab));
}

#[test]
fn a_mutation_that_never_ends_is_asked_about_in_the_end() {
    let mut expired = Tab::signed_in();
    expired.can_share = false;
    start(&mut expired, "b", 2_000.0);
    expired.effects();
    expired.run_until(7_000.0);
    let why = "its request may still be under way";
    assert_eq!(
        (expired.fetches(), expired.due()),
        (0, Some(17_000.0)),
        "{why}"
    );

    // What is requested meanwhile may have been answered before the mutation.
    expired.fetch_at(RefetchCause::Call, 8_000.0, user("Ada", 8_000.0));
    expired.effects();
    expired.at(16_000.0).wake();
    assert_eq!((expired.fetches(), expired.due()), (0, Some(17_000.0)));
    let mut asked = expired.clone();
    asked.run_until(17_000.0);
    assert_eq!(asked.fetches(), 1);
    asked.answer(ok(user("Ada", 17_000.0)));
    assert!(!asked.fetches_within(LONG_AFTER), "once");

    let mut slow = expired.clone();
    end(&mut slow, "b");
    assert!(!slow.fetches_within(LONG_AFTER), "it was slow");
    start(&mut expired, "b", 16_500.0);
    expired.at(17_000.0).wake();
    assert!(is_blocked(&expired) && expired.fetches() == 0, "it goes on");
}

#[test]
fn the_end_of_a_mutation_that_no_tab_has_started_ends_no_other_one() {
    let mut tab = Tab::signed_in();
    start(&mut tab, "b", 2_000.0);
    let before = tab.view().clone();
    tab.effects();
    end(&mut tab, "c");
    assert!(Rc::ptr_eq(tab.view(), &before) && tab.effects().is_empty());
    assert!(is_blocked(&tab));
}

#[test]
fn another_tabs_mutation_does_not_abort_the_request_of_a_mutation_of_this_one() {
    for settle in [start as fn(&mut Tab, &str, f64), |tab, from, _| {
        end(tab, from)
    }] {
        let mut tab = Tab::signed_in();
        let mutation = tab.at(2_000.0).mutate(MutationKind::SignIn);
        tab.post(mutation, PostResult::Accepted);
        settle(&mut tab, "b", 2_000.0);
        tab.answer(ok(no_user()));
        assert_eq!(tab.who(), "-");
    }
}

#[test]
fn a_stopped_client_waits_for_nothing_and_still_knows_who_was_signed_in() {
    let mut tab = Tab::signed_in();
    tab.can_share = false;
    tab.at(1_500.0).invalidate();
    tab.run_until(2_000.0);
    let fetch = tab.fetch().unwrap();
    tab.at(2_100.0).invalidate();
    let mut blocked = tab.clone();
    start(&mut blocked, "b", 2_100.0);
    for mut tab in [tab, blocked] {
        tab.dispatch(Event::Stopped);
        assert!(!is_blocked(&tab) && !tab.view().is_refreshing());
        assert_eq!((tab.who(), tab.due()), ("Ada", None));
        let before = tab.view().clone();
        let result = ok(no_user());
        tab.dispatch(Event::FetchFinished { id: fetch, result });
        assert!(Rc::ptr_eq(tab.view(), &before));
    }
}

#[test]
fn a_request_that_was_sent_during_another_tabs_mutation_is_sent_again_after_it() {
    // This tab has not received that it has to wait, or waits no longer: the answer may bring the
    // old cookie back.
    let mut tab = Tab::signed_in();
    tab.can_share = false;
    tab.request(RefetchCause::Invalidated, 2_000.0);
    let fetch = tab.fetch().unwrap();
    tab.effects();
    end(&mut tab, "b");
    assert!(tab.effects().contains(&Effect::AbortFetch(fetch)));
    let newer = tab.fetch().or_else(|| tab.run_until(3_000.0).fetch());
    assert!(newer.is_some_and(|newer| newer != fetch));
    let before = tab.view().clone();
    let result = ok(no_user());
    tab.dispatch(Event::FetchFinished { id: fetch, result });
    assert!(Rc::ptr_eq(tab.view(), &before));
}
