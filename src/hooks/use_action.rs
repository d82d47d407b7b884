use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::spawn::{BoxFuture, spawn};
use crate::client::AuthClient;
use crate::types::AuthError;

/// The result of a run.
pub(super) type ActionResult<T> = Result<T, Rc<AuthError>>;

/// A callback for the result of one run.
pub(crate) type OnDone<T> = Box<dyn FnOnce(&ActionResult<T>)>;

/// What a render shows of the newest run.
struct ActionState<T> {
    is_pending: bool,
    /// `None` before the first run ends and while another one is under way.
    result: Option<Rc<ActionResult<T>>>,
}

/// Results are equal if they are of one run.
impl<T> PartialEq for ActionState<T> {
    fn eq(&self, other: &Self) -> bool {
        let address = |state: &Self| state.result.as_ref().map(Rc::as_ptr);
        self.is_pending == other.is_pending && address(self) == address(other)
    }
}

/// The facts about the newest run that callbacks need between two renders.
#[derive(Default)]
struct Live {
    latest_id: Cell<u32>,
    is_pending: Cell<bool>,
}

/// An action that a component can start, with the state of its newest run.
pub(super) struct UseAction<T> {
    client: AuthClient,
    state: UseStateHandle<ActionState<T>>,
    live: Rc<Live>,
    is_navigating: fn(&T) -> bool,
}

impl<T> Clone for UseAction<T> {
    fn clone(&self) -> Self {
        Self {
            client: self.client.clone(),
            state: self.state.clone(),
            live: self.live.clone(),
            is_navigating: self.is_navigating,
        }
    }
}

/// Actions are equal if they are of one component and show the same.
impl<T> PartialEq for UseAction<T> {
    fn eq(&self, other: &Self) -> bool {
        self.client == other.client
            && Rc::ptr_eq(&self.live, &other.live)
            && self.state == other.state
    }
}

/// Returns an action of `client` that a component can start.
///
/// `is_navigating` returns `true` for an outcome with which the page leaves for another address.
#[hook]
pub(super) fn use_action<T: 'static>(
    client: AuthClient,
    is_navigating: fn(&T) -> bool,
) -> UseAction<T> {
    UseAction {
        client,
        state: use_state(|| ActionState {
            is_pending: false,
            result: None,
        }),
        live: use_memo((), |()| Live::default()),
        is_navigating,
    }
}

impl<T: 'static> UseAction<T> {
    /// Returns the client to run the action with.
    pub(super) fn client(&self) -> AuthClient {
        self.client.clone()
    }

    /// Returns `true` while the newest run is under way, or the page leaves because of it.
    ///
    /// A run that was started since the last render counts, so that two activations in one task see
    /// each other.
    pub(super) fn is_pending(&self) -> bool {
        self.live.is_pending.get()
    }

    /// Returns the error of the newest run.
    pub(super) fn error(&self) -> Option<&AuthError> {
        self.state
            .result
            .as_deref()?
            .as_ref()
            .err()
            .map(|error| &**error)
    }

    /// Returns the outcome of the newest run.
    pub(super) fn outcome(&self) -> Option<&T> {
        self.state.result.as_deref()?.as_ref().ok()
    }

    /// Starts `run`, renders its progress and then calls `on_done` with its result.
    ///
    /// An earlier run goes on, but is not shown any more. `on_done` is called even if the component
    /// has been unmounted.
    pub(super) fn start(&self, run: BoxFuture<Result<T, AuthError>>, on_done: OnDone<T>) {
        let display = Display::of(self);
        display.show(true, None);
        let (client, is_navigating) = (self.client(), self.is_navigating);
        spawn(Box::pin(async move {
            let result = Rc::new(run.await.map_err(Rc::new));
            let is_leaving = result.as_ref().as_ref().is_ok_and(is_navigating);
            display.show(is_leaving, Some(result.clone()));
            on_done(&result);
            if is_leaving {
                let back = client.navigation().settled();
                // Waiting does not keep the client alive.
                drop(client);
                back.await;
                display.show(false, None);
            }
        }));
    }
}

/// Renders the progress of one run, unless a newer one was started.
struct Display<T> {
    id: u32,
    live: Rc<Live>,
    state: UseStateSetter<ActionState<T>>,
}

impl<T> Display<T> {
    fn of(action: &UseAction<T>) -> Self {
        let live = action.live.clone();
        let id = live.latest_id.get().wrapping_add(1);
        live.latest_id.set(id);
        Self {
            id,
            live,
            state: action.state.setter(),
        }
    }

    fn show(&self, is_pending: bool, result: Option<Rc<ActionResult<T>>>) {
        if self.live.latest_id.get() == self.id {
            self.live.is_pending.set(is_pending);
            self.state.set(ActionState { is_pending, result });
        }
    }
}
