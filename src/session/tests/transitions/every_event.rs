//! What holds for every event, whatever happens before it.

use std::collections::HashSet;
use std::rc::Rc;

use crate::session::tests::events::{NAMES, has_answer, hydrated, name, one_of_each};
use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Effect, Event, MessageBody, MutationKind, PostResult, RequestId};
use crate::types::SessionStatus;

/// Returns tabs that know who is signed in, idle and amid everything that can be under way.
fn settled_tabs() -> Vec<Tab> {
    let mut tabs = Vec::new();
    for start in [Tab::signed_in(), Tab::signed_out()] {
        let with = |change: fn(&mut Tab)| {
            let mut tab = start.clone();
            change(tab.at(2_000.0));
            tab
        };
        tabs.extend([
            with(|_| ()),
            with(|tab| _ = tab.call()),
            with(|tab| _ = tab.mutate(MutationKind::SignIn)),
            with(|tab| {
                tab.mutate(MutationKind::Update);
                tab.receive(2_000.0, snapshot(no_user()));
            }),
            with(|tab| drop(tab.receive_from("b", 2_000.0, MessageBody::MutationStarted))),
            with(|tab| {
                tab.call();
                tab.answer(failed());
            }),
            with(|tab| drop(tab.invalidate())),
        ]);
    }
    tabs
}

#[test]
fn once_it_is_known_who_is_signed_in_the_status_is_never_loading_again() {
    let names: HashSet<_> = one_of_each(&Tab::new(), 0.0).iter().map(name).collect();
    assert_eq!(names.len(), NAMES, "every kind is tried");
    for start in settled_tabs() {
        for (time, set_by) in [
            (0.0, 0.0),
            (KNOWN_AT, 0.0),
            (3_000.0, 0.0),
            (3_000.0, -5_000.0),
        ] {
            for first in one_of_each(&start, time) {
                let mut tab = start.clone();
                tab.at(time).dispatch(first.clone());
                assert_ne!(tab.view().status(), SessionStatus::Loading, "{first:?}");
                let time = time + 500.0;
                tab.at(time).set_clock(set_by);
                for second in one_of_each(&tab, time) {
                    let mut tab = tab.clone();
                    tab.dispatch(second.clone());
                    let status = tab.view().status();
                    assert_ne!(status, SessionStatus::Loading, "{first:?}, {second:?}");
                }
            }
        }
    }
}

#[test]
fn only_an_answer_ends_loading_or_changes_who_is_signed_in() {
    for mut start in [Tab::loading(), Tab::signed_in(), Tab::signed_out()] {
        start.at(3_000.0).call();
        for event in one_of_each(&start, 3_000.0) {
            let mut tab = start.clone();
            tab.dispatch(event.clone());
            if !has_answer(&event) {
                let (before, after) = (start.view().identity(), tab.view().identity());
                assert_eq!(before, after, "{event:?}");
            }
        }
    }
}

#[test]
fn an_event_that_changes_nothing_has_no_effect() {
    for mut tab in [Tab::loading(), Tab::signed_in(), Tab::signed_out()] {
        tab.at(9_000.0);
        let id = RequestId(999);
        let result = PostResult::Confirmed(user("Eve", 9_000.0));
        for event in [
            Event::FetchFinished {
                id,
                result: ok(no_user()),
            },
            Event::FetchFinished {
                id,
                result: failed(),
            },
            Event::MutationPosted { id, result },
            Event::MutationDropped(id),
            Event::CallTimedOut(id),
            Event::CallDropped(id),
            hydrated(user("Eve", 0.0), 0.0),
            Event::MessageReceived(message("b", 0.0, snapshot(user("Eve", 0.0)))),
            Event::TimerFired,
            Event::LockGranted,
            Event::MessagesFlushed,
            Event::Started,
        ] {
            assert!(tab.ignores(event.clone()), "{event:?}");
        }
        // A browser may say so of a page that was not suspended: only a navigation has ended.
        let mut resumed = tab.clone();
        resumed.effects();
        resumed.dispatch(Event::Resumed { is_restored: true });
        assert_eq!(resumed.effects(), [Effect::EndNavigation]);
        assert!(Rc::ptr_eq(resumed.view(), tab.view()) && resumed.timer == tab.timer);
        // It would overtake a request under way.
        let ended = message("b", 9_000.0, MessageBody::MutationEnded);
        let is_ignored = tab.ignores(Event::MessageReceived(ended));
        assert_eq!(is_ignored, tab.fetch().is_none());
    }
    let mut tab = Tab::signed_in();
    tab.at(KNOWN_AT + 100.0);
    assert!(tab.ignores(Event::VisibilityChanged), "too soon");
}
