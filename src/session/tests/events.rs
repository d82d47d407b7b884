//! One of each event, for tests of what holds for all of them.

use super::fixtures::*;
use super::tab::Tab;
use crate::session::{
    Answer, CallParams, Event, MessageBody, MutationKind, PostResult, RequestId, Trigger,
};
use crate::types::{GetSessionParams, ServerClock};

/// Returns the event's name. A new event does not compile here until it has a place in
/// [`one_of_each`], too.
pub(super) fn name(event: &Event) -> &'static str {
    match event {
        Event::Hydrated { .. } => "hydrated",
        Event::Started => "started",
        Event::Stopped => "stopped",
        Event::Suspended => "suspended",
        Event::Resumed { .. } => "resumed",
        Event::VisibilityChanged => "visibility changed",
        Event::WentOnline => "went online",
        Event::WentOffline => "went offline",
        Event::TimerFired => "timer fired",
        Event::RulesChanged => "rules changed",
        Event::SignOutMarkFound(_) => "sign-out mark found",
        Event::ServerDated(_) => "server dated",
        Event::SessionRequested { .. } => "session requested",
        Event::CallTimedOut(_) => "call timed out",
        Event::CallDropped(_) => "call dropped",
        Event::PreloadClaimed { .. } => "preload claimed",
        Event::FetchSent(_) => "fetch sent",
        Event::FetchFinished { .. } => "fetch finished",
        Event::MutationRequested { .. } => "mutation requested",
        Event::MutationPosted { .. } => "mutation posted",
        Event::MutationDropped(_) => "mutation dropped",
        Event::MessageReceived(message) => match message.body {
            MessageBody::Snapshot(_) => "snapshot",
            MessageBody::Query => "query",
            MessageBody::MutationStarted => "mutation started",
            MessageBody::MutationEnded => "mutation ended",
            MessageBody::ConfirmingSignOut => "confirming sign-out",
            MessageBody::Invalidate => "invalidate",
        },
        Event::NextAuthTriggered(_) => "next-auth triggered",
        Event::LockGranted => "lock granted",
        Event::LockUnavailable => "lock unavailable",
        Event::MessagesFlushed => "messages flushed",
    }
}

/// How many names there are.
pub(super) const NAMES: usize = 31;

/// Returns those that may tell who is signed in.
pub(super) fn has_answer(event: &Event) -> bool {
    matches!(
        name(event),
        "hydrated" | "fetch finished" | "mutation posted" | "snapshot" | "sign-out mark found"
    )
}

/// Returns every kind of event about the session at `time`. Those of a request or a mutation are
/// about the one under way.
pub(super) fn one_of_each(tab: &Tab, time: f64) -> Vec<Event> {
    let id = tab.fetch().unwrap_or(RequestId(0));
    let mutation = tab.machine.activity.mutation();
    let mutation = mutation.map_or(RequestId(0), |mutation| mutation.id);
    let call = RequestId(1_000);
    let received = |body| Event::MessageReceived(message("b", time, body));
    let mut events = vec![
        Event::Started,
        Event::Stopped,
        Event::Suspended,
        Event::Resumed { is_restored: false },
        Event::Resumed { is_restored: true },
        Event::VisibilityChanged,
        Event::WentOnline,
        Event::WentOffline,
        Event::TimerFired,
        Event::RulesChanged,
        Event::SignOutMarkFound(at(time)),
        Event::ServerDated(ServerClock::between(-DAY, 1_000.0 - DAY).unwrap()),
        Event::SessionRequested {
            call,
            params: CallParams::from(&GetSessionParams::new()),
        },
        Event::CallTimedOut(call),
        Event::CallDropped(call),
        Event::PreloadClaimed {
            id,
            sent_at: at(time),
        },
        Event::FetchSent(id),
        Event::FetchFinished {
            id,
            result: failed(),
        },
        Event::FetchFinished {
            id,
            result: unauthorized(),
        },
        Event::MutationDropped(mutation),
        received(MessageBody::Query),
        received(MessageBody::MutationStarted),
        received(MessageBody::MutationEnded),
        received(MessageBody::ConfirmingSignOut),
        received(MessageBody::Invalidate),
        received(renewal()),
        Event::NextAuthTriggered(Trigger::SignOut),
        Event::NextAuthTriggered(Trigger::GetSession),
        Event::LockGranted,
        Event::LockUnavailable,
        Event::MessagesFlushed,
    ];
    for kind in [
        MutationKind::SignIn,
        MutationKind::SignOut,
        MutationKind::Update,
    ] {
        let id = RequestId(2_000);
        events.push(Event::MutationRequested { id, kind });
    }
    let posted = |result| Event::MutationPosted {
        id: mutation,
        result,
    };
    events.extend([
        posted(PostResult::Accepted),
        posted(PostResult::Refused),
        posted(PostResult::Failed(network_error())),
    ]);
    for answer in [user("Ada", time), user("Bob", time), no_user()] {
        events.extend([
            hydrated(answer.clone(), time),
            Event::FetchFinished {
                id,
                result: ok(answer.clone()),
            },
            posted(PostResult::Confirmed(answer.clone())),
            received(snapshot(answer)),
        ]);
    }
    events
}

/// Returns the event that the page came with `answer`, and was opened at `time`.
pub(super) fn hydrated(answer: Answer, time: f64) -> Event {
    Event::Hydrated {
        answer,
        opened_at: Some(at(time)),
        is_stored: false,
    }
}
