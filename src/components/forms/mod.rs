//! Forms that sign in without leaving the page, and as plain HTML while there is no wasm yet.

mod credentials_form;
mod email_form;
mod error_id;
mod form_field;
mod labelled_input;
mod problem;
mod provider_form;
mod typed;
mod use_form_action;
mod use_signed_in;

pub use credentials_form::{CredentialsForm, CredentialsFormProps};
pub use email_form::{EmailForm, EmailFormProps};
pub use form_field::FormField;
