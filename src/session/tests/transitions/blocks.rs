//! Other tabs that post all the time that they mutate the session.

use crate::bounds::{MOST_LATE_ABORTS, MOST_LEASES};
use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::timing::{LATE_REQUEST_GRACE, LONGEST_BLOCK, UNBLOCKED_FOR};
use crate::session::{Effect, Event, MessageBody, MutationKind, Trigger};
use crate::types::millis;

const FIRST: f64 = 10_000.0;

/// A tab that receives the start of a mutation each two seconds, in turn from each of `tabs`,
/// until `end`. It sends invalidated requests without a lock.
fn blocked(tabs: &[&str], end: f64) -> Tab {
    let mut tab = Tab::signed_in();
    tab.can_share = false;
    let mut now = FIRST;
    for name in tabs.iter().cycle() {
        if now > end {
            break;
        }
        tab.at(now).wake();
        tab.receive_from(name, now, MessageBody::MutationStarted);
        now += 2_000.0;
    }
    tab.at(end).wake();
    tab
}

#[test]
fn other_tabs_block_this_one_for_fifteen_seconds_and_then_not_for_a_minute() {
    for tabs in [&["b"][..], &["b", "c", "d"]] {
        let end = FIRST + millis(LONGEST_BLOCK);
        assert!(blocked(tabs, end - 1.0).is_blocked());
        assert!(!blocked(tabs, end).is_blocked());
        // A message may arrive before the timer fires.
        let mut late = blocked(tabs, end - 1.0);
        late.at(end)
            .receive_from("e", end, MessageBody::MutationStarted);
        assert!(!late.is_blocked());
        let again = end + millis(UNBLOCKED_FOR);
        assert!(!blocked(tabs, again - 1.0).is_blocked(), "{tabs:?}");
        // The clock was read each two seconds.
        let again = again + 2_000.0;
        let mut tab = blocked(tabs, end);
        tab.at(again)
            .receive_from("b", again, MessageBody::MutationStarted);
        assert!(tab.is_blocked(), "a minute is over");
    }
}

#[test]
fn other_tabs_can_block_this_one_again_once_the_server_has_answered_it() {
    let end = FIRST + millis(LONGEST_BLOCK);
    let mut tab = blocked(&["b"], end);
    tab.call();
    tab.answer(ok(user("Ada", end)));
    tab.receive_from("b", end, MessageBody::MutationStarted);
    assert!(tab.is_blocked());
}

#[test]
fn a_request_that_is_aborted_again_and_again_is_delayed_and_then_goes_through() {
    let mut tab = Tab::signed_in();
    let mut sent = Vec::new();
    tab.at(FIRST).call();
    while tab.now < FIRST + 30_000.0 {
        sent.extend(std::iter::repeat_n(tab.now, tab.fetches()));
        tab.effects();
        let now = tab.now + 50.0;
        tab.run_until(now)
            .receive_from("stranger", now, MessageBody::MutationEnded);
    }
    // At once, then after 0.25, 0.5, 1, 2, 4, 4 s, until none is waited for; then three more.
    assert!((9..=13).contains(&sent.len()), "{sent:?}");
    let waits: Vec<_> = sent.windows(2).map(|pair| pair[1] - pair[0]).collect();
    // It is aborted when the next message arrives, at most 50 ms after it was sent.
    let expected = [50.0, 300.0, 500.0, 1_000.0, 2_000.0, 4_000.0, 4_000.0];
    assert_eq!(waits[..7], expected);
    let last = sent.last().unwrap();
    let latest = FIRST + millis(LONGEST_BLOCK) + 1_000.0;
    assert!(*last <= latest, "{sent:?}");
    assert!(tab.fetch().is_some(), "the last one goes on");
}

#[test]
fn a_request_that_was_aborted_before_the_last_answer_or_failure_delays_none() {
    for result in [ok(user("Ada", FIRST)), failed()] {
        let mut tab = Tab::signed_in();
        for now in [FIRST, FIRST + 2_000.0] {
            tab.at(now).call();
            let aborted = tab.fetch();
            tab.receive_from("b", now, MessageBody::MutationEnded);
            assert!(tab.fetch().is_some_and(|fetch| Some(fetch) != aborted));
            tab.answer(result.clone());
        }
    }
}

#[test]
fn mutations_that_follow_one_another_are_each_waited_for() {
    let mut tab = Tab::signed_in();
    for round in 0..20 {
        let now = FIRST + 20_000.0 * f64::from(round);
        tab.run_until(now)
            .receive_from("b", now, MessageBody::MutationStarted);
        assert!(tab.is_blocked(), "round {round}");
        let now = now + 300.0;
        tab.run_until(now)
            .receive_from("b", now, MessageBody::MutationEnded);
        assert!(!tab.is_blocked());
    }
}

#[test]
fn the_mutation_of_a_tab_that_is_not_waited_for_is_asked_about() {
    let end = FIRST + millis(LONGEST_BLOCK);
    let mut tab = blocked(&["b"], end);
    tab.at(end + 1.0).call();
    let first = tab.fetch().unwrap();
    tab.at(end + 2.0)
        .receive_from("c", end + 2.0, MessageBody::MutationStarted);
    assert_eq!(tab.fetch(), Some(first), "the request goes on");
    tab.at(end + 3.0);
    for _ in 0..MOST_LATE_ABORTS {
        let before = tab.fetch().unwrap();
        tab.dispatch(Event::FetchSent(before));
        tab.effects();
        tab.receive_from("c", end + 3.0, MessageBody::MutationEnded);
        // It could bring back the old cookie.
        let expected = [
            Effect::AbortFetch(before),
            Effect::Fetch {
                id: tab.fetch().unwrap(),
                claims_preload: false,
            },
        ];
        let effects = tab.effects();
        let is_request =
            |effect: &&Effect| matches!(effect, Effect::AbortFetch(_) | Effect::Fetch { .. });
        let requests: Vec<_> = effects.iter().filter(is_request).cloned().collect();
        assert_eq!(requests, expected);
    }
    let last = tab.fetch();
    tab.at(end + 5.0)
        .receive_from("c", end + 5.0, MessageBody::MutationEnded);
    assert_eq!(tab.fetch(), last, "it goes through");
    // It may have undone that mutation, so the next answer is broadcast, though nothing changes.
    tab.at(end + 50.0).answer(ok(user("Ada", KNOWN_AT)));
    tab.run_until(end + 2_000.0).effects();
    assert_ne!(tab.fetch(), last, "requested again");
    tab.answer(ok(user("Ada", KNOWN_AT)));
    let notified = Effect::NotifyNextAuth(Trigger::GetSession);
    assert_eq!(tab.broadcasts(), [MessageBody::Invalidate]);
    assert!(tab.effects().contains(&notified));
}

#[test]
fn only_so_many_tabs_are_remembered_and_this_tab_in_addition() {
    let mut tab = Tab::signed_in();
    let names: Vec<_> = (0..200).map(|tab| format!("tab {tab}")).collect();
    tab.at(FIRST);
    for name in &names {
        tab.receive_from(name, FIRST, MessageBody::MutationStarted);
    }
    let mutation = tab.mutate(MutationKind::Update);
    tab.dispatch(Event::MutationDropped(mutation));
    let (last, others) = names[..MOST_LEASES].split_last().unwrap();
    for name in others {
        tab.receive_from(name, FIRST, MessageBody::MutationEnded);
        assert!(tab.is_blocked(), "{name}");
    }
    tab.receive_from(last, FIRST, MessageBody::MutationEnded);
    assert!(!tab.is_blocked());
    // The others have overlapped this tab's own mutation.
    tab.grant_lock();
    tab.answer(ok(user("Ada", FIRST)));
    tab.effects();
    let lapse = FIRST + millis(LATE_REQUEST_GRACE);
    tab.run_until(lapse - 1.0);
    assert_eq!(tab.effects(), []);
    tab.run_until(lapse);
    assert_eq!(tab.effects(), [Effect::AcquireLock], "the tab's own counts");
}

#[test]
fn a_tab_that_posts_all_the_time_that_it_confirms_does_not_keep_the_others_from_it() {
    let mut tab = Tab::signed_in();
    tab.at(FIRST).receive(FIRST, MessageBody::ConfirmingSignOut);
    tab.focus();
    let mut sent_at = None;
    while tab.now < FIRST + 60_000.0 {
        let now = tab.now + 500.0;
        for time in [now - 1.0, now] {
            if tab.run_until(time).fetches() > 0 {
                sent_at.get_or_insert(time);
            }
        }
        tab.receive(now, MessageBody::ConfirmingSignOut);
    }
    assert_eq!(sent_at, Some(FIRST + millis(LONGEST_BLOCK)));
}
