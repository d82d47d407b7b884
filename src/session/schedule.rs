use super::SessionState;
use super::nudge::Nudge;
use crate::types::{AuthClientConfig, Millis, SessionEvent, SessionStatus, UpdateCause};

/// What of the page matters for the next request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Surroundings {
    pub(crate) now: Millis,
    pub(crate) visible: bool,
    pub(crate) online: bool,
    /// 0 to 1, drawn once per tab, so that tabs do not all act in the same moment.
    pub(crate) stagger: f64,
    /// Whether the tabs take turns to follow a hint: then the first one's answer spares the others the question.
    pub(crate) takes_turns: bool,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Plan {
    /// Ask the server now.
    Fetch(UpdateCause),
    /// Wait for this tab's turn to ask.
    Queue(UpdateCause),
    /// Nothing before this instant.
    WakeAt(Millis),
    /// Nothing until something happens.
    Rest,
}

/// How long the tabs that did not ask last time leave the one that did to ask again.
const LEAD: Millis = 300.0;
const SPREAD: Millis = 1_500.0;

/// How long after a session's end the server is asked. The `Date` of an answer may be that of
/// another machine, a proxy, whose clock differs a little.
pub(super) const EXPIRY_MARGIN: Millis = 1_000.0;

/// The same on a machine whose clock is behind: there a browser may send the cookie for longer, and
/// Auth.js takes its token for 15 seconds more (`clockTolerance` in `@auth/core` 0.41.3).
pub(super) const EXPIRY_MARGIN_BEHIND: Millis = 16_000.0;

/// Decides when the session is asked for next. Every automatic cause goes through here.
pub(crate) fn plan(state: &SessionState, rules: &AuthClientConfig, here: &Surroundings) -> Plan {
    if state.is_away {
        return Plan::Rest;
    }
    if let Some(until) = state.held_until() {
        return Plan::WakeAt(until);
    }
    if state.is_refreshing() {
        return Plan::Rest;
    }
    if state.status() == SessionStatus::Loading && state.retry_at.is_none() {
        // The first request is tried whatever the browser thinks of the network.
        return Plan::Fetch(UpdateCause::Mount);
    }
    let next = match state.confirm_at() {
        Some(at) => first(
            state,
            [confirm(at, state, rules, here), urgent(at, state, here)],
        ),
        None => next_question(state, rules, here),
    };
    // What a silent tab has changed is asked about by an event of its own.
    let silent = state.holds.iter().map(|hold| hold.until).reduce(f64::min);
    match next {
        Some((due, cause)) if due <= here.now && is_turn_needed(state, cause, here) => {
            Plan::Queue(cause)
        }
        Some((due, cause)) if due <= here.now => Plan::Fetch(cause),
        _ => {
            let next = next.map(|(due, _)| due);
            let wake = next.into_iter().chain(silent).reduce(f64::min);
            wake.map_or(Plan::Rest, Plan::WakeAt)
        }
    }
}

fn next_question(state: &SessionState, rules: &AuthClientConfig, here: &Surroundings) -> Due {
    let questions = [
        retry(state, rules, here),
        nudge(state, here),
        poll(state, rules, here),
        expiry(state, rules, here),
        restore(state, here),
    ];
    let (due, cause) = first(state, questions)?;
    let by = state.sign_out_check.confirmed_elsewhere_by();
    let due = by.map_or(due, |by| due.max(by));
    Some((due, cause))
}

/// Returns `true` if other tabs may be about to ask for the same, and one request is enough.
///
/// A hint reaches all tabs at once. And the timers of hidden tabs fire together, however far apart
/// they were set: once in a second, or in a minute.
fn is_turn_needed(state: &SessionState, cause: UpdateCause, here: &Surroundings) -> bool {
    let is_new = |nudge: &Nudge| nudge.is_hint() && !nudge.is_queued && nudge.due <= here.now;
    let is_hinted = state.nudge.as_ref().is_some_and(is_new);
    let is_poll = cause == UpdateCause::Event(SessionEvent::Poll) && !is_queued(state);
    here.takes_turns && here.online && (is_hinted || (is_poll && !here.visible))
}

fn is_queued(state: &SessionState) -> bool {
    state.nudge.is_some_and(|nudge| nudge.is_queued)
}

type Due = Option<(Millis, UpdateCause)>;

fn retry(state: &SessionState, rules: &AuthClientConfig, here: &Surroundings) -> Due {
    let due = state.retry_at.filter(|_| may_retry(state, rules, here))?;
    Some((due, UpdateCause::Retry))
}

/// The browser may be wrong about the network for good, so it cannot keep a tab from ever knowing.
fn may_retry(state: &SessionState, rules: &AuthClientConfig, here: &Surroundings) -> bool {
    here.online || rules.refetch_when_offline || state.status() == SessionStatus::Loading
}

/// Returns the first of `questions` that may be asked, once a server that has asked to be left
/// alone is asked again.
fn first<const N: usize>(state: &SessionState, questions: [Due; N]) -> Due {
    let due =
        |(due, cause): (Millis, UpdateCause)| (due.max(left_alone_until(state, cause)), cause);
    let questions = questions.into_iter().flatten().map(due);
    questions.reduce(|first, next| if next.0 < first.0 { next } else { first })
}

/// Returns until when the server wants to be left alone. What is known to be out of date, or may
/// be, is asked about after the back-off that any failure has.
fn left_alone_until(state: &SessionState, cause: UpdateCause) -> Millis {
    let until = state.barred_until.unwrap_or(f64::NEG_INFINITY);
    let gets_through = matches!(
        cause,
        UpdateCause::Expiry | UpdateCause::Event(SessionEvent::Storage | SessionEvent::Online)
    );
    if gets_through {
        until.min(state.retry_at.unwrap_or(until))
    } else {
        until
    }
}

/// Schedules what does not wait for the back-off of a confirmation that has failed.
fn urgent(confirm_at: Millis, state: &SessionState, here: &Surroundings) -> Due {
    let is_urgent = state
        .nudge
        .is_some_and(|refetch| refetch.outlives_failure());
    let (due, cause) = nudge(state, here).filter(|_| is_urgent)?;
    Some((due.max(confirm_at), cause))
}

/// Schedules the second request about an unexpected sign-out, before which there is no other.
fn confirm(
    due: Millis,
    state: &SessionState,
    rules: &AuthClientConfig,
    here: &Surroundings,
) -> Due {
    let due = state.retry_at.map_or(due, |at| at.max(due));
    may_retry(state, rules, here).then_some((due, UpdateCause::Retry))
}

/// Schedules the requests that find out whether a session that went away unexpectedly is back.
fn restore(state: &SessionState, here: &Surroundings) -> Due {
    let is_allowed = here.visible && here.online && state.retry_at.is_none();
    let due = state.restore_at(here.stagger).filter(|_| is_allowed)?;
    Some((due, UpdateCause::Retry))
}

fn nudge(state: &SessionState, here: &Surroundings) -> Due {
    // The browser may be wrong about the network for good, and nothing is shown until then.
    let has_network = here.online || state.is_withheld;
    let is_allowed = |nudge: &Nudge| has_network && (here.visible || !nudge.is_for_viewer());
    let nudge = state.nudge.filter(is_allowed)?;
    Some((nudge.due, nudge.cause))
}

fn poll(state: &SessionState, rules: &AuthClientConfig, here: &Surroundings) -> Due {
    let interval = rules.refetch_interval.as_millis() as Millis;
    let wanted = interval > 0.0
        && !is_queued(state)
        && state.status() == SessionStatus::Authenticated
        && state.retry_at.is_none();
    let allowed =
        (here.visible || rules.refetch_when_hidden) && (here.online || rules.refetch_when_offline);
    let due =
        state.synced_at.filter(|_| wanted && allowed)? + interval + wait_for_others(state, here);
    Some((due, UpdateCause::Event(SessionEvent::Poll)))
}

/// Schedules the question whether the session has ended.
///
/// The server prolongs a session with each answer. So it is asked once the session is over by the
/// server's clock, and not by a page that is not looked at: a session that is not used ends.
/// Without a network it is asked once, too, for what is shown is no longer true: the error says so.
fn expiry(state: &SessionState, rules: &AuthClientConfig, here: &Surroundings) -> Due {
    let end = state.expiry_due.filter(|_| here.visible)?;
    let margin = if state.is_behind() {
        EXPIRY_MARGIN_BEHIND
    } else {
        EXPIRY_MARGIN
    };
    let due = state.surely_at(end) + margin + wait_for_others(state, here);
    // A machine whose clock is ahead by almost the session's age is told of a near end each time.
    let throttle = rules.focus_throttle.as_millis() as Millis;
    let rested = state.expiry_asked_at.map_or(due, |at| at + throttle);
    Some((due.max(rested), UpdateCause::Expiry))
}

/// The tab that asked last asks again; the others come later, each at its own time, and by then have its answer.
fn wait_for_others(state: &SessionState, here: &Surroundings) -> Millis {
    if state.synced_here {
        0.0
    } else {
        LEAD + SPREAD * here.stagger
    }
}

#[cfg(test)]
#[path = "schedule_tests.rs"]
mod tests;
