//! Which messages the other tabs receive after each kind of answer to a session request.

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Effect, Event, FetchAnswer, FetchFailure, MessageBody, Trigger};
use crate::types::{GetSessionParams, ServerClock, SessionEvent};

/// When the request is sent. Nothing is fresh any more.
const SENT_AT: f64 = 20_000.0;

/// What follows for the other tabs, whether or not sessions are shared.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Posts {
    Nothing,
    /// That a second request confirms an unexpected sign-out.
    Confirming,
    /// What is known; no tab ends its session because of it.
    Renewal,
    /// What is known, which is no change.
    Snapshot,
    /// A change.
    Change,
}

use Posts::{Change, Confirming, Nothing, Renewal, Snapshot};

impl Posts {
    /// Returns the messages. Without sharing each change costs a request, and a renewal none.
    fn messages(self, can_share: bool, next_auth: &'static str) -> Vec<&'static str> {
        match (self, can_share) {
            (Confirming, _) => vec!["confirming"],
            (Renewal, true) => vec!["renewal"],
            (Snapshot, true) => vec!["snapshot"],
            (Change, true) => vec!["snapshot", next_auth],
            (Change, false) => vec!["invalidation", next_auth],
            (Nothing, _) | (Renewal | Snapshot, false) => Vec::new(),
        }
    }
}

/// A tab of which the first request has failed.
fn unknown() -> Tab {
    let mut tab = Tab::loading();
    tab.answer(failed());
    tab
}

/// Ada's session, after a tab of next-auth has signed out.
fn announced() -> Tab {
    let mut tab = Tab::signed_in();
    tab.at(SENT_AT - 10.0).trigger(Trigger::SignOut);
    tab
}

/// Ada's session on a page that has resumed, and whose request has failed.
fn resumed() -> Tab {
    let mut tab = Tab::signed_in();
    tab.at(2_000.0).dispatch(Event::Suspended);
    tab.dispatch(Event::Resumed { is_restored: false });
    tab.answer(failed());
    tab
}

type Outcome = Result<FetchAnswer, FetchFailure>;

/// Returns what is posted after a request because of `event`, or of the app's own if it has none.
fn posts(
    start: &Tab,
    params: &GetSessionParams,
    can_share: bool,
    outcome: Outcome,
) -> Vec<&'static str> {
    let mut tab = start.clone();
    tab.can_share = can_share;
    tab.at(SENT_AT).call_with(params);
    tab.effects();
    tab.at(SENT_AT + 50.0).answer(outcome);
    tab.posts()
}

/// A start, an answer and its name, and what is posted: after a call of the app, after a focus and
/// after an invalidation, each first if the answer is applied and then if it is not.
type Row = (fn() -> Tab, &'static str, Outcome, [[Posts; 2]; 3]);

fn rows() -> Vec<Row> {
    let ada = || ok(user("Ada", SENT_AT));
    let bob = || ok(user("Bob", SENT_AT));
    let none = || ok(no_user());
    let always = |posts| [[posts; 2]; 3];
    // What an invalidation has led to is no change for the tab that has sent it.
    let change = [[Change; 2], [Change; 2], [Snapshot; 2]];
    // What the app has asked for needs no confirmation, but ends no session elsewhere unless this
    // tab applies it.
    let unexpected = [
        [Change, Renewal],
        [Confirming, Nothing],
        [Confirming, Nothing],
    ];
    vec![
        (Tab::signed_in, "Ada again", ada(), always(Snapshot)),
        (Tab::signed_in, "Bob", bob(), change),
        (Tab::signed_in, "no session", none(), unexpected),
        (Tab::signed_in, "401", unauthorized(), change),
        (announced, "no session", none(), change),
        (Tab::signed_out, "Ada", ada(), change),
        (Tab::signed_out, "no session", none(), always(Renewal)),
        (unknown, "Ada", ada(), change),
        (unknown, "no session", none(), always(Renewal)),
        (resumed, "Ada again", ada(), always(Snapshot)),
        (resumed, "Bob", bob(), change),
        (resumed, "no session", none(), always(Renewal)),
        (Tab::signed_in, "a failure", failed(), always(Nothing)),
        (Tab::new, "Ada, to a stopped client", ada(), always(Nothing)),
    ]
}

#[test]
fn each_answer_is_broadcast_as_far_as_it_concerns_the_other_tabs() {
    let causes = [
        None,
        Some(SessionEvent::VisibilityChange),
        Some(SessionEvent::Storage),
    ];
    for (start, answer, outcome, expected) in rows() {
        let start = start();
        let has_session = outcome
            .as_ref()
            .is_ok_and(|answer| answer.answer.session.is_some());
        let next_auth = match has_session {
            true => "next-auth: session",
            false => "next-auth: sign-out",
        };
        for (event, expected) in causes.into_iter().zip(expected) {
            for (applies, expected) in [true, false].into_iter().zip(expected) {
                let mut params = GetSessionParams::new();
                (params.event, params.trigger_event) = (event, applies);
                for can_share in [true, false] {
                    let why = format!(
                        "{answer} at {}: {event:?}, applies: {applies}, shares: {can_share}",
                        start.who()
                    );
                    let found = posts(&start, &params, can_share, outcome.clone());
                    assert_eq!(found, expected.messages(can_share, next_auth), "{why}");
                    // The other tabs leave the confirmation to this one in any case.
                    let quiet = match expected {
                        Confirming => Confirming,
                        _ => Nothing,
                    };
                    let params = params.clone().without_broadcast();
                    let found = posts(&start, &params, can_share, outcome.clone());
                    assert_eq!(found, quiet.messages(can_share, next_auth), "{why}, quiet");
                }
            }
        }
    }
}

#[test]
fn a_snapshot_has_the_time_of_the_request_its_expiry_and_the_servers_clock() {
    let clock = ServerClock::between(5_000.0, 6_000.0);
    for applies in [true, false] {
        let mut tab = Tab::signed_in();
        let mut params = GetSessionParams::new();
        params.trigger_event = applies;
        tab.at(SENT_AT).call_with(&params);
        let sent_at = tab.machine.activity.fetch().unwrap().started_at;
        tab.effects();
        tab.at(SENT_AT + 50.0)
            .dispatch(Event::ServerDated(clock.unwrap()));
        let answer = user("Ada", SENT_AT);
        tab.answer(ok(answer.clone()));
        // The session itself has not changed, so what is known stays.
        let found = tab.broadcasts();
        let [MessageBody::Snapshot(found)] = &found[..] else {
            unreachable!("one snapshot: {found:?}")
        };
        assert_eq!(found.answer.expires, answer.expires);
        assert_eq!(found.answer.expires_at, answer.expires_at);
        assert_eq!((found.clock, found.is_renewal), (clock, false));
        let is_dated =
            |effect: Effect| matches!(effect, Effect::Broadcast { at, .. } if at == sent_at);
        assert!(tab.effects().into_iter().any(is_dated));
    }
}

#[test]
fn an_answer_that_another_tab_has_outdated_is_not_broadcast() {
    let mut tab = Tab::signed_in();
    tab.at(SENT_AT).focus();
    tab.receive_snapshot(SENT_AT + 10.0, user("Bob", SENT_AT));
    tab.effects();
    tab.answer(ok(user("Eve", SENT_AT)));
    assert_eq!((tab.posts().len(), tab.who()), (0, "Bob"));
}

#[test]
fn an_answer_is_broadcast_if_one_of_those_who_share_the_request_wants_it() {
    let quiet = || GetSessionParams::new().without_broadcast();
    let mut tab = Tab::signed_in();
    tab.at(SENT_AT).call_with(&quiet());
    tab.call_with(&quiet().without_trigger_event());
    let mut all = tab.clone();
    tab.answer(ok(user("Bob", SENT_AT)));
    assert_eq!((tab.posts().len(), tab.who()), (0, "Bob"));
    all.focus();
    all.call();
    all.answer(ok(user("Bob", SENT_AT)));
    assert_eq!(all.posts(), ["snapshot", "next-auth: session"]);
}
