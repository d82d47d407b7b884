use std::rc::Rc;

use yew::prelude::*;

use super::Texts;
use crate::types::AuthError;

/// The `on_success` and `on_error` props of a button or a form.
#[derive(Clone)]
pub(super) struct ActionCallbacks<T> {
    pub(super) on_success: Option<Callback<T>>,
    pub(super) on_error: Option<Callback<Rc<AuthError>>>,
}

impl<T: Clone> ActionCallbacks<T> {
    /// Calls the callback for `result`.
    pub(super) fn emit(&self, result: &Result<T, Rc<AuthError>>) {
        match (result, &self.on_success, &self.on_error) {
            (Ok(outcome), Some(on_success), _) => on_success.emit(outcome.clone()),
            (Err(error), _, Some(on_error)) => on_error.emit(error.clone()),
            _ => {}
        }
    }

    /// Returns the text of `error` for the button to show, unless `on_error` handles it.
    pub(super) fn unhandled(&self, error: Option<&AuthError>, texts: &Texts) -> Option<AttrValue> {
        let unhandled = error.filter(|_| self.on_error.is_none());
        unhandled.map(|error| texts.error_text(error))
    }
}
