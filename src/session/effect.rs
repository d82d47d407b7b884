use std::rc::Rc;

use super::{MessageBody, RequestId, Trigger};
use crate::types::{AuthError, Session, Timestamp};

/// Outcome of a call: the session, if a user is signed in.
pub(crate) type SessionResult = Result<Option<Rc<Session>>, AuthError>;

/// Something that the machine asks its driver to do. Effects are carried out in order.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) enum Effect {
    /// Send the session request, or the page's preloaded one in its place if `claims_preload`.
    Fetch { id: RequestId, claims_preload: bool },
    /// Abort a session request.
    AbortFetch(RequestId),
    /// Let the caller of a mutation send its POST.
    StartMutation(RequestId),
    /// Abort the POST of a mutation.
    AbortMutation(RequestId),
    /// Answer a call of `get_session`, or the caller of a mutation.
    Resolve {
        id: RequestId,
        result: SessionResult,
    },
    /// Consider the navigation under way, if there is one, as ended: the page has resumed.
    EndNavigation,
    /// Open the channels to the other tabs.
    OpenChannels,
    /// Close the channels to the other tabs.
    CloseChannels,
    /// Post a message to the other tabs, which is true from `at`.
    Broadcast { at: Timestamp, body: MessageBody },
    /// Post a message to the tabs of next-auth/react.
    NotifyNextAuth(Trigger),
    /// Request the Web Lock.
    AcquireLock,
    /// Release the Web Lock, or the request for it.
    ReleaseLock,
    /// Dispatch `MessagesFlushed` once all messages have arrived that were posted before now.
    FlushMessages,
    /// Read the mark of a sign-out.
    ReadSignOutMark,
    /// Write the mark of a sign-out at this moment.
    WriteSignOutMark(Timestamp),
    /// Remove the mark of a sign-out.
    RemoveSignOutMark,
    /// Set the one timer, in place of an earlier one.
    SetTimer(Option<Timestamp>),
    /// Call the listeners: the public view has changed.
    Notify,
}
