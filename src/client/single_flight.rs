use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::one_shot::{Receiver, Sender, one_shot};
use crate::types::AuthError;

/// The outcome of a request that several callers may share.
type Outcome<T> = Result<T, AuthError>;

/// A future in a box, so that its code is not repeated in each caller.
pub(super) type BoxFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// At most one request of a kind at a time; later callers join it.
pub(super) struct SingleFlight<T>(Rc<RefCell<Vec<Sender<Outcome<T>>>>>);

impl<T> Default for SingleFlight<T> {
    fn default() -> Self {
        Self(Rc::default())
    }
}

impl<T: Clone + 'static> SingleFlight<T> {
    /// Joins the request under way, or starts the one that `start` makes. It goes on whether or not
    /// its callers wait.
    pub(super) fn join(
        &self,
        start: impl FnOnce() -> BoxFuture<Outcome<T>>,
    ) -> Receiver<Outcome<T>> {
        let (sender, receiver) = one_shot();
        let is_first = self.0.borrow().is_empty();
        self.0.borrow_mut().push(sender);
        if is_first {
            let (request, callers) = (start(), self.0.clone());
            spawn_local(async move {
                let outcome = request.await;
                for caller in callers.take() {
                    caller.send(outcome.clone());
                }
            });
        }
        receiver
    }
}
