//! What other tabs announce of a sign-out, and what that explains.

use std::time::Duration;

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::timing::LEASE;
use crate::session::{Effect, Event, MessageBody, MutationKind, Trigger};

/// When the requests of these tests are sent; the session of [`Tab::signed_in`] lasts for a day.
const SENT_AT: f64 = 10_000.0;

/// Has the tab send a request at `time` because of an invalidation, which is answered 50 ms later
/// with no session. Returns who is signed in then.
fn invalidated(tab: &mut Tab, time: f64) -> &str {
    tab.can_share = false;
    tab.run_until(time - 60.0).invalidate();
    tab.run_until(time);
    tab.at(time + 50.0).answer(ok(no_user()));
    tab.who()
}

#[test]
fn a_sign_out_of_next_auth_explains_one_until_something_newer_is_known() {
    let mut tab = Tab::signed_in();
    tab.at(5_000.0).trigger(Trigger::SignOut);
    let mut unknown = tab.clone();
    assert_eq!(invalidated(&mut unknown, SENT_AT), "-");
    tab.at(6_000.0)
        .receive(6_000.0, snapshot(user("Ada", 6_000.0)));
    assert_eq!(invalidated(&mut tab, SENT_AT), "Ada");
}

#[test]
fn an_announced_mutation_explains_a_sign_out_for_twenty_seconds() {
    let mut tab = Tab::signed_in();
    // A wrong password: announced, ended, and nothing came of it.
    tab.at(5_000.0)
        .receive_from("b", 5_000.0, MessageBody::MutationStarted);
    tab.at(5_000.0 + LEASE.as_millis() as f64 - 1.0)
        .receive_from("b", 5_000.0, MessageBody::MutationEnded);
    let mut later = tab.clone();
    assert_eq!(invalidated(&mut tab, 24_900.0), "-");
    assert_eq!(invalidated(&mut later, 25_100.0), "Ada");
}

#[test]
fn a_sign_in_of_another_tab_settles_its_own_announcement_however_late_it_arrives() {
    let mut tab = Tab::signed_in();
    tab.rules.focus_throttle = Duration::ZERO;
    tab.at(5_003.0);
    tab.receive_from("b", 5_000.0, MessageBody::MutationStarted);
    tab.receive_from("b", 5_000.01, snapshot(user("Ada", 5_000.0)));
    tab.receive_from("b", 5_000.02, MessageBody::MutationEnded);
    tab.run_until(SENT_AT).focus();
    tab.answer(ok(no_user()));
    assert_eq!(tab.who(), "Ada");
}

#[test]
fn a_tab_that_has_known_no_session_ends_none_elsewhere() {
    let renewed = |mut tab: Tab| {
        tab.at(SENT_AT + 60.0).receive(SENT_AT, renewal());
        tab
    };
    assert_eq!(renewed(Tab::signed_in()).who(), "Ada");
    assert_eq!(renewed(Tab::loading()).who(), "-");
    let known = renewed(Tab::signed_out());
    let updated_at = known.view().updated_at();
    assert_eq!(updated_at, Some(at(SENT_AT + 60.0)), "it is still as fresh");

    let mut mutating = Tab::signed_in();
    let mutation = mutating.at(SENT_AT).mutate(MutationKind::Update);
    let mut mutating = renewed(mutating);
    mutating
        .at(SENT_AT + 90.0)
        .dispatch(Event::MutationDropped(mutation));
    assert_eq!(mutating.who(), "Ada");
}

/// Returns what the tab broadcasts about the answer `null` to a call.
fn broadcast_of_no_user(mut tab: Tab) -> Vec<MessageBody> {
    tab.at(SENT_AT).call();
    tab.effects();
    tab.answer(ok(no_user()));
    assert_eq!(tab.who(), "-");
    let is_answer = |body: &MessageBody| matches!(body, MessageBody::Snapshot(_));
    tab.broadcasts().into_iter().filter(is_answer).collect()
}

#[test]
fn a_tab_broadcasts_a_sign_out_if_it_has_known_a_session_and_a_renewal_otherwise() {
    let sign_out = snapshot(no_user());
    assert_eq!(broadcast_of_no_user(Tab::signed_in()), [sign_out]);
    assert_eq!(broadcast_of_no_user(Tab::signed_out()), [renewal()]);
    assert_eq!(broadcast_of_no_user(Tab::loading()), [renewal()]);
    let mut resumed = Tab::signed_in();
    resumed.at(4_000.0).dispatch(Event::Suspended);
    resumed
        .at(5_000.0)
        .dispatch(Event::Resumed { is_restored: false });
    // It could receive no message, so it accepts the answer only for itself.
    assert_eq!(broadcast_of_no_user(resumed), [renewal()]);
}

#[test]
fn a_new_tab_broadcasts_the_user_whom_the_server_has_named() {
    let mut tab = Tab::loading();
    tab.effects();
    let answer = user("Ada", 1_000.0);
    tab.at(1_000.0).answer(ok(answer.clone()));
    assert_eq!(tab.broadcasts(), [snapshot(answer)]);
    let notified = Effect::NotifyNextAuth(Trigger::GetSession);
    assert!(tab.effects().contains(&notified));
}

#[test]
fn a_dropped_mutation_explains_a_sign_out_also_after_an_answer_from_before_it() {
    let mut tab = Tab::signed_in();
    tab.can_share = false;
    let mutation = tab.at(4_000.0).mutate(MutationKind::SignOut);
    tab.at(5_000.0).dispatch(Event::MutationDropped(mutation));
    // The server is asked before it carries out the mutation.
    tab.at(6_000.0).call();
    tab.answer(ok(user("Ada", 6_000.0)));
    assert_eq!(tab.fetch(), None);
    tab.run_until(15_000.0);
    tab.at(15_050.0).answer(ok(no_user()));
    assert_eq!(tab.who(), "-");
}

#[test]
fn the_outcome_of_a_sign_out_is_expected_however_long_that_takes() {
    for (time, lasts) in [(8_000.0, "its lease"), (14_000.0, "its request")] {
        let mut tab = Tab::signed_in();
        tab.at(2_000.0)
            .receive(2_000.0, MessageBody::MutationStarted);
        // After its lease this tab asks, and the server has not carried it out yet.
        tab.run_until(7_000.0).focus();
        tab.answer(ok(user("Ada", 7_000.0)));
        tab.effects();
        tab.at(time).receive(time, snapshot(no_user()));
        assert!(tab.view().has_signed_out(), "during {lasts}");
        let mark = Effect::WriteSignOutMark(at(time));
        assert!(tab.effects().contains(&mark), "during {lasts}");
    }
}
