//! What the other tabs receive of a mutation, and in which order.

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Answer, Effect, Event, MessageBody, MutationKind, PostResult, Trigger};
use crate::types::Timestamp;

fn broadcast(time: f64, body: MessageBody) -> Effect {
    Effect::Broadcast { at: at(time), body }
}

#[test]
fn a_sign_in_is_announced_again_before_its_session_request() {
    let mut tab = Tab::signed_out();
    let id = tab.at(2_000.0).mutate(MutationKind::SignIn);
    let expected = [
        broadcast(2_000.0, MessageBody::MutationStarted),
        Effect::StartMutation(id),
        Effect::Notify,
    ];
    assert_eq!(tab.effects(), expected);
    tab.at(8_000.0).post(id, PostResult::Accepted);
    let fetch = tab.fetch().unwrap();
    let expected = [
        broadcast(8_000.0, MessageBody::MutationStarted),
        Effect::Fetch {
            id: fetch,
            claims_preload: false,
        },
    ];
    assert_eq!(tab.effects(), expected);
    let answer = user("Ada", 8_000.0);
    tab.at(8_050.0).answer(ok(answer.clone()));
    let result = Ok(answer.session.clone());
    // The tabs are told before the listeners of this one, and before the caller.
    let expected = [
        broadcast(8_000.01, snapshot(answer)),
        Effect::NotifyNextAuth(Trigger::GetSession),
        broadcast(8_050.0, MessageBody::MutationEnded),
        Effect::Resolve { id, result },
        Effect::RemoveSignOutMark,
        Effect::Notify,
    ];
    assert_eq!(tab.effects(), expected);
}

#[test]
fn a_sign_out_is_broadcast_before_its_end() {
    let mut tab = Tab::signed_in();
    let id = tab.at(2_000.0).mutate(MutationKind::SignOut);
    tab.effects();
    tab.at(2_100.0).post(id, PostResult::Confirmed(no_user()));
    let result = Ok(None);
    let expected = [
        broadcast(2_100.0, snapshot(no_user())),
        Effect::NotifyNextAuth(Trigger::SignOut),
        broadcast(2_100.01, MessageBody::MutationEnded),
        Effect::Resolve { id, result },
        Effect::WriteSignOutMark(at(2_100.0)),
        Effect::Notify,
    ];
    assert_eq!(tab.effects(), expected);
}

#[test]
fn a_sign_out_of_a_tab_that_has_known_no_session_ends_those_of_the_other_tabs() {
    let mut tab = Tab::loading();
    let id = tab.at(2_000.0).mutate(MutationKind::SignOut);
    tab.effects();
    tab.at(2_100.0).post(id, PostResult::Confirmed(no_user()));
    let first = tab.effects().first().cloned();
    // It is no mere renewal.
    assert_eq!(first, Some(broadcast(2_100.0, snapshot(no_user()))));
}

#[test]
fn a_failed_mutation_is_announced_again_before_the_request_for_its_outcome() {
    let mut tab = Tab::signed_in();
    let id = tab.at(2_000.0).mutate(MutationKind::SignOut);
    tab.at(8_000.0)
        .post(id, PostResult::Failed(network_error()));
    let started = MessageBody::MutationStarted;
    assert_eq!(tab.broadcasts(), [started.clone(), started]);
    let is_fetch = |effect: &Effect| matches!(effect, Effect::Fetch { .. });
    let is_announced = |effect: &Effect| {
        matches!(effect, Effect::Broadcast { at: time, body }
            if *time == at(8_000.0) && *body == MessageBody::MutationStarted)
    };
    let effects = tab.effects();
    let (announced, fetched) = (
        effects.iter().position(is_announced).unwrap(),
        effects.iter().position(is_fetch).unwrap(),
    );
    assert!(announced < fetched);
    tab.at(8_050.0).answer(failed());
    // This page may be closed before it has learned the outcome.
    let expected = [MessageBody::Invalidate, MessageBody::MutationEnded];
    assert_eq!(tab.broadcasts(), expected);
}

#[test]
fn tabs_that_do_not_share_their_session_are_sent_an_invalidation_instead() {
    let outcomes = [
        (
            MutationKind::Update,
            user("Bob", 2_100.0),
            Trigger::GetSession,
        ),
        (MutationKind::SignOut, no_user(), Trigger::SignOut),
    ];
    for (kind, answer, trigger) in outcomes {
        let mut tab = Tab::signed_in();
        tab.can_share = false;
        let id = tab.at(2_000.0).mutate(kind);
        tab.effects();
        tab.at(2_100.0).post(id, PostResult::Confirmed(answer));
        let expected = [
            broadcast(2_100.0, MessageBody::Invalidate),
            Effect::NotifyNextAuth(trigger),
            broadcast(2_100.01, MessageBody::MutationEnded),
        ];
        assert_eq!(tab.effects()[..3], expected);
    }
}

#[test]
fn a_client_that_was_not_started_broadcasts_nothing() {
    for (kind, answer) in [
        (MutationKind::SignIn, user("Ada", 1_000.0)),
        (MutationKind::SignOut, no_user()),
    ] {
        let mut tab = Tab::new();
        let id = tab.at(1_000.0).mutate(kind);
        tab.post(id, PostResult::Accepted);
        tab.answer(ok(answer));
        assert!(tab.result(id).is_some());
        let to_tabs = |effect: &Effect| {
            matches!(effect, Effect::Broadcast { .. } | Effect::NotifyNextAuth(_))
        };
        assert!(!tab.effects().iter().any(to_tabs));
    }
}

#[test]
fn a_new_tab_is_told_of_the_mutation_under_way() {
    let mut tab = Tab::signed_in();
    let id = tab.at(2_000.0).mutate(MutationKind::Update);
    tab.effects();
    tab.at(2_010.0)
        .receive_from("new", 2_010.0, MessageBody::Query);
    let known = snapshot(user("Ada", KNOWN_AT));
    let expected = [MessageBody::MutationStarted, known];
    assert_eq!(tab.broadcasts(), expected);
    tab.post(id, PostResult::Refused);
    tab.effects();
    tab.at(3_000.0)
        .receive_from("new", 3_000.0, MessageBody::Query);
    assert!(!tab.broadcasts().contains(&MessageBody::MutationStarted));
}

#[test]
fn the_timestamps_of_a_mutation_increase_from_message_to_message() {
    let mut tab = Tab::signed_in();
    let mutate = |tab: &mut Tab, kind, answer: Answer| {
        let id = tab.mutate(kind);
        tab.post(id, PostResult::Accepted);
        tab.answer(ok(answer));
    };
    tab.effects();
    tab.at(2_000.0);
    mutate(&mut tab, MutationKind::SignIn, user("Bob", 2_000.0));
    mutate(&mut tab, MutationKind::SignOut, no_user());
    let last = tab.mutate(MutationKind::SignIn);
    tab.dispatch(Event::MutationDropped(last));
    let times = tab.effects().into_iter().filter_map(|effect| match effect {
        Effect::Broadcast { at, .. } => Some(at),
        _ => None,
    });
    let times: Vec<Timestamp> = times.collect();
    assert_eq!(times.len(), 11);
    assert!(
        times.is_sorted_by(|first, second| first < second),
        "{times:?}"
    );
}
