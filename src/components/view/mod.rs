//! Parts of components that need no hooks: plain functions that return `Html`.

mod action_button;
mod brand_mark;
mod children_or;
mod error_notice;
mod isolated;
mod labelled_input;

pub(super) use action_button::{ActionButton, action_button};
pub(super) use brand_mark::brand_mark;
pub(crate) use children_or::children_or;
pub(super) use error_notice::{ErrorNotice, error_notice};
pub(super) use isolated::isolated;
pub(super) use labelled_input::{LabelledInput, labelled_input};
