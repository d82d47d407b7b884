use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use crate::hooks::{BoxFuture, spawn};

/// A task of a component, of which one runs at a time.
#[derive(Clone)]
pub(super) struct Single {
    render: UseForceUpdateHandle,
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
        let (render, is_pending) = (self.render.clone(), self.is_pending.clone());
        render.force_update();
        spawn(Box::pin(async move {
            task.await;
            is_pending.set(false);
            render.force_update();
        }));
    }
}

/// Returns a task for the component to run; renders when it starts and ends.
#[hook]
pub(super) fn use_single() -> Single {
    Single {
        render: use_force_update(),
        is_pending: use_memo((), |()| Cell::new(false)),
    }
}
