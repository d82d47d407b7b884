//! Forms that sign in without leaving the page, and as plain HTML before hydration.

mod credentials_form;
mod email_form;
mod error_id;
mod form_error;
mod form_field;
mod form_fields;
mod provider_form;
mod use_form_action;
mod use_signed_in;

pub use credentials_form::{CredentialsForm, CredentialsFormProps};
pub use email_form::{EmailForm, EmailFormProps};
pub use form_field::FormField;
