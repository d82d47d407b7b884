use std::cell::Cell;
use std::future::Future;
use std::ops::Deref;
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::types::AuthError;

/// One run of an action that a component started.
#[derive(Debug)]
pub(super) struct Run<T> {
    pub(super) is_pending: bool,
    result: Option<Rc<Result<T, AuthError>>>,
}

impl<T> Run<T> {
    pub(super) fn error(&self) -> Option<&AuthError> {
        self.result.as_deref()?.as_ref().err()
    }

    pub(super) fn answer(&self) -> Option<&T> {
        self.result.as_deref()?.as_ref().ok()
    }
}

/// The newest run of an action, and a way to start another.
#[derive(Clone)]
pub(super) struct Runs<T> {
    shown: UseStateHandle<Run<T>>,
    started: Rc<Cell<u32>>,
}

/// Shows one action's newest run; starting it anew forgets the last result.
#[hook]
pub(super) fn use_runs<T: 'static>() -> Runs<T> {
    let shown = use_state(|| Run {
        is_pending: false,
        result: None,
    });
    let started = use_memo((), |()| Cell::new(0));
    Runs { shown, started }
}

impl<T: 'static> Runs<T> {
    /// Starts `action` and shows how it goes, then tells `done`. An earlier run goes on, and is no longer shown.
    ///
    /// A component that is gone by then is not told: Yew ignores what is set on it.
    pub(super) fn start(
        &self,
        action: impl Future<Output = Result<T, AuthError>> + 'static,
        done: impl FnOnce(&Result<T, AuthError>) + 'static,
    ) {
        let (shown, started) = (self.shown.setter(), self.started.clone());
        let number = started.get().wrapping_add(1);
        started.set(number);
        shown.set(Run {
            is_pending: true,
            result: None,
        });
        spawn_local(async move {
            let result = Rc::new(action.await);
            if started.get() == number {
                shown.set(Run {
                    is_pending: false,
                    result: Some(result.clone()),
                });
            }
            done(&result);
        });
    }
}

impl<T> Deref for Runs<T> {
    type Target = Run<T>;

    fn deref(&self) -> &Run<T> {
        &self.shown
    }
}
