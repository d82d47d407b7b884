use std::future::Future;
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::types::AuthError;

/// The newest run of an action that a component started.
#[derive(Debug)]
pub(super) struct Run<T> {
    pub(super) is_pending: bool,
    pub(super) result: Option<Rc<Result<T, AuthError>>>,
}

impl<T> Clone for Run<T> {
    fn clone(&self) -> Self {
        Self {
            is_pending: self.is_pending,
            result: self.result.clone(),
        }
    }
}

impl<T: PartialEq> PartialEq for Run<T> {
    fn eq(&self, other: &Self) -> bool {
        self.is_pending == other.is_pending && self.result == other.result
    }
}

impl<T> Run<T> {
    pub(super) fn error(&self) -> Option<&AuthError> {
        self.result.as_deref()?.as_ref().err()
    }

    pub(super) fn answer(&self) -> Option<&T> {
        self.result.as_deref()?.as_ref().ok()
    }
}

/// Shows one action's run; starting it anew forgets the last result.
#[hook]
pub(super) fn use_run<T: 'static>() -> UseStateHandle<Run<T>> {
    use_state(|| Run {
        is_pending: false,
        result: None,
    })
}

/// Starts `action` and shows its run in `shown`, then tells `done`.
///
/// A component that is gone by then is not told: Yew ignores what is set on it.
pub(super) fn start<T: 'static>(
    shown: UseStateSetter<Run<T>>,
    action: impl Future<Output = Result<T, AuthError>> + 'static,
    done: impl FnOnce(&Result<T, AuthError>) + 'static,
) {
    shown.set(Run {
        is_pending: true,
        result: None,
    });
    spawn_local(async move {
        let result = Rc::new(action.await);
        shown.set(Run {
            is_pending: false,
            result: Some(result.clone()),
        });
        done(&result);
    });
}
