use crate::types::{Millis, SessionEvent, UpdateCause};

/// A wish to ask the server.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Nudge {
    pub(super) cause: UpdateCause,
    pub(super) at: Millis,
    /// The time of the first one, if there were several.
    pub(super) since: Millis,
    pub(super) due: Millis,
    /// How long it waits after an answer that was asked for before it.
    pub(super) rest: Millis,
    /// Whether this tab waits, or has waited, for its turn among the tabs.
    pub(super) is_queued: bool,
    /// Whether it verifies what another tab has told, and nothing else.
    pub(super) verifies: bool,
}

impl Nudge {
    pub(super) fn new(cause: UpdateCause, at: Millis, due: Millis, rest: Millis) -> Self {
        Self {
            cause,
            at,
            since: at,
            due,
            rest,
            is_queued: false,
            verifies: false,
        }
    }

    /// Whether somebody has said that who is signed in has changed.
    pub(super) fn is_hint(&self) -> bool {
        self.cause == UpdateCause::Event(SessionEvent::Storage)
    }

    /// Whether it is about what the user of the page sees: a hidden page has time, and its request
    /// would prolong a session that is not used.
    pub(super) fn is_for_viewer(&self) -> bool {
        matches!(
            self.cause,
            UpdateCause::Event(
                SessionEvent::VisibilityChange | SessionEvent::Online | SessionEvent::PageShow
            )
        )
    }

    /// Whether an answer that is true from `at` leaves something to ask: only a later hint does, the rest wants any fresh answer.
    pub(super) fn outlives(&self, at: Millis) -> bool {
        self.is_hint() && self.at > at
    }

    /// Whether it is a reason to ask a server that has just failed.
    pub(super) fn outlives_failure(&self) -> bool {
        self.is_hint() || self.cause == UpdateCause::Event(SessionEvent::Online)
    }

    /// Both this wish and a later one: the claim to newer news of the later, the time of whichever comes first.
    pub(super) fn and(self, later: Self) -> Self {
        // A hint asks for more than the other causes do.
        let cause = if !self.is_hint() && later.outlives_failure() {
            later.cause
        } else {
            self.cause
        };
        // In the queue the time is when to leave it.
        let due = if self.is_queued {
            self.due
        } else {
            self.due.min(later.due)
        };
        Self {
            cause,
            since: if self.is_hint() {
                self.since
            } else {
                later.since
            },
            due,
            // Those of next-auth/react wait longer than those of our own tabs.
            rest: self.rest.min(later.rest),
            is_queued: self.is_queued,
            verifies: self.verifies && later.verifies,
            ..later
        }
    }

    /// Returns what is left to ask once an answer that is true from `at` has come at `now`.
    pub(super) fn after_news(self, at: Millis, now: Millis) -> Option<Self> {
        let this = self.unqueued();
        this.outlives(at).then_some(Self {
            due: this.due.max(now + this.rest),
            since: this.at,
            ..this
        })
    }

    /// The same where no turn is waited for any more.
    pub(super) fn unqueued(self) -> Self {
        Self {
            due: if self.is_queued { self.at } else { self.due },
            is_queued: false,
            ..self
        }
    }
}
