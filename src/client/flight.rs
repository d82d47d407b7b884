use std::cell::RefCell;
use std::future::Future;

use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, Shared};
use wasm_bindgen_futures::spawn_local;

use crate::types::AuthError;

/// A request under way whose answer several callers wait for.
pub(super) type Flight<T> = Shared<LocalBoxFuture<'static, Result<T, AuthError>>>;

/// Starts `request` by itself, so that it ends whether or not its callers wait.
pub(super) fn launch<T: Clone + 'static>(
    request: impl Future<Output = Result<T, AuthError>> + 'static,
) -> Flight<T> {
    let flight = request.boxed_local().shared();
    spawn_local(flight.clone().map(drop));
    flight
}

/// At most one request of a kind at a time; later callers join it.
pub(super) struct SingleFlight<T: Clone>(RefCell<Option<Flight<T>>>);

impl<T: Clone> Default for SingleFlight<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: Clone + 'static> SingleFlight<T> {
    /// The request under way, or the one that `start` makes.
    pub(super) fn join<F>(&self, start: impl FnOnce() -> F) -> Flight<T>
    where
        F: Future<Output = Result<T, AuthError>> + 'static,
    {
        let under_way = self
            .0
            .borrow()
            .clone()
            .filter(|flight| flight.peek().is_none());
        under_way.unwrap_or_else(|| {
            let flight = launch(start());
            self.0.replace(Some(flight.clone()));
            flight
        })
    }
}
