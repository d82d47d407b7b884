use std::cell::Cell;
use std::future::Future;
use std::ops::Deref;
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::client::AuthClient;
use crate::types::{AuthError, SignInOutcome, SignOutOutcome};

/// What comes of an action.
pub(super) trait Outcome: 'static {
    /// Whether the page is on its way elsewhere.
    fn is_navigating(&self) -> bool;
}

impl Outcome for SignInOutcome {
    fn is_navigating(&self) -> bool {
        matches!(self, Self::Navigating(_))
    }
}

impl Outcome for SignOutOutcome {
    fn is_navigating(&self) -> bool {
        matches!(self, Self::Navigating(_))
    }
}

/// One run of an action that a component started.
#[derive(Debug)]
pub(super) struct Run<T> {
    is_under_way: bool,
    result: Option<Rc<Result<T, AuthError>>>,
}

impl<T> Default for Run<T> {
    fn default() -> Self {
        Self {
            is_under_way: false,
            result: None,
        }
    }
}

impl<T: Outcome> Run<T> {
    /// Whether it is under way. While the page goes elsewhere it stays so.
    fn is_pending(&self) -> bool {
        self.is_under_way || self.answer().is_some_and(T::is_navigating)
    }

    pub(super) fn error(&self) -> Option<&AuthError> {
        self.result.as_deref()?.as_ref().err()
    }

    pub(super) fn answer(&self) -> Option<&T> {
        self.result.as_deref()?.as_ref().ok()
    }
}

/// What is true of the runs now, while a component may still show what was true before.
#[derive(Default)]
struct Live {
    started: Cell<u32>,
    is_pending: Cell<bool>,
}

/// The newest run of an action, and a way to start another.
#[derive(Clone)]
pub(super) struct Runs<T> {
    client: AuthClient,
    shown: UseStateHandle<Run<T>>,
    live: Rc<Live>,
}

/// Shows one action's newest run; starting it anew forgets the last result.
#[hook]
pub(super) fn use_runs<T: Outcome>(client: AuthClient) -> Runs<T> {
    Runs {
        client,
        shown: use_state(Run::default),
        live: use_memo((), |()| Live::default()),
    }
}

impl<T: Outcome> Runs<T> {
    /// Whether the newest run is under way, even if it was started since the last render: two
    /// activations in one task see each other.
    pub(super) fn is_pending(&self) -> bool {
        self.live.is_pending.get()
    }

    /// Starts an action of the client and shows how it goes, then tells `done`. An earlier run goes on, and is no longer shown.
    ///
    /// A component that is gone by then is not told: Yew ignores what is set on it.
    pub(super) fn start<A: Future<Output = Result<T, AuthError>>>(
        &self,
        action: impl FnOnce(AuthClient) -> A + 'static,
        done: impl FnOnce(&Result<T, AuthError>) + 'static,
    ) {
        let (shown, live) = (self.shown.setter(), self.live.clone());
        let number = live.started.get().wrapping_add(1);
        live.started.set(number);
        let show = move |run: Run<T>| {
            if live.started.get() == number {
                live.is_pending.set(run.is_pending());
                shown.set(run);
            }
        };
        show(Run {
            is_under_way: true,
            result: None,
        });
        let client = self.client.clone();
        spawn_local(async move {
            let result = Rc::new(action(client.clone()).await);
            show(Run {
                is_under_way: false,
                result: Some(result.clone()),
            });
            done(&result);
            if result.as_ref().as_ref().is_ok_and(T::is_navigating) {
                let back = client.until_return();
                drop(client);
                back.await;
                show(Run::default());
            }
        });
    }
}

impl<T> Deref for Runs<T> {
    type Target = Run<T>;

    fn deref(&self) -> &Run<T> {
        &self.shown
    }
}
