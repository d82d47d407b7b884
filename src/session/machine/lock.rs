//! The Web Lock, by which one tab sends a request for all tabs of the origin.

use super::Machine;
use crate::session::lock::Lock;
use crate::session::timing::LOCK_TIMEOUT;
use crate::session::{Effect, RefetchCause};
use crate::types::scale;

impl Machine {
    /// Requests the lock for a session request because of `cause`.
    pub(super) fn acquire_lock(&mut self, cause: RefetchCause) {
        let until = self.now() + LOCK_TIMEOUT + scale(LOCK_TIMEOUT, self.jitter());
        self.refetch.await_lock(cause, self.env.now, until);
        self.lock = Lock::Requested;
        self.push(Effect::AcquireLock);
    }

    pub(super) fn note_lock_granted(&mut self) {
        if self.lock == Lock::Requested {
            self.lock = Lock::Granted;
            self.push(Effect::FlushMessages);
        }
    }

    /// Sends the pending request at once, as all later ones.
    pub(super) fn fetch_without_lock(&mut self) {
        self.lock = Lock::Unavailable;
        self.refetch.leave_lock();
    }

    /// Uses the lock, if there is still something to request.
    pub(super) fn use_lock(&mut self) {
        if self.lock == Lock::Granted {
            self.lock = Lock::Used;
            self.refetch.note_lock(self.env.now);
        }
    }

    /// Releases the lock, or the request for it, unless it is needed.
    pub(super) fn release_lock(&mut self) {
        let is_needed = match self.lock {
            Lock::Free | Lock::Unavailable => return,
            Lock::Requested | Lock::Granted => self.refetch.awaits_lock(),
            Lock::Used => self.activity.fetch().is_some(),
        };
        if !is_needed {
            self.lock = Lock::Free;
            self.push(Effect::ReleaseLock);
        }
    }
}
