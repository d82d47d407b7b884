use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::AuthClient;
use crate::browser;
use crate::session::SessionState;

/// What a server has rendered, while Yew still takes its page over.
#[derive(Default)]
pub(super) struct Rendered {
    state: RefCell<Option<Rc<SessionState>>>,
    /// Whether no more is to come but what is suspended.
    is_late: Cell<bool>,
}

impl AuthClient {
    /// Keeps what is known before the client is started, which is what the server knew, if the page
    /// came from a server.
    pub(crate) fn note_rendered(&self) {
        let state = browser::is_being_hydrated().then(|| Rc::new(self.state().as_rendered()));
        self.0.rendered.state.replace(state);
        self.0.rendered.is_late.set(false);
    }

    /// Notes that all has been taken over that is not suspended.
    pub(crate) fn note_taken_over(&self) {
        self.0.rendered.is_late.set(true);
    }

    /// Returns what the server knew, for the first render of a component that may be a part of what
    /// it rendered; `None` once all of that is taken over, and in every other page.
    pub(crate) fn rendered(&self) -> Option<Rc<SessionState>> {
        let rendered = &self.0.rendered;
        let mut state = rendered.state.borrow_mut();
        if state.is_some() && rendered.is_late.get() && !browser::is_being_hydrated() {
            *state = None;
        }
        state.clone()
    }
}
