use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::browser;
use crate::session::SessionState;

/// What a server has rendered, while Yew still hydrates its page.
#[derive(Default)]
pub(super) struct Hydration {
    state: RefCell<Option<Rc<SessionState>>>,
    /// Whether all is hydrated but what is suspended.
    is_late: Cell<bool>,
}

impl Hydration {
    /// Keeps `state`, which is what the server has rendered, if the page came from a server.
    pub(super) fn begin(&self, state: &SessionState) {
        let state = browser::is_being_hydrated().then(|| Rc::new(state.as_rendered()));
        self.state.replace(state);
        self.is_late.set(false);
    }

    /// Notes that all is hydrated that is not suspended.
    pub(super) fn note_hydrated(&self) {
        self.is_late.set(true);
    }

    /// Returns what the server has rendered, for the first render of a component in its page.
    ///
    /// Returns `None` once all of that is hydrated, and in every other page.
    pub(super) fn state(&self) -> Option<Rc<SessionState>> {
        let mut state = self.state.borrow_mut();
        if state.is_some() && self.is_late.get() && !browser::is_being_hydrated() {
            *state = None;
        }
        state.clone()
    }
}
