use super::AuthClient;
use super::one_shot::{Receiver, Sender};
use crate::session::{Event, RequestId, SessionResult};
use crate::transport::AbortHandle;

/// A caller that waits for the machine.
///
/// If it is dropped before its result arrives, the event of `on_drop` is dispatched.
#[must_use = "dropping it gives up the call"]
pub(super) struct Waiting {
    client: AuthClient,
    id: RequestId,
    on_drop: fn(RequestId) -> Event,
}

impl Waiting {
    /// Registers a call of `get_session`.
    pub(super) fn for_session(client: &AuthClient) -> (Self, Receiver<SessionResult>) {
        Self::new(client, None, Event::CallDropped)
    }

    /// Registers a mutation, which is started through `start` and aborted by `abort`.
    pub(super) fn for_mutation(
        client: &AuthClient,
        start: Sender<()>,
        abort: AbortHandle,
    ) -> (Self, Receiver<SessionResult>) {
        Self::new(client, Some((start, abort)), Event::MutationDropped)
    }

    fn new(
        client: &AuthClient,
        mutation: Option<(Sender<()>, AbortHandle)>,
        on_drop: fn(RequestId) -> Event,
    ) -> (Self, Receiver<SessionResult>) {
        let id = client.0.machine.borrow_mut().next_id();
        let receiver = client.0.pending.register(id, mutation);
        let client = client.clone();
        (
            Self {
                client,
                id,
                on_drop,
            },
            receiver,
        )
    }

    pub(super) fn id(&self) -> RequestId {
        self.id
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if self.client.0.pending.forget(self.id) {
            self.client.dispatch((self.on_drop)(self.id));
        }
    }
}
