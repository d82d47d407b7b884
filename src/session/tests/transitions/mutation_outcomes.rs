//! What a mutation comes to, after which answers to its POST.

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Event, MessageBody, MutationKind, PostResult, RequestId};
use crate::types::{AuthError, SignInError, UpdateCause};

const KINDS: [MutationKind; 3] = [
    MutationKind::SignIn,
    MutationKind::SignOut,
    MutationKind::Update,
];

fn status(status: u16, retry_after: Option<&str>) -> AuthError {
    let retry_after = retry_after.map(str::to_owned);
    AuthError::Status {
        status,
        retry_after,
    }
}

/// The server has rejected the request before it did anything.
fn rejections() -> [AuthError; 3] {
    [
        AuthError::MissingCsrf,
        status(429, None),
        status(429, Some("30")),
    ]
}

/// The server may have carried the mutation out.
fn failures() -> [AuthError; 9] {
    [
        network_error(),
        AuthError::Timeout,
        AuthError::Cancelled,
        AuthError::Refused(SignInError::from("AccessDenied")),
        AuthError::BadResponse("not JSON".to_owned()),
        status(500, None),
        status(503, Some("30")),
        status(403, None),
        status(428, None),
    ]
}

fn posted(kind: MutationKind, result: PostResult) -> (Tab, RequestId) {
    let mut tab = Tab::signed_in();
    let id = tab.at(2_000.0).mutate(kind);
    tab.effects();
    tab.at(2_050.0).post(id, result);
    (tab, id)
}

#[test]
fn a_sign_in_or_update_that_the_server_has_rejected_is_not_followed_by_a_session_request() {
    for kind in [MutationKind::SignIn, MutationKind::Update] {
        for error in rejections() {
            let (mut tab, id) = posted(kind, PostResult::Failed(error.clone()));
            assert_eq!(tab.result(id), Some(Err(error.clone())), "{kind:?}");
            assert_eq!(tab.broadcasts(), [MessageBody::MutationEnded]);
            assert_eq!(tab.run_until(60_000.0).fetches(), 0, "{kind:?}, {error:?}");
            assert_eq!((tab.who(), tab.view().error()), ("Ada", None));
            assert!(!tab.view().is_refreshing() && !tab.has_unknown_outcome());
        }
    }
}

#[test]
fn a_sign_out_that_the_server_has_rejected_is_followed_by_a_session_request() {
    for error in rejections() {
        let failed_post = PostResult::Failed(error.clone());
        let (mut tab, id) = posted(MutationKind::SignOut, failed_post);
        assert_eq!((tab.fetches(), tab.result(id)), (1, None), "{error:?}");
        tab.answer(ok(user("Ada", 2_060.0)));
        assert_eq!(tab.result(id), Some(Err(error)));
        assert_eq!((tab.who(), tab.view().is_refreshing()), ("Ada", false));
    }
}

#[test]
fn a_mutation_that_has_failed_in_another_way_is_followed_by_a_session_request() {
    for kind in KINDS {
        for error in failures() {
            let failed_post = PostResult::Failed(error.clone());
            let (mut tab, id) = posted(kind, failed_post);
            assert_eq!((tab.fetches(), tab.result(id)), (1, None), "{error:?}");
            tab.answer(ok(user("Bob", 2_060.0)));
            assert_eq!(tab.result(id), Some(Err(error)), "the error of the POST");
            assert_eq!((tab.who(), tab.view().error()), ("Bob", None));
            assert_eq!(tab.view().cause(), Some(UpdateCause::from(kind)));
        }
    }
}

#[test]
fn if_that_request_fails_too_the_view_says_so_and_it_is_sent_again_with_back_off() {
    for kind in KINDS {
        let failed_post = PostResult::Failed(AuthError::Timeout);
        let (mut tab, id) = posted(kind, failed_post);
        tab.answer(failed());
        assert_eq!(tab.result(id), Some(Err(AuthError::Timeout)));
        let shown = tab.view().error().map(|error| (**error).clone());
        assert_eq!((tab.who(), shown), ("Ada", Some(network_error())));
        assert!(tab.has_unknown_outcome());
        assert_eq!(tab.timer, Some(at(2_550.0)));
        tab.run_until(2_550.0);
        assert_eq!(tab.fetches(), 2);
        tab.answer(ok(user("Ada", 2_550.0)));
        assert!(!tab.has_unknown_outcome());
    }
}

#[test]
fn a_refused_sign_in_is_resolved_with_what_is_shown_and_requests_nothing() {
    let (mut tab, id) = posted(MutationKind::SignIn, PostResult::Refused);
    let session = tab.view().session().cloned();
    assert_eq!(tab.result(id), Some(Ok(session)));
    assert_eq!(tab.run_until(60_000.0).fetches(), 0);
}

#[test]
fn an_accepted_mutation_is_resolved_with_the_session_that_is_requested_after_it() {
    let (mut tab, id) = posted(MutationKind::SignIn, PostResult::Accepted);
    assert_eq!((tab.fetches(), tab.result(id)), (1, None));
    tab.answer(ok(user("Bob", 2_060.0)));
    let session = tab.view().session().cloned();
    assert_eq!((tab.who(), tab.result(id)), ("Bob", Some(Ok(session))));

    let (mut tab, id) = posted(MutationKind::SignIn, PostResult::Accepted);
    tab.answer(failed());
    assert_eq!(tab.result(id), Some(Err(network_error())));
    assert!(tab.has_unknown_outcome());
}

#[test]
fn a_confirmed_mutation_requests_nothing() {
    for kind in KINDS {
        let (mut tab, id) = posted(kind, PostResult::Confirmed(user("Bob", 2_050.0)));
        let session = tab.view().session().cloned();
        assert_eq!((tab.who(), tab.result(id)), ("Bob", Some(Ok(session))));
        assert_eq!(tab.run_until(60_000.0).fetches(), 0);
        assert_eq!(tab.view().cause(), Some(UpdateCause::from(kind)));
    }
}

#[test]
fn a_second_outcome_of_one_post_is_ignored_while_the_session_is_requested() {
    let (tab, id) = posted(MutationKind::SignIn, PostResult::Accepted);
    for result in [
        PostResult::Confirmed(user("Eve", 2_050.0)),
        PostResult::Accepted,
        PostResult::Refused,
        PostResult::Failed(network_error()),
    ] {
        let event = Event::MutationPosted { id, result };
        assert!(tab.ignores(event.clone()), "{event:?}");
    }
}
