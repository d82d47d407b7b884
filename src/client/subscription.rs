use std::rc::{Rc, Weak};

use super::AuthClient;
use super::core::Inner;

pub(super) type Listener = Rc<dyn Fn()>;

impl AuthClient {
    /// Calls `listener` after each change, until the subscription is dropped. The state is read
    /// with [`state`](Self::state): it may have changed again.
    pub(crate) fn subscribe(&self, listener: impl Fn() + 'static) -> Subscription {
        let id = self.next_number();
        self.0.listeners.borrow_mut().push((id, Rc::new(listener)));
        Subscription {
            client: Rc::downgrade(&self.0),
            id,
        }
    }
}

/// Ends a subscription when it is dropped.
#[must_use = "dropping it ends the subscription"]
pub(crate) struct Subscription {
    client: Weak<Inner>,
    id: u64,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(client) = self.client.upgrade() {
            client
                .listeners
                .borrow_mut()
                .retain(|(id, _)| *id != self.id);
        }
    }
}
