//! The mark of a sign-out, and pages that come from a cache of the browser.

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::timing::{OPENED_BY_SIGN_OUT, SIGN_OUT_MARK};
use crate::session::{Answer, Effect, Event, MutationKind, PostResult};
use crate::types::{SessionEvent, SignedOutReason, UpdateCause, millis};

const LATER: f64 = 10_000.0;

/// Ada's page, which was suspended and resumes at `now`.
fn resumed_at(now: f64, is_restored: bool) -> Tab {
    let mut tab = Tab::signed_in();
    tab.at(5_000.0).dispatch(Event::Suspended);
    tab.effects();
    tab.at(now).dispatch(Event::Resumed { is_restored });
    tab
}

/// Ada's page, which comes back from the back/forward cache to find the mark of a sign-out at
/// `mark`.
fn resumed_after(mark: f64) -> Tab {
    let mut tab = resumed_at(mark + 100.0, true);
    assert!(tab.effects().contains(&Effect::ReadSignOutMark));
    tab.dispatch(Event::SignOutMarkFound(at(mark)));
    tab
}

/// Opens a page with `answer`, which was rendered at `time`.
fn hydrated(answer: Answer, time: f64, is_stored: bool) -> Tab {
    let mut tab = Tab::new();
    tab.at(LATER).dispatch(Event::Hydrated {
        answer,
        opened_at: Some(at(time)),
        is_stored,
    });
    tab
}

#[test]
fn a_page_that_resumes_is_out_of_date_if_a_user_has_signed_out_since() {
    let mut tab = resumed_after(LATER);
    let reason = Some(SignedOutReason::SignedOutElsewhere);
    assert_eq!((tab.who(), tab.view().signed_out_reason()), ("-", reason));
    assert!(tab.view().has_signed_out());
    assert_eq!(tab.view().expires_at(), None);
    assert!(tab.fetch().is_some(), "the server is asked, too");
    tab.at(LATER + 150.0).answer(ok(no_user()));
    assert_eq!(tab.fetch(), None, "once");
}

#[test]
fn a_sign_out_leaves_the_mark_also_if_no_session_was_known() {
    let mut tab = Tab::loading();
    let sign_out = tab.at(LATER).mutate(MutationKind::SignOut);
    tab.post(sign_out, PostResult::Confirmed(no_user()));
    let marks = |effect: &Effect| matches!(effect, Effect::WriteSignOutMark(_));
    assert!(tab.effects().iter().any(marks));
}

#[test]
fn the_mark_may_also_be_found_before_the_page_resumes() {
    let mut tab = Tab::signed_in();
    tab.at(5_000.0).dispatch(Event::Suspended);
    tab.effects();
    tab.at(LATER + 50.0)
        .dispatch(Event::SignOutMarkFound(at(LATER)));
    assert_eq!((tab.who(), tab.fetches()), ("-", 0));
    tab.at(LATER + 100.0)
        .dispatch(Event::Resumed { is_restored: true });
    assert_eq!(tab.fetches(), 1);
}

#[test]
fn an_older_mark_and_one_from_the_future_are_ignored() {
    let older = {
        let mut tab = resumed_at(LATER, true);
        tab.dispatch(Event::SignOutMarkFound(at(KNOWN_AT - 1.0)));
        tab
    };
    assert_eq!(older.who(), "Ada");
    let mut tab = Tab::signed_in();
    tab.at(LATER);
    assert!(tab.ignores(Event::SignOutMarkFound(at(LATER + DAY))));
}

#[test]
fn a_user_who_has_signed_in_again_is_shown_once_the_server_has_answered() {
    let mut tab = resumed_after(LATER);
    tab.at(LATER + 200.0).answer(ok(user("Bob", LATER + 200.0)));
    assert_eq!((tab.who(), tab.view().is_withheld()), ("Bob", false));
}

#[test]
fn a_page_from_the_back_forward_cache_withholds_its_session_until_a_snapshot_is_accepted() {
    let back = resumed_at(LATER, true);
    assert_eq!(back.who(), "Ada");
    assert_eq!(back.view().presentable_session(), None);
    let mut failing = back.clone();
    failing.answer(failed());
    assert_eq!(failing.view().presentable_session(), None);
    failing.run_until(LATER + 1_000.0);
    failing.answer(ok(user("Ada", LATER + 1_000.0)));
    assert!(failing.view().presentable_session().is_some());
    let mut informed = back;
    informed
        .at(LATER + 10.0)
        .receive(KNOWN_AT + 1.0, snapshot(user("Ada", KNOWN_AT)));
    assert!(informed.view().presentable_session().is_some());
}

#[test]
fn it_does_so_too_if_the_browser_says_first_that_the_page_is_visible() {
    let mut tab = resumed_at(LATER, false);
    let mut answered = tab.clone();
    tab.dispatch(Event::Resumed { is_restored: true });
    assert_eq!(tab.view().presentable_session(), None);

    answered.answer(ok(user("Ada", LATER)));
    answered
        .at(LATER + 60.0)
        .dispatch(Event::Resumed { is_restored: true });
    assert!(answered.view().presentable_session().is_some());
}

#[test]
fn a_page_that_was_only_frozen_goes_on_showing_its_session() {
    let tab = resumed_at(LATER, false);
    assert!(tab.view().presentable_session().is_some());
}

#[test]
fn a_stored_page_withholds_its_session_but_not_where_it_is_rendered_first() {
    let tab = hydrated(user("Ada", KNOWN_AT), KNOWN_AT, true);
    assert_eq!((tab.who(), tab.view().presentable_session()), ("Ada", None));
    assert!(tab.view().as_rendered().presentable_session().is_some());
}

#[test]
fn the_snapshot_of_the_tab_that_has_signed_out_is_accepted_after_the_mark() {
    let mut tab = resumed_after(LATER);
    let before = tab.view().resume_count();
    tab.at(LATER + 150.0).receive(LATER, snapshot(no_user()));
    assert!(!tab.view().is_withheld());
    assert_eq!(tab.view().resume_count(), before + 1);
}

#[test]
fn a_rendered_page_with_a_younger_mark_asks_the_server() {
    let mut tab = hydrated(user("Ada", LATER), LATER, false);
    tab.dispatch(Event::Started);
    tab.effects();
    let mark = Event::SignOutMarkFound(at(LATER + 500.0));
    tab.at(LATER + 550.0).dispatch(mark);
    assert_eq!((tab.who(), tab.view().is_withheld()), ("-", true));
    assert_eq!(tab.fetches(), 1);
    tab.answer(ok(user("Bob", LATER + 550.0)));
    assert_eq!(tab.view().cause(), Some(UpdateCause::Mount));
}

#[test]
fn nothing_older_than_the_mark_is_accepted_by_a_new_page() {
    let mut tab = Tab::loading();
    tab.at(LATER + 50.0)
        .dispatch(Event::SignOutMarkFound(at(LATER)));
    tab.at(LATER + 100.0)
        .receive(KNOWN_AT, snapshot(user("Ada", KNOWN_AT)));
    assert_eq!(tab.who(), "?");
}

#[test]
fn a_page_that_resumes_asks_whatever_the_browser_says_of_the_network() {
    let mut tab = Tab::signed_in();
    tab.dispatch(Event::Suspended);
    tab.is_online = false;
    tab.effects();
    tab.at(LATER).dispatch(Event::Resumed { is_restored: true });
    assert_eq!(tab.fetches(), 1);
    tab.answer(ok(user("Ada", LATER)));
    let resumed = UpdateCause::Event(SessionEvent::PageShow);
    assert_eq!(tab.view().cause(), Some(resumed));
}

#[test]
fn a_page_that_resumes_shows_a_sign_out_at_once_also_after_an_older_snapshot() {
    let mut tab = resumed_at(LATER, false);
    tab.at(LATER + 10.0)
        .receive(6_000.0, snapshot(user("Ada", 6_000.0)));
    tab.at(LATER + 50.0).answer(ok(no_user()));
    assert_eq!(tab.who(), "-");
}

#[test]
fn a_page_that_was_answered_since_it_resumed_has_a_sign_out_confirmed() {
    let mut tab = resumed_at(LATER, false);
    tab.answer(ok(user("Ada", LATER)));
    tab.at(LATER + 10_000.0).focus();
    tab.answer(ok(no_user()));
    assert_eq!(tab.who(), "Ada");
}

/// Opens a page that finds the mark of `mark`, and is answered at `now` that no user is signed in.
fn opened(mark: f64, now: f64) -> Tab {
    let mut tab = Tab::new();
    tab.at(LATER).dispatch(Event::Started);
    tab.dispatch(Event::SignOutMarkFound(at(mark)));
    tab.at(now).answer(ok(no_user()));
    tab
}

#[test]
fn a_page_that_is_opened_after_a_sign_out_knows_why_there_is_no_session() {
    // However long the server takes.
    let slow = LATER + 12_000.0;
    let end = slow + millis(OPENED_BY_SIGN_OUT);
    let mut tab = opened(LATER - 1_000.0, slow);
    let reason = Some(SignedOutReason::NoSession);
    assert_eq!(tab.view().signed_out_reason(), reason);
    assert!(tab.view().is_opened_by_sign_out(at(end - 1.0)));
    assert!(
        !tab.view().is_opened_by_sign_out(at(end)),
        "asked for later"
    );
    tab.set_clock(-DAY).wake();
    assert!(tab.view().is_opened_by_sign_out(at(end - 1.0 - DAY)));
    assert!(!tab.view().is_opened_by_sign_out(at(end - DAY)));
    let long_ago = opened(LATER - millis(SIGN_OUT_MARK), slow);
    assert!(!long_ago.view().is_opened_by_sign_out(at(slow)));
}
