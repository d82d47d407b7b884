use std::rc::Rc;

use crate::types::{AuthError, Millis, ServerClock, Session, UpdateCause};

/// Tells one request of this tab from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RequestId(pub(crate) u64);

/// A definitive answer of the server about who is signed in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct News {
    /// The session; none if nobody is signed in.
    pub(crate) session: Option<Rc<Session>>,
    /// When it runs out, as the server wrote it.
    pub(crate) expires: Option<String>,
    /// The same as an instant, if it could be read.
    pub(crate) expires_at: Option<Millis>,
    /// The moment from which the answer is true: the start of a read, the end of a change. Newer wins.
    pub(crate) at: Millis,
    /// What brought it.
    pub(crate) cause: UpdateCause,
}

/// Something that happened. Times and ids come in with the event.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) enum Event {
    /// The page came with this session. `is_stored` says that the browser had stored the page, so
    /// that the session may be old.
    Given {
        news: News,
        now: Millis,
        is_stored: bool,
    },
    /// A session request left.
    ReadStarted { id: RequestId, at: Millis },
    /// It was answered. `is_definitive` says that the answer leaves no doubt, as a 401 does.
    ReadAnswered {
        id: RequestId,
        news: News,
        now: Millis,
        is_definitive: bool,
    },
    /// It failed. The back-off chose `retry_at`; the server may have asked to be left alone for
    /// the time `retry_after`.
    ReadFailed {
        id: RequestId,
        error: AuthError,
        now: Millis,
        retry_at: Millis,
        retry_after: Option<Millis>,
    },
    /// It ended without being anybody's news: it was cancelled, or the caller wanted the answer for itself.
    ReadDropped { id: RequestId },
    /// A sign-in, sign-out or update of this tab began. Older reads are no longer believed.
    ActionStarted { id: RequestId },
    /// It told something definitive.
    ActionAnswered { news: News, now: Millis },
    /// It is over. `is_open` says that nobody knows whether the server has done it, or will.
    ActionEnded {
        id: RequestId,
        now: Millis,
        is_open: bool,
    },
    /// Another tab passed on what it learnt. `is_renewal` says that nobody is signed in, and that
    /// this ended no session of that tab.
    PeerNews {
        news: News,
        now: Millis,
        is_renewal: bool,
    },
    /// Another tab said at `at` that it is about to change who is signed in.
    PeerChanging {
        from: String,
        at: Millis,
        now: Millis,
    },
    /// The other tab is done with it.
    PeerSettled { from: String, now: Millis },
    /// Another tab was told of an unexpected sign-out, and is about to ask once more.
    PeerConfirming { now: Millis },
    /// A tab of next-auth has signed out.
    SignOutAnnounced { now: Millis },
    /// Time passed.
    HoldsChecked { now: Millis },
    /// Something suggests to ask the server: at `due`, unless news of after `now` come first.
    ///
    /// `throttle` is the least age of what is known; for a hint, the least time since one was last followed.
    Nudged {
        cause: UpdateCause,
        now: Millis,
        due: Millis,
        throttle: Millis,
    },
    /// The request because of `cause` waits for this tab's turn among the tabs, at most until then.
    Queued {
        cause: UpdateCause,
        now: Millis,
        until: Millis,
    },
    /// It is this tab's turn.
    TurnTaken { now: Millis },
    /// An answer of the server, to this tab or to another, has told its time.
    ServerDated { clock: ServerClock },
    /// Somebody has set the clock back by so much.
    ClockSetBack { by: Millis },
    /// The page was put away: it may be gone for good, or come back as it is.
    Left,
    /// The page came back, from the back/forward cache if `is_restored`.
    Returned { now: Millis, is_restored: bool },
    /// A user of this browser has signed out at `at`, as another page has noted.
    SignOutMarked { at: Millis, now: Millis },
    /// The provider was unmounted.
    Stopped,
    /// The provider was mounted.
    Started { now: Millis },
}
