use std::cell::RefCell;

use super::one_shot::{Receiver, Sender, one_shot};
use crate::session::{RequestId, SessionResult};
use crate::transport::AbortHandle;

/// The session request under way, and the callers that wait for the machine.
#[derive(Default)]
pub(super) struct Pending {
    fetch: RefCell<Option<(RequestId, AbortHandle)>>,
    callers: RefCell<Vec<Caller>>,
}

struct Caller {
    id: RequestId,
    result: Sender<SessionResult>,
    /// For a mutation that has not been started.
    start: Option<Sender<()>>,
    /// For a mutation, to abort its POST.
    abort: Option<AbortHandle>,
}

impl Pending {
    /// Registers a caller, and returns the receiver of its result.
    ///
    /// For a mutation, `start` is sent when its POST may be sent, and `abort` aborts that.
    pub(super) fn register(
        &self,
        id: RequestId,
        mutation: Option<(Sender<()>, AbortHandle)>,
    ) -> Receiver<SessionResult> {
        let (result, receiver) = one_shot();
        let (start, abort) = mutation.unzip();
        self.callers.borrow_mut().push(Caller {
            id,
            result,
            start,
            abort,
        });
        receiver
    }

    /// Removes a caller. Returns `false` if it has its result already.
    pub(super) fn forget(&self, id: RequestId) -> bool {
        self.remove(id).is_some()
    }

    pub(super) fn set_fetch(&self, id: RequestId, abort: AbortHandle) {
        self.fetch.replace(Some((id, abort)));
    }

    pub(super) fn abort_fetch(&self, id: RequestId) {
        let fetch = self.fetch.borrow_mut().take_if(|(fetch, _)| *fetch == id);
        if let Some((_, abort)) = fetch {
            abort.cancel();
        }
    }

    pub(super) fn start(&self, id: RequestId) {
        let start = self.find(id, |caller| caller.start.take());
        if let Some(start) = start {
            start.send(());
        }
    }

    pub(super) fn abort(&self, id: RequestId) {
        if let Some(abort) = self.find(id, |caller| caller.abort.take()) {
            abort.cancel();
        }
    }

    pub(super) fn resolve(&self, id: RequestId, result: SessionResult) {
        if let Some(caller) = self.remove(id) {
            caller.result.send(result);
        }
    }

    pub(super) fn is_waiting(&self, id: RequestId) -> bool {
        self.callers.borrow().iter().any(|caller| caller.id == id)
    }

    fn find<T>(&self, id: RequestId, take: impl FnOnce(&mut Caller) -> Option<T>) -> Option<T> {
        let mut callers = self.callers.borrow_mut();
        take(callers.iter_mut().find(|caller| caller.id == id)?)
    }

    fn remove(&self, id: RequestId) -> Option<Caller> {
        let mut callers = self.callers.borrow_mut();
        let place = callers.iter().position(|caller| caller.id == id)?;
        Some(callers.remove(place))
    }
}
