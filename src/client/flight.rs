use std::cell::{OnceCell, RefCell};
use std::future::Future;
use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, Shared};
use wasm_bindgen_futures::spawn_local;

use crate::types::AuthError;

type Answer<T> = Result<T, AuthError>;

/// A request under way whose answer several callers wait for.
///
/// The answer lies beside the future, so that the code of [`Shared`] is there once and not for each kind of answer.
#[derive(Clone)]
pub(super) struct Flight<T> {
    landing: Shared<LocalBoxFuture<'static, ()>>,
    answer: Rc<OnceCell<Answer<T>>>,
}

impl<T: Clone + 'static> Flight<T> {
    /// Starts `request` by itself, so that it ends whether or not its callers wait.
    pub(super) fn launch(request: impl Future<Output = Answer<T>> + 'static) -> Self {
        let answer = Rc::new(OnceCell::new());
        let told = answer.clone();
        let landing = async move {
            // Nobody else sets it.
            let _ = told.set(request.await);
        };
        let landing = landing.boxed_local().shared();
        spawn_local(landing.clone());
        Self { landing, answer }
    }

    pub(super) async fn answer(self) -> Answer<T> {
        self.landing.await;
        // It is there, for the request has ended.
        let answer = self.answer.get().cloned();
        answer.unwrap_or(Err(AuthError::Cancelled))
    }

    fn is_under_way(&self) -> bool {
        self.answer.get().is_none()
    }
}

/// At most one request of a kind at a time; later callers join it.
pub(super) struct SingleFlight<T>(RefCell<Option<Flight<T>>>);

impl<T> Default for SingleFlight<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: Clone + 'static> SingleFlight<T> {
    /// The request under way, or the one that `start` makes.
    pub(super) fn join<F>(&self, start: impl FnOnce() -> F) -> Flight<T>
    where
        F: Future<Output = Answer<T>> + 'static,
    {
        let under_way = self.0.borrow().clone().filter(Flight::is_under_way);
        under_way.unwrap_or_else(|| {
            let flight = Flight::launch(start());
            self.0.replace(Some(flight.clone()));
            flight
        })
    }
}
