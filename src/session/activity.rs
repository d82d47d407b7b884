use super::{MutationKind, RefetchCause, RequestId, Snapshot};
use crate::types::{AuthError, Timestamp};

/// What this tab has under way at the server.
#[derive(Clone, Default, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(super) enum Activity {
    #[default]
    Idle,
    Fetching(Fetch),
    Mutating(Mutation),
}

/// A session request under way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fetch {
    pub(super) id: RequestId,
    /// When it was sent; its answer is true from then on.
    pub(super) started_at: Timestamp,
    /// Whether it has been sent, so that a later call cannot join it.
    pub(super) is_sent: bool,
    pub(super) consumers: Consumers,
}

/// What the consumers of one session request need of its answer: each may need more, none less.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Consumers {
    /// Whether the answer is applied in this tab.
    pub(super) applies: bool,
    /// Whether the other tabs receive it.
    pub(super) broadcasts: bool,
    /// Whether a call of the app waits for it.
    pub(super) is_call: bool,
    /// Why it is applied: calls of the app come first. Otherwise why it was requested.
    cause: RefetchCause,
}

impl Consumers {
    pub(super) fn new(cause: RefetchCause, applies: bool, broadcasts: bool) -> Self {
        Self {
            applies,
            broadcasts,
            is_call: !cause.is_automatic(),
            cause,
        }
    }

    /// Returns the consumer of a request of the machine's own.
    pub(super) fn all(cause: RefetchCause) -> Self {
        Self::new(cause, true, true)
    }

    pub(super) fn cause(&self) -> RefetchCause {
        self.cause
    }

    /// Adds a consumer that joins the request.
    pub(super) fn add(&mut self, other: Self) {
        if other.applies && (other.is_call || !self.applies) {
            self.cause = other.cause;
        }
        self.is_call |= other.is_call;
        self.widen(other);
    }

    /// Adds what was needed of an automatic request that this one replaces.
    pub(super) fn replace(&mut self, older: Self) {
        if !self.applies && older.applies {
            self.cause = older.cause;
        }
        self.widen(older);
    }

    fn widen(&mut self, other: Self) {
        self.applies |= other.applies;
        self.broadcasts |= other.broadcasts;
    }
}

/// A sign-in, sign-out or update of this tab, from before its POST until its outcome is known.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(super) struct Mutation {
    pub(super) id: RequestId,
    pub(super) kind: MutationKind,
    pub(super) stage: MutationStage,
    /// The newest snapshot that another tab has broadcast meanwhile.
    pub(super) deferred: Option<Snapshot>,
    /// Whether another tab has mutated the session meanwhile, or was about to.
    ///
    /// Which of the two mutations came last, only the server knows.
    pub(super) is_overlapped: bool,
}

#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(super) enum MutationStage {
    /// The POST is under way.
    Posting,
    /// A session request finds out what became of it.
    Settling {
        fetch: Option<Fetch>,
        /// The error of the POST, for the caller.
        failure: Option<AuthError>,
    },
}

impl MutationStage {
    /// Returns the error of the POST.
    pub(super) fn into_failure(self) -> Option<AuthError> {
        match self {
            Self::Posting => None,
            Self::Settling { failure, .. } => failure,
        }
    }
}

impl Mutation {
    fn fetch_mut(&mut self) -> Option<&mut Option<Fetch>> {
        match &mut self.stage {
            MutationStage::Posting => None,
            MutationStage::Settling { fetch, .. } => Some(fetch),
        }
    }

    /// Starts the session request of this mutation.
    pub(super) fn set_fetch(&mut self, new: Fetch) {
        match &mut self.stage {
            MutationStage::Settling { fetch, .. } => *fetch = Some(new),
            MutationStage::Posting => {
                self.stage = MutationStage::Settling {
                    fetch: Some(new),
                    failure: None,
                };
            }
        }
    }
}

impl Activity {
    /// Returns the session request under way.
    pub(super) fn fetch(&self) -> Option<&Fetch> {
        match self {
            Self::Idle => None,
            Self::Fetching(fetch) => Some(fetch),
            Self::Mutating(mutation) => match &mutation.stage {
                MutationStage::Posting => None,
                MutationStage::Settling { fetch, .. } => fetch.as_ref(),
            },
        }
    }

    pub(super) fn fetch_mut(&mut self) -> Option<&mut Fetch> {
        match self {
            Self::Idle => None,
            Self::Fetching(fetch) => Some(fetch),
            Self::Mutating(mutation) => mutation.fetch_mut()?.as_mut(),
        }
    }

    /// Removes and returns the session request under way.
    pub(super) fn take_fetch(&mut self) -> Option<Fetch> {
        match self {
            Self::Idle => None,
            Self::Mutating(mutation) => mutation.fetch_mut()?.take(),
            Self::Fetching(_) => match std::mem::take(self) {
                Self::Fetching(fetch) => Some(fetch),
                Self::Idle | Self::Mutating(_) => None,
            },
        }
    }

    pub(super) fn mutation(&self) -> Option<&Mutation> {
        match self {
            Self::Mutating(mutation) => Some(mutation),
            Self::Idle | Self::Fetching(_) => None,
        }
    }

    pub(super) fn mutation_mut(&mut self) -> Option<&mut Mutation> {
        match self {
            Self::Mutating(mutation) => Some(mutation),
            Self::Idle | Self::Fetching(_) => None,
        }
    }

    pub(super) fn is_mutating(&self) -> bool {
        self.mutation().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_that_does_not_apply_the_answer_is_not_why_it_is_applied() {
        let (call, focus) = (RefetchCause::Call, RefetchCause::Focus);
        let consumer = |(cause, applies)| Consumers::new(cause, applies, false);
        for (all, applies, cause) in [
            (vec![(call, false)], false, call),
            (vec![(call, false), (focus, true)], true, focus),
            (vec![(focus, true), (call, false)], true, focus),
            (vec![(focus, true), (call, true)], true, call),
            (vec![(call, true), (focus, true)], true, call),
        ] {
            let mut consumers = all.iter().copied().map(consumer);
            let mut joined = consumers.next().unwrap();
            consumers.for_each(|other| joined.add(other));
            assert_eq!(
                (joined.applies, joined.cause()),
                (applies, cause),
                "{all:?}"
            );
        }
        let mut newer = consumer((call, false));
        newer.replace(consumer((focus, true)));
        assert_eq!((newer.applies, newer.cause()), (true, focus));
        let mut newer = consumer((call, true));
        newer.replace(consumer((focus, true)));
        assert_eq!(newer.cause(), call);
    }
}
