//! What the public view says, and what it does not.

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Effect, Identity, MessageBody, MutationKind, Trigger};
use crate::types::{GetSessionParams, SignedOutReason};

#[test]
fn the_identity_is_shown_as_it_is_known() {
    assert_eq!(Tab::loading().view().identity(), &Identity::Unknown);
    let none = Identity::SignedOut(SignedOutReason::NoSession);
    assert_eq!(Tab::signed_out().view().identity(), &none);
    let tab = Tab::signed_in();
    let session = tab.view().session().unwrap().clone();
    assert_eq!(tab.view().identity(), &Identity::SignedIn(session));
}

#[test]
fn a_server_renders_the_session_without_what_takes_a_clock() {
    let rendered = Tab::signed_in().view().as_rendered();
    assert_eq!((rendered.expires_at(), rendered.ends_at()), (None, None));
    assert!(rendered.session().is_some() && rendered.expires().is_some());
}

#[test]
fn a_request_is_no_mutation_and_another_tabs_mutation_is_none_of_this_one() {
    let starts_at_once = |mut tab: Tab| {
        let id = tab.mutate(MutationKind::Update);
        tab.effects().contains(&Effect::StartMutation(id))
    };
    let mut fetching = Tab::signed_in();
    fetching.at(2_000.0).call();
    assert!(fetching.view().is_refreshing() && starts_at_once(fetching));
    let mut blocked = Tab::signed_in();
    blocked.at(2_000.0);
    blocked.receive_from("b", 2_000.0, MessageBody::MutationStarted);
    let call = blocked.call();
    assert!(blocked.fetch().is_none() && blocked.result(call).is_none());
    assert!(!blocked.view().is_refreshing() && starts_at_once(blocked));
    let mut mutating = Tab::signed_in();
    mutating.mutate(MutationKind::Update);
    assert!(mutating.view().is_refreshing() && !starts_at_once(mutating));
}

#[test]
fn an_answer_differs_if_it_says_anything_else_than_another_end() {
    let signed_in = || {
        let mut tab = Tab::signed_in();
        // So that a sign-out is no surprise.
        tab.trigger(Trigger::SignOut);
        tab
    };
    for (start, answer, differs) in [
        (signed_in(), user("Ada", 60_000.0), false),
        (signed_in(), user("Bob", KNOWN_AT), true),
        (signed_in(), no_user(), true),
        (Tab::signed_out(), user("Ada", KNOWN_AT), true),
        (Tab::signed_out(), no_user(), false),
    ] {
        let mut tab = start;
        let params = GetSessionParams::new().without_trigger_event();
        tab.at(KNOWN_AT + 10.0).call_with(&params);
        tab.answer(ok(answer));
        let effects = tab.effects();
        let notifies = |effect: &Effect| matches!(effect, Effect::NotifyNextAuth(_));
        assert_eq!(effects.iter().any(notifies), differs);
    }
}
