use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use crate::hooks::{BoxFuture, spawn};

/// A task of a component, of which one runs at a time.
#[derive(Clone)]
pub(super) struct Single {
    state: UseStateHandle<bool>,
    is_pending: Rc<Cell<bool>>,
}

impl Single {
    /// Returns `true` while a task runs.
    pub(super) fn is_pending(&self) -> bool {
        self.is_pending.get()
    }

    /// Starts `task`, unless the last one still runs.
    ///
    /// A task that was started since the last render counts.
    pub(super) fn run(&self, task: BoxFuture<()>) {
        if self.is_pending.replace(true) {
            return;
        }
        let (state, is_pending) = (self.state.setter(), self.is_pending.clone());
        state.set(true);
        spawn(Box::pin(async move {
            task.await;
            is_pending.set(false);
            state.set(false);
        }));
    }
}

/// Returns a task for the component to run; renders when it starts and ends.
#[hook]
pub(super) fn use_single() -> Single {
    Single {
        state: use_state_eq(|| false),
        is_pending: use_memo((), |()| Cell::new(false)),
    }
}
