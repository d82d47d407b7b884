use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// A value that is sent once, and the waker of the task that waits for it.
struct Slot<T> {
    value: Option<T>,
    waker: Option<Waker>,
}

/// The side that sends the value.
pub(super) struct Sender<T>(Rc<RefCell<Slot<T>>>);

/// The side that waits for the value.
#[must_use = "futures do nothing unless awaited"]
pub(super) struct Receiver<T>(Rc<RefCell<Slot<T>>>);

/// Creates both sides of a channel for one value.
pub(super) fn one_shot<T>() -> (Sender<T>, Receiver<T>) {
    let slot = Rc::new(RefCell::new(Slot {
        value: None,
        waker: None,
    }));
    (Sender(slot.clone()), Receiver(slot))
}

impl<T> Sender<T> {
    pub(super) fn send(self, value: T) {
        let waker = {
            let mut slot = self.0.borrow_mut();
            slot.value = Some(value);
            slot.waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl<T> Future for Receiver<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let mut slot = self.0.borrow_mut();
        match slot.value.take() {
            Some(value) => Poll::Ready(value),
            None => {
                slot.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}
