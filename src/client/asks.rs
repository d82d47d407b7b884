use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;

use super::AuthClient;
use crate::bounds::ANSWER_WINDOW;

/// What new tabs have asked of this one of late.
#[derive(Default)]
pub(super) struct Asks {
    /// Runs for a while after an answer.
    window: RefCell<Option<Timeout>>,
    /// Whether another tab has asked meanwhile.
    has_more: Cell<bool>,
}

impl AuthClient {
    /// Tells a new tab what this one knows; the tabs that ask in the moment after it are told
    /// together.
    pub(super) fn answer_new_tab(&self) {
        // One answer is enough, and the tab that the server told has the newest.
        if !self.state().synced_here() {
            return;
        }
        let asks = &self.0.life.asks;
        if asks.window.borrow().is_some() {
            asks.has_more.set(true);
            return;
        }
        self.tell_state(false, false);
        let weak = Rc::downgrade(&self.0);
        let window = Timeout::new(ANSWER_WINDOW as u32, move || {
            if let Some(inner) = weak.upgrade() {
                let asks = &inner.life.asks;
                asks.window.take();
                if asks.has_more.take() {
                    AuthClient(inner.clone()).answer_new_tab();
                }
            }
        });
        asks.window.replace(Some(window));
    }
}
