use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

/// Work that a component starts, one piece at a time.
#[derive(Clone)]
pub(super) struct Single {
    shown: UseStateHandle<bool>,
    is_pending: Rc<Cell<bool>>,
}

impl Single {
    /// Whether it is under way.
    pub(super) fn is_pending(&self) -> bool {
        self.is_pending.get()
    }

    /// Starts `work`, unless the last is still under way: that is known at once, not with the next
    /// render.
    pub(super) fn run(&self, work: impl Future<Output = ()> + 'static) {
        if self.is_pending.replace(true) {
            return;
        }
        let (shown, is_pending) = (self.shown.setter(), self.is_pending.clone());
        shown.set(true);
        spawn_local(async move {
            work.await;
            is_pending.set(false);
            shown.set(false);
        });
    }
}

/// Shows whether the component's own work is under way.
#[hook]
pub(super) fn use_single() -> Single {
    Single {
        shown: use_state_eq(|| false),
        is_pending: use_memo((), |()| Cell::new(false)),
    }
}
