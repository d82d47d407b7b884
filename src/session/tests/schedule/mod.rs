//! When the session is requested: one file for each subject.

mod bursts;
mod expiry;
mod first_load;
mod live_tab;
mod lock;
mod lock_release;
mod pending;
mod polls;
mod retry_after;
mod several_tabs;

use std::time::Duration;

use super::fixtures::*;
use super::tab::Tab;
use crate::session::{Answer, Effect, Event, MutationKind};
use crate::types::{SessionEvent, Timestamp, UpdateCause};

const FOCUS: UpdateCause = UpdateCause::Event(SessionEvent::VisibilityChange);
const ONLINE: UpdateCause = UpdateCause::Event(SessionEvent::Online);
const RESUMED: UpdateCause = UpdateCause::Event(SessionEvent::PageShow);
const INVALIDATED: UpdateCause = UpdateCause::Event(SessionEvent::Storage);
const POLL: UpdateCause = UpdateCause::Event(SessionEvent::Poll);

/// The least delay of a request because of an invalidation.
const DELAY: f64 = 60.0;
/// How long after its end a session is asked about.
const MARGIN: f64 = 1_000.0;
/// The back-off after the first failure, where the random number is 1.
const BACK_OFF: f64 = 1_000.0;

/// What a tab does at the present moment.
#[derive(Debug, PartialEq)]
enum Next {
    /// A session request is under way, because of this.
    Fetch(UpdateCause),
    /// The Web Lock was requested, and there is no session request.
    AcquireLock,
    /// Nothing before this moment, in milliseconds.
    WakeAt(f64),
    /// Nothing until an event.
    Idle,
}

/// Returns what `tab` does now, at the latest once its timer has fired. The tab itself stays as it
/// is.
fn next(tab: &Tab) -> Next {
    let mut tab = tab.clone();
    tab.wake();
    if tab.fetch().is_some() {
        return Next::Fetch(cause_of_fetch(&tab));
    }
    let timer = tab.timer;
    if tab.effects().contains(&Effect::AcquireLock) {
        return Next::AcquireLock;
    }
    timer.map_or(Next::Idle, |at| Next::WakeAt(at.as_millis()))
}

/// Returns what `tab` does at `now`.
fn next_at(tab: &Tab, now: f64) -> Next {
    next(tab.clone().at(now))
}

/// Returns the cause of the session request under way, as the view has it after the answer.
fn cause_of_fetch(tab: &Tab) -> UpdateCause {
    let mut tab = tab.clone();
    tab.answer(ok(user("Ada", tab.now)));
    tab.view().cause().expect("a snapshot")
}

/// Returns a client whose jitter is `jitter`, and which was answered at [`KNOWN_AT`] with `answer`.
fn answered_with_jitter(jitter: f64, answer: Answer) -> Tab {
    let mut tab = Tab::new();
    tab.random = jitter;
    tab.at(KNOWN_AT).dispatch(Event::Started);
    tab.answer(ok(answer));
    tab.effects();
    tab
}

/// Returns a client whose jitter is `jitter`, and which has received `answer`, true from
/// [`KNOWN_AT`], from another tab before the server has answered.
fn follower(jitter: f64, answer: Answer) -> Tab {
    let mut tab = Tab::new();
    tab.random = jitter;
    tab.dispatch(Event::Started);
    tab.at(KNOWN_AT + 60.0)
        .receive(KNOWN_AT, snapshot(answer.clone()));
    tab.answer(ok(answer));
    tab.effects();
    tab
}

/// Sets the poll interval.
fn poll_every(tab: &mut Tab, interval: Duration) {
    tab.rules.interval = interval;
    tab.dispatch(Event::RulesChanged);
}

fn timer(tab: &Tab) -> Option<f64> {
    tab.timer.map(Timestamp::as_millis)
}
