use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::one_shot::{Receiver, Sender, one_shot};
use crate::types::AuthError;

/// Whether a request was answered. The answer itself is in a cache, so that this code is not
/// repeated for each kind of answer.
type Outcome = Result<(), AuthError>;

/// A future in a box, so that its code is not repeated in each caller.
pub(super) type BoxFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// At most one request of a kind at a time; later callers join it.
#[derive(Default)]
pub(super) struct SingleFlight(Rc<RefCell<Vec<Sender<Outcome>>>>);

impl SingleFlight {
    /// Joins the request under way, or starts the one that `start` returns.
    ///
    /// It is not aborted with its callers.
    pub(super) fn join(&self, start: impl FnOnce() -> BoxFuture<Outcome>) -> Receiver<Outcome> {
        let (sender, receiver) = one_shot();
        let is_first = self.0.borrow().is_empty();
        self.0.borrow_mut().push(sender);
        if is_first {
            spawn_local(run(start(), self.0.clone()));
        }
        receiver
    }
}

async fn run(request: BoxFuture<Outcome>, callers: Rc<RefCell<Vec<Sender<Outcome>>>>) {
    let outcome = request.await;
    for caller in callers.take() {
        caller.send(outcome.clone());
    }
}
