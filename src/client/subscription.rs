use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

type Listener = Rc<dyn Fn()>;

/// The callbacks that are called when the state has changed.
#[derive(Default)]
pub(super) struct Listeners {
    all: RefCell<Vec<(u64, Listener)>>,
    last_id: Cell<u64>,
}

impl Listeners {
    pub(super) fn add(this: &Rc<Self>, listener: Listener) -> Subscription {
        let id = this.last_id.get() + 1;
        this.last_id.set(id);
        this.all.borrow_mut().push((id, listener));
        Subscription {
            listeners: Rc::downgrade(this),
            id,
        }
    }

    /// Calls all listeners that are subscribed now.
    pub(super) fn call(&self) {
        let listeners: Vec<_> = {
            let all = self.all.borrow();
            all.iter().map(|(_, listener)| listener.clone()).collect()
        };
        for listener in listeners {
            listener();
        }
    }
}

/// Ends a subscription when it is dropped.
#[must_use = "dropping it ends the subscription"]
pub(crate) struct Subscription {
    listeners: Weak<Listeners>,
    id: u64,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(listeners) = self.listeners.upgrade() {
            listeners.all.borrow_mut().retain(|(id, _)| *id != self.id);
        }
    }
}
