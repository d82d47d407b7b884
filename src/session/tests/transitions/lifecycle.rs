//! A page that is suspended, and perhaps resumes as it was; a client that is stopped and started.

use std::rc::Rc;

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Effect, Event, RefetchCause};
use crate::types::{SessionEvent, SessionStatus, UpdateCause};

const LATER: f64 = 10_000.0;
const EXPIRY_MARGIN: f64 = 1_000.0;

fn suspend(tab: &mut Tab) {
    tab.dispatch(Event::Suspended);
}

fn resume(tab: &mut Tab) {
    tab.dispatch(Event::Resumed { is_restored: false });
}

#[test]
fn suspending_aborts_the_request_and_changes_nothing_that_is_known() {
    let mut tab = Tab::signed_in();
    tab.at(LATER).focus();
    let fetch = tab.fetch().unwrap();
    let before = tab.view().clone();
    tab.effects();
    suspend(&mut tab);
    assert!(tab.effects().contains(&Effect::AbortFetch(fetch)));
    assert!(before.is_refreshing() && !tab.view().is_refreshing());
    assert_eq!(tab.view().identity(), before.identity());
    assert_eq!(tab.view().error(), None);
    // The browser may cut the request off before it can be aborted.
    let suspended = tab.view().clone();
    let result = failed();
    tab.at(LATER + 1_000.0)
        .dispatch(Event::FetchFinished { id: fetch, result });
    assert!(Rc::ptr_eq(tab.view(), &suspended) && tab.effects().is_empty());
    assert_eq!(tab.due(), None);
}

#[test]
fn a_suspended_page_sends_nothing_and_goes_on_when_it_resumes() {
    let mut tab = Tab::loading();
    suspend(tab.at(LATER));
    tab.effects();
    let call = tab.call();
    tab.wake();
    assert_eq!((tab.fetches(), tab.due()), (0, None));
    assert_eq!(tab.result(call), None, "calls wait too");
    resume(&mut tab);
    assert_eq!(tab.view().status(), SessionStatus::Loading);
    assert_eq!(tab.fetches(), 1);
    tab.answer(ok(no_user()));
    assert_eq!(tab.result(call), Some(Ok(None)));
}

#[test]
fn what_was_due_while_the_page_was_suspended_is_due_when_it_resumes() {
    let retry_at = LATER + 5_000.0;
    let mut tab = Tab::signed_in();
    tab.fail_until(retry_at);
    suspend(tab.at(LATER));
    assert_eq!(tab.due(), None);
    tab.effects();
    let mut soon = tab.clone();
    resume(soon.at(LATER));
    assert_eq!((soon.fetches(), soon.due()), (0, Some(retry_at)));
    tab.at(LATER + DAY).wake();
    assert_eq!(tab.fetches(), 0);
    resume(&mut tab);
    assert_eq!(tab.fetches(), 1);
}

#[test]
fn a_page_that_resumes_sends_a_request_however_fresh_its_snapshot_is() {
    let now = KNOWN_AT + 60.0;
    let mut tab = Tab::signed_in();
    suspend(tab.at(now));
    resume(&mut tab);
    assert_eq!(tab.fetches(), 1);
    tab.answer(ok(user("Ada", now)));
    let cause = UpdateCause::Event(SessionEvent::PageShow);
    assert_eq!(tab.view().cause(), Some(cause));
    resume(&mut tab);
    let expiry = Some(now + DAY + EXPIRY_MARGIN);
    assert_eq!((tab.fetches(), tab.due()), (1, expiry), "it resumes once");

    let mut failing = Tab::signed_in();
    failing.fail_until(LATER + 5_000.0);
    failing.effects();
    suspend(failing.at(LATER));
    resume(&mut failing);
    let why = "the back-off goes on";
    assert_eq!(
        (failing.fetches(), failing.due()),
        (0, Some(LATER + 5_000.0)),
        "{why}"
    );
}

#[test]
fn a_client_that_is_started_again_sends_a_request_and_one_that_is_started_does_not() {
    let mut tab = Tab::new();
    tab.at(KNOWN_AT).call();
    tab.answer(ok(user("Ada", KNOWN_AT)));
    tab.effects();
    let now = KNOWN_AT + 60.0;
    tab.at(now).dispatch(Event::Started);
    let expiry = Some(KNOWN_AT + DAY + EXPIRY_MARGIN);
    assert_eq!((tab.fetches(), tab.due()), (0, expiry));
    tab.dispatch(Event::Stopped);
    assert_eq!(tab.due(), None);
    tab.dispatch(Event::Started);
    assert_eq!(tab.fetches(), 1);
    tab.answer(ok(user("Ada", now)));
    assert_eq!(tab.view().cause(), Some(UpdateCause::Mount));
    assert_eq!(tab.due(), Some(now + DAY + EXPIRY_MARGIN));
}

#[test]
fn a_client_that_was_stopped_while_suspended_can_be_started_again() {
    let mut tab = Tab::signed_in();
    suspend(tab.at(LATER));
    tab.dispatch(Event::Stopped);
    let call = tab.call();
    assert_eq!(tab.fetches(), 1, "calls wait no longer");
    tab.answer(ok(no_user()));
    assert_eq!(tab.result(call), Some(Ok(None)));
    tab.effects();
    tab.dispatch(Event::Started);
    assert!(tab.effects().contains(&Effect::OpenChannels));
}

#[test]
fn a_client_that_is_stopped_and_started_does_not_wait_for_a_confirmation() {
    let mut tab = Tab::signed_in();
    tab.fetch_at(RefetchCause::Focus, LATER, no_user());
    assert_eq!(tab.who(), "Ada");
    tab.effects();
    tab.dispatch(Event::Stopped);
    tab.dispatch(Event::Started);
    assert_eq!(tab.fetches(), 1);
}

#[test]
fn a_suspended_page_leaves_the_lock_and_requests_it_anew_when_it_resumes() {
    let mut tab = Tab::signed_in();
    tab.at(LATER).invalidate();
    tab.run_until(LATER + 60.0);
    assert!(tab.effects().contains(&Effect::AcquireLock));
    suspend(&mut tab);
    assert!(tab.effects().contains(&Effect::ReleaseLock));
    resume(&mut tab);
    assert!(tab.effects().contains(&Effect::AcquireLock));
}

#[test]
fn a_page_that_has_resumed_counts_when_a_snapshot_is_accepted() {
    let count = |tab: &Tab| tab.view().resume_count();
    let mut tab = Tab::signed_out();
    suspend(tab.at(LATER));
    resume(&mut tab);
    assert_eq!(count(&tab), 0, "what it knows is old");
    tab.answer(failed());
    assert_eq!(count(&tab), 0);
    tab.at(LATER + 3_000.0).call();
    tab.answer(ok(no_user()));
    assert_eq!(count(&tab), 1);
    tab.at(LATER + 4_000.0).call();
    tab.answer(ok(no_user()));
    assert_eq!(count(&tab), 1, "once");
    suspend(&mut tab);
    resume(&mut tab);
    tab.at(LATER + 5_000.0).answer(ok(no_user()));
    assert_eq!(count(&tab), 2);
}
