use super::*;
use crate::session::MessageBody;
use crate::types::GetSessionParams;

#[test]
fn a_new_tab_sends_a_request_at_once_whatever_the_browser_says_of_it() {
    for (is_visible, is_online) in [(true, true), (false, true), (true, false)] {
        let mut tab = Tab::new();
        (tab.is_visible, tab.is_online) = (is_visible, is_online);
        tab.dispatch(Event::Started);
        assert_eq!(tab.fetches(), 1, "{is_visible} {is_online}");
        assert_eq!(cause_of_fetch(&tab), UpdateCause::Mount);
    }
}

/// Returns a client of a page that was opened at [`KNOWN_AT`] and came with `answer`.
fn hydrated(answer: Answer) -> Tab {
    let mut tab = Tab::new();
    tab.random = 1.0;
    tab.at(KNOWN_AT + 200.0).dispatch(Event::Hydrated {
        answer,
        opened_at: Some(at(KNOWN_AT)),
        is_stored: false,
    });
    tab.dispatch(Event::Started);
    tab
}

#[test]
fn a_tab_that_was_hydrated_sends_no_request() {
    let tab = hydrated(user("Ada", KNOWN_AT));
    let end = KNOWN_AT + DAY + MARGIN + 300.0 + 1_500.0;
    assert_eq!(next(&tab), Next::WakeAt(end), "the expiry");
    let tab = hydrated(no_user());
    assert_eq!(next(&tab), Next::Idle);
}

#[test]
fn the_first_request_is_sent_once() {
    let mut tab = Tab::loading();
    tab.at(20.0).wake();
    assert_eq!((tab.fetches(), timer(&tab)), (1, None));
}

#[test]
fn the_first_request_is_sent_again_if_it_was_aborted() {
    let for_a_mutation: fn(&mut Tab) = |tab| {
        tab.receive(20.0, MessageBody::MutationStarted);
        assert_eq!(tab.fetch(), None);
        tab.at(30.0).receive(30.0, MessageBody::MutationEnded);
    };
    let for_a_suspension: fn(&mut Tab) = |tab| {
        tab.dispatch(Event::Suspended);
        assert_eq!(tab.fetch(), None);
        tab.at(30.0).dispatch(Event::Resumed { is_restored: false });
    };
    for abort in [for_a_mutation, for_a_suspension] {
        let mut tab = Tab::loading();
        let first = tab.at(20.0).fetch();
        abort(&mut tab);
        assert_eq!(tab.fetches(), 2);
        assert_ne!(tab.fetch(), first);
        assert_eq!(cause_of_fetch(&tab), UpdateCause::Mount);
    }
}

#[test]
fn a_request_that_is_not_applied_does_not_take_the_place_of_the_first() {
    for result in [failed(), ok(user("Ada", 10.0))] {
        let mut tab = Tab::new();
        tab.call_with(&GetSessionParams::new().without_trigger_event());
        tab.at(10.0).dispatch(Event::Started);
        assert_eq!(tab.fetches(), 1);
        tab.at(20.0).answer(result);
        assert_eq!(tab.fetches(), 2);
        assert_eq!(cause_of_fetch(&tab), UpdateCause::Mount);
    }
}

#[test]
fn a_failed_first_request_waits_for_the_back_off() {
    for is_online in [true, false] {
        let mut tab = Tab::loading();
        (tab.random, tab.is_online) = (1.0, is_online);
        tab.answer(failed());
        assert_eq!(next_at(&tab, 999.0), Next::WakeAt(1_000.0));
        assert_eq!(next_at(&tab, 1_000.0), Next::Fetch(UpdateCause::Retry));
    }
}

#[test]
fn all_requests_wait_while_other_tabs_mutate_the_session() {
    for mut tab in [Tab::loading(), Tab::signed_in(), Tab::signed_out()] {
        tab.can_share = false;
        tab.effects();
        tab.at(62_990.0).invalidate();
        tab.at(63_000.0)
            .receive_from("c", 63_000.0, MessageBody::MutationStarted);
        tab.run_until(65_000.0)
            .receive_from("b", 65_000.0, MessageBody::MutationStarted);
        assert_eq!(next_at(&tab, 66_000.0), Next::WakeAt(68_000.0));
        tab.run_until(68_000.0);
        assert_eq!(next(&tab), Next::WakeAt(70_000.0));
        assert_eq!((tab.fetches(), tab.fetch()), (0, None));
        tab.run_until(69_000.0)
            .receive_from("b", 69_000.0, MessageBody::MutationEnded);
        assert_eq!(tab.fetches(), 1);
    }
}

#[test]
fn all_requests_wait_while_a_request_or_a_mutation_is_under_way() {
    let request: fn(&mut Tab) = |tab| {
        tab.call();
    };
    let mutation: fn(&mut Tab) = |tab| {
        tab.mutate(MutationKind::SignIn);
    };
    for start in [Tab::loading(), Tab::signed_in(), Tab::signed_out()] {
        for begin in [request, mutation] {
            let mut tab = start.clone();
            poll_every(&mut tab, Duration::from_secs(1));
            begin(tab.at(1_500.0));
            tab.effects();
            tab.at(3_000.0).invalidate();
            for now in [3_000.0 + DELAY, 900.0 * DAY] {
                tab.at(now).wake();
                assert_eq!((tab.effects(), timer(&tab)), (vec![], None));
            }
        }
    }
}
