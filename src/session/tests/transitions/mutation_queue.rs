//! The order of mutations, and how a sign-out gets ahead of an update.

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Effect, Event, MessageBody, MutationKind, PostResult, RequestId};
use crate::types::AuthError;

/// Returns the ids of the POSTs that were sent since the effects were last taken.
fn started(tab: &mut Tab) -> Vec<RequestId> {
    let effects = tab.effects().into_iter();
    let ids = effects.filter_map(|effect| match effect {
        Effect::StartMutation(id) => Some(id),
        _ => None,
    });
    ids.collect()
}

fn superseded(id: RequestId, error: AuthError) -> [Effect; 2] {
    let result = Err(error);
    [Effect::AbortMutation(id), Effect::Resolve { id, result }]
}

#[test]
fn mutations_are_posted_one_after_the_other_in_their_order() {
    use MutationKind::{SignIn, SignOut, Update};
    for kinds in [
        [SignIn, Update, SignIn],
        [SignIn, SignOut, Update],
        [SignOut, SignOut, SignIn],
        [Update, SignIn, Update],
    ] {
        let mut tab = Tab::signed_in();
        tab.at(2_000.0);
        let ids = kinds.map(|kind| tab.mutate(kind));
        for id in ids {
            assert_eq!(started(&mut tab), [id], "{kinds:?}");
            assert!(tab.view().is_refreshing());
            tab.post(id, PostResult::Refused);
            assert!(tab.result(id).is_some());
        }
        assert_eq!(started(&mut tab), []);
        assert!(!tab.view().is_refreshing());
    }
}

#[test]
fn a_mutation_that_waits_is_announced_when_it_starts() {
    let mut tab = Tab::signed_in();
    let first = tab.at(2_000.0).mutate(MutationKind::SignIn);
    tab.effects();
    tab.mutate(MutationKind::Update);
    assert_eq!(tab.effects(), []);
    tab.post(first, PostResult::Refused);
    let expected = [MessageBody::MutationEnded, MessageBody::MutationStarted];
    assert_eq!(tab.broadcasts(), expected);
}

#[test]
fn the_caller_of_a_mutation_is_answered_before_the_next_one_starts() {
    let mut tab = Tab::signed_out();
    let first = tab.at(2_000.0).mutate(MutationKind::SignIn);
    let second = tab.mutate(MutationKind::Update);
    tab.effects();
    tab.post(first, PostResult::Refused);
    let effects = tab.effects();
    let place = |wanted: &Effect| effects.iter().position(|effect| effect == wanted);
    let resolved = Effect::Resolve {
        id: first,
        result: Ok(None),
    };
    let (resolved, started) = (place(&resolved), place(&Effect::StartMutation(second)));
    assert!(resolved.is_some() && resolved < started, "{effects:?}");
}

#[test]
fn a_mutation_that_is_dropped_while_it_waits_is_never_posted() {
    let mut tab = Tab::signed_in();
    let first = tab.at(2_000.0).mutate(MutationKind::SignIn);
    let second = tab.mutate(MutationKind::Update);
    let third = tab.mutate(MutationKind::SignIn);
    assert!(tab.ignores(Event::MutationDropped(second)));
    tab.dispatch(Event::MutationDropped(second));
    tab.effects();
    tab.post(first, PostResult::Refused);
    assert_eq!(started(&mut tab), [third]);
}

#[test]
fn a_dropped_mutation_lets_the_next_one_start() {
    let mut tab = Tab::signed_in();
    let first = tab.at(2_000.0).mutate(MutationKind::SignIn);
    let second = tab.mutate(MutationKind::Update);
    tab.effects();
    tab.dispatch(Event::MutationDropped(first));
    assert_eq!(started(&mut tab), [second]);
}

#[test]
fn a_sign_out_supersedes_the_update_under_way() {
    let mut tab = Tab::signed_in();
    let update = tab.at(2_000.0).mutate(MutationKind::Update);
    tab.effects();
    let sign_out = tab.at(2_010.0).mutate(MutationKind::SignOut);
    let mut expected = superseded(update, AuthError::Cancelled).to_vec();
    // The update is not announced as ended: the other tabs wait for the sign-out.
    expected.extend([
        Effect::Broadcast {
            at: at(2_010.0),
            body: MessageBody::MutationStarted,
        },
        Effect::StartMutation(sign_out),
    ]);
    assert_eq!(tab.effects(), expected);
    tab.at(2_100.0)
        .post(sign_out, PostResult::Confirmed(no_user()));
    assert_eq!((tab.who(), tab.result(sign_out)), ("-", Some(Ok(None))));
}

#[test]
fn a_superseded_update_whose_post_has_failed_is_resolved_with_that_failure() {
    let mut tab = Tab::signed_in();
    let update = tab.at(2_000.0).mutate(MutationKind::Update);
    tab.post(update, PostResult::Failed(AuthError::Timeout));
    let fetch = tab.fetch().unwrap();
    tab.effects();
    let sign_out = tab.mutate(MutationKind::SignOut);
    let mut expected = vec![Effect::AbortFetch(fetch)];
    expected.extend(superseded(update, AuthError::Timeout));
    assert_eq!(tab.effects()[..3], expected);
    // What became of it is settled with the sign-out.
    tab.post(sign_out, PostResult::Confirmed(no_user()));
    assert!(!tab.has_unknown_outcome());
}

#[test]
fn a_sign_out_supersedes_an_update_that_starts_while_it_waits() {
    let mut tab = Tab::signed_in();
    let sign_in = tab.at(2_000.0).mutate(MutationKind::SignIn);
    let update = tab.mutate(MutationKind::Update);
    let other_update = tab.mutate(MutationKind::Update);
    let sign_out = tab.mutate(MutationKind::SignOut);
    tab.effects();
    tab.post(sign_in, PostResult::Refused);
    assert_eq!(tab.result(update), Some(Err(AuthError::Cancelled)));
    assert_eq!(tab.result(other_update), None);
    let effects = tab.effects();
    assert!(effects.contains(&Effect::AbortMutation(update)));
    assert_eq!(effects.last(), Some(&Effect::StartMutation(sign_out)));
    tab.post(sign_out, PostResult::Confirmed(no_user()));
    assert_eq!(started(&mut tab), [other_update]);
}

#[test]
fn a_sign_out_waits_for_a_sign_in_and_for_another_sign_out() {
    for kind in [MutationKind::SignIn, MutationKind::SignOut] {
        let mut tab = Tab::signed_in();
        let first = tab.at(2_000.0).mutate(kind);
        tab.effects();
        let sign_out = tab.mutate(MutationKind::SignOut);
        assert_eq!(tab.effects(), []);
        tab.post(first, PostResult::Refused);
        assert_eq!(started(&mut tab), [sign_out]);
    }
}

#[test]
fn a_snapshot_that_was_deferred_by_a_superseded_update_is_applied_after_the_sign_out() {
    let mut tab = Tab::signed_in();
    tab.at(2_000.0).mutate(MutationKind::Update);
    tab.at(2_060.0)
        .receive(2_010.0, snapshot(user("Bob", 2_010.0)));
    let sign_out = tab.mutate(MutationKind::SignOut);
    tab.at(2_100.0).post(sign_out, PostResult::Refused);
    assert_eq!(tab.who(), "Bob");
}

#[test]
fn a_sign_out_after_a_sign_in_comes_after_it_also_while_an_update_runs() {
    use MutationKind::{SignIn, SignOut, Update};
    let mut tab = Tab::signed_in();
    tab.at(2_000.0);
    let [update, sign_in, sign_out] = [Update, SignIn, SignOut].map(|kind| tab.mutate(kind));
    assert_eq!(started(&mut tab), [update], "the update goes on");
    for (ended, next) in [(update, sign_in), (sign_in, sign_out)] {
        tab.post(ended, PostResult::Refused);
        assert_eq!(started(&mut tab), [next]);
    }
    tab.at(2_100.0)
        .post(sign_out, PostResult::Confirmed(no_user()));
    assert_eq!(tab.who(), "-");

    // The same for an update that starts from the queue.
    let mut tab = Tab::signed_in();
    tab.at(2_000.0);
    let ids = [SignIn, Update, SignIn, SignOut].map(|kind| tab.mutate(kind));
    tab.effects();
    tab.post(ids[0], PostResult::Refused);
    assert_eq!(started(&mut tab), [ids[1]]);
}

#[test]
fn a_mutation_that_waits_is_not_posted_by_a_suspended_page_but_by_one_that_has_resumed() {
    let mut tab = Tab::signed_out();
    let first = tab.at(2_000.0).mutate(MutationKind::SignIn);
    let second = tab.mutate(MutationKind::Update);
    tab.post(first, PostResult::Accepted);
    tab.effects();
    // The session request of the first is aborted, which ends it.
    tab.at(3_000.0).dispatch(Event::Suspended);
    assert!(tab.result(first).is_some());
    assert_eq!(started(&mut tab), []);
    tab.at(9_000.0)
        .dispatch(Event::Resumed { is_restored: true });
    assert_eq!(started(&mut tab), [second]);
}

#[test]
fn a_mutation_that_waits_in_a_suspended_page_starts_when_the_client_is_stopped() {
    let mut tab = Tab::signed_out();
    let first = tab.at(2_000.0).mutate(MutationKind::SignIn);
    let second = tab.mutate(MutationKind::Update);
    tab.at(3_000.0).dispatch(Event::Suspended);
    tab.post(first, PostResult::Refused);
    tab.effects();
    tab.at(4_000.0).dispatch(Event::Stopped);
    assert_eq!(started(&mut tab), [second]);
}
