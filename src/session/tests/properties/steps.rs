//! Steps at random: everything that can happen to a tab.

use proptest::prelude::*;

use crate::session::tests::events::hydrated;
use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{
    Answer, CallParams, Event, FetchAnswer, FetchFailure, MessageBody, MutationKind, PostResult,
    RequestId, Trigger,
};
use crate::types::{AuthError, GetSessionParams, ServerClock, SessionEvent};

/// Something that happens to a tab at a moment by its clock, which may jump.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Event(Event),
    /// The request, the mutation or the call under way ends.
    Fetched(Result<FetchAnswer, FetchFailure>),
    Posted(PostResult),
    Dropped,
    Mutates(MutationKind),
    Calls(CallParams),
    /// The clock is set back by so much.
    ClockSetBack(f64),
    /// What the browser says of page and network changes.
    Page {
        is_visible: bool,
        is_online: bool,
    },
    Locked,
}

/// Returns moments within 20 seconds.
pub(super) fn moment() -> impl Strategy<Value = f64> {
    // Whole seconds, so that equal times are common, and a few between.
    prop_oneof![
        (0..20_u32).prop_map(|seconds| f64::from(seconds) * 1_000.0),
        0.0..20_000.0,
    ]
}

fn answer() -> impl Strategy<Value = Answer> {
    let name = prop::option::of(prop::sample::select(vec!["Ada", "Bob"]));
    (name, moment()).prop_map(|(name, expires_at)| {
        name.map_or_else(no_user, |name| user_until(name, expires_at))
    })
}

fn fetched() -> impl Strategy<Value = Result<FetchAnswer, FetchFailure>> {
    prop_oneof![
        4 => answer().prop_map(ok),
        1 => Just(unauthorized()),
        1 => Just(failed()),
        1 => (0..100_u64).prop_map(overloaded),
    ]
}

fn posted() -> impl Strategy<Value = PostResult> {
    prop_oneof![
        answer().prop_map(PostResult::Confirmed),
        Just(PostResult::Accepted),
        Just(PostResult::Refused),
        Just(PostResult::Failed(network_error())),
        Just(PostResult::Failed(AuthError::MissingCsrf)),
    ]
}

fn received() -> impl Strategy<Value = Event> {
    let body = prop_oneof![
        4 => answer().prop_map(snapshot),
        1 => Just(renewal()),
        1 => Just(MessageBody::Query),
        2 => Just(MessageBody::MutationStarted),
        2 => Just(MessageBody::MutationEnded),
        1 => Just(MessageBody::ConfirmingSignOut),
        1 => Just(MessageBody::Invalidate),
    ];
    let from = prop::sample::select(vec!["b", "c"]);
    (from, moment(), body)
        .prop_map(|(from, time, body)| Event::MessageReceived(message(from, time, body)))
}

fn of_page() -> impl Strategy<Value = Event> {
    prop_oneof![
        (answer(), moment()).prop_map(|(answer, time)| hydrated(answer, time)),
        answer().prop_map(|answer| Event::Hydrated {
            answer,
            opened_at: None,
            is_stored: true,
        }),
        Just(Event::Started),
        Just(Event::Stopped),
        Just(Event::Suspended),
        any::<bool>().prop_map(|is_restored| Event::Resumed { is_restored }),
        Just(Event::TimerFired),
        Just(Event::RulesChanged),
        moment().prop_map(|time| Event::SignOutMarkFound(at(time))),
        (-1e5..1e5, 0.0..2e3).prop_map(|(least, width)| {
            Event::ServerDated(ServerClock::between(least, least + width).unwrap())
        }),
        (0..9_u64).prop_map(|id| Event::CallDropped(RequestId(id))),
        (0..9_u64).prop_map(|id| Event::CallTimedOut(RequestId(id))),
        (0..9_u64).prop_map(|id| Event::FetchSent(RequestId(id))),
        Just(Event::NextAuthTriggered(Trigger::SignOut)),
        Just(Event::NextAuthTriggered(Trigger::GetSession)),
        Just(Event::LockUnavailable),
    ]
}

pub(super) fn step() -> impl Strategy<Value = Step> {
    use MutationKind::{SignIn, SignOut, Update};
    let kind = prop::sample::select(vec![SignIn, SignOut, Update]);
    let calls = vec![
        GetSessionParams::new(),
        GetSessionParams::new().without_trigger_event(),
        GetSessionParams::new().without_broadcast(),
        GetSessionParams::new().event(SessionEvent::Timer),
    ];
    let calls = prop::sample::select(calls);
    prop_oneof![
        6 => of_page().prop_map(Step::Event),
        5 => received().prop_map(Step::Event),
        5 => fetched().prop_map(Step::Fetched),
        3 => posted().prop_map(Step::Posted),
        1 => Just(Step::Dropped),
        2 => kind.prop_map(Step::Mutates),
        2 => calls.prop_map(|params| Step::Calls(CallParams::from(&params))),
        1 => moment().prop_map(Step::ClockSetBack),
        1 => (any::<bool>(), any::<bool>())
            .prop_map(|(is_visible, is_online)| Step::Page { is_visible, is_online }),
        1 => Just(Step::Locked),
    ]
}

/// Has `step` happen to `tab`.
pub(super) fn take(tab: &mut Tab, step: Step) {
    let mutation = tab.machine.activity.mutation().map(|mutation| mutation.id);
    let mutation = mutation.unwrap_or(RequestId(0));
    match step {
        Step::Event(event) => drop(tab.dispatch(event)),
        Step::Fetched(_) if tab.fetch().is_none() => {}
        Step::Fetched(result) => drop(tab.answer(result)),
        Step::Posted(result) => drop(tab.post(mutation, result)),
        Step::Dropped => drop(tab.dispatch(Event::MutationDropped(mutation))),
        Step::Mutates(kind) => drop(tab.mutate(kind)),
        Step::Calls(params) => {
            let call = tab.machine.next_id();
            tab.dispatch(Event::SessionRequested { call, params });
        }
        Step::ClockSetBack(by) => {
            tab.set_clock(-by).wake();
        }
        Step::Page {
            is_visible,
            is_online,
        } => {
            (tab.is_visible, tab.is_online) = (is_visible, is_online);
            tab.dispatch(Event::VisibilityChanged);
            tab.dispatch(Event::WentOnline);
        }
        Step::Locked => drop(tab.grant_lock()),
    }
}
