use std::time::Duration;

use super::{Answer, Message, MutationKind, RefetchCause, RequestId};
use crate::types::{AuthError, GetSessionParams, ServerClock, Timestamp};

/// Something that has happened.
///
/// The time and the state of the page come in with the [`Environment`](super::Environment).
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) enum Event {
    /// The page came with a session, or with the information that there is none.
    ///
    /// It was opened at `opened_at`, by the browser's own clock (`performance.timeOrigin`), or is a
    /// copy that the browser had stored (`is_stored`).
    Hydrated {
        answer: Answer,
        opened_at: Option<Timestamp>,
        is_stored: bool,
    },
    /// The client was started.
    Started,
    /// The client was stopped.
    Stopped,
    /// The page was suspended: it may be gone for good, or resume as it is.
    Suspended,
    /// The page has resumed, from the back/forward cache if `is_restored`.
    Resumed { is_restored: bool },
    /// The page has become visible or hidden.
    VisibilityChanged,
    /// The network is back.
    WentOnline,
    /// The network is gone.
    WentOffline,
    /// The timer of [`Effect::SetTimer`](super::Effect::SetTimer) has fired.
    TimerFired,
    /// The app has set other rules for refetching.
    RulesChanged,
    /// The browser's storage has the mark of a sign-out at this moment.
    SignOutMarkFound(Timestamp),
    /// A response had a `Date`, which gives the server's clock.
    ServerDated(ServerClock),

    /// The app has called `get_session`.
    SessionRequested { call: RequestId, params: CallParams },
    /// The call has taken too long.
    CallTimedOut(RequestId),
    /// The caller has dropped the call.
    CallDropped(RequestId),

    /// The driver has claimed the request that the page sent at `sent_at`, before the app was
    /// loaded.
    PreloadClaimed { id: RequestId, sent_at: Timestamp },
    /// The session request was sent.
    FetchSent(RequestId),
    /// The session request was answered, or has failed.
    FetchFinished {
        id: RequestId,
        result: Result<FetchAnswer, FetchFailure>,
    },

    /// The app has called `sign_in`, `sign_out` or `update`, and all is ready for the POST.
    MutationRequested { id: RequestId, kind: MutationKind },
    /// The POST was answered, or has failed.
    MutationPosted { id: RequestId, result: PostResult },
    /// The caller has dropped the mutation half-way.
    MutationDropped(RequestId),

    /// Another tab has posted a message.
    MessageReceived(Message),
    /// A tab of next-auth/react has posted a message.
    NextAuthTriggered(Trigger),
    /// The Web Lock is this tab's.
    LockGranted,
    /// The browser has no Web Locks.
    LockUnavailable,
    /// All messages have arrived that were posted before the lock was granted.
    MessagesFlushed,
}

/// How `get_session` was called.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct CallParams {
    pub(crate) cause: RefetchCause,
    /// Whether a fresh snapshot is answer enough.
    pub(crate) accepts_fresh: bool,
    pub(crate) applies: bool,
    pub(crate) broadcasts: bool,
}

impl From<&GetSessionParams> for CallParams {
    fn from(params: &GetSessionParams) -> Self {
        Self {
            cause: params.event.map_or(RefetchCause::Call, RefetchCause::from),
            accepts_fresh: params.event.is_some(),
            applies: params.trigger_event,
            broadcasts: params.broadcast,
        }
    }
}

/// The answer to a session request.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) struct FetchAnswer {
    pub(crate) answer: Answer,
    /// Whether its status was 401, which leaves no doubt.
    pub(crate) is_unauthorized: bool,
}

/// Why a session request has failed.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) struct FetchFailure {
    pub(crate) error: AuthError,
    pub(crate) retry_after: Option<RetryAfter>,
}

/// The `Retry-After` of a response (RFC 9110, section 10.2.3).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum RetryAfter {
    Delay(Duration),
    /// A date by the server's clock.
    Date(Timestamp),
}

/// The outcome of a mutation's POST.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) enum PostResult {
    /// Its response has the session that the mutation has made.
    Confirmed(Answer),
    /// Its response is a success without a session, which has to be requested.
    Accepted,
    /// It was refused, so nothing has changed.
    Refused,
    /// No answer, or none that could be read.
    Failed(AuthError),
}

/// What a tab of next-auth/react has done, by its message, which never has the outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trigger {
    SignOut,
    /// The tab has requested the session, or changed it.
    GetSession,
}
