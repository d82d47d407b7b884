//! Hooks that read the session of the surrounding provider and act on it.

mod spawn;
mod use_action;
mod use_auth_client;
mod use_providers;
mod use_rendered;
mod use_required_session;
mod use_seen_sign_out;
mod use_session;
mod use_session_as;
mod use_session_expiry;
mod use_session_selector;
mod use_sign_in;
mod use_sign_in_error;
mod use_sign_out;

pub use use_auth_client::use_auth_client;
pub use use_providers::{UseProvidersHandle, use_providers};
pub use use_required_session::{
    RequiredSession, UseSessionOptions, use_required_session, use_session_with,
};
pub use use_session::{use_optional_session, use_session};
pub use use_session_as::use_session_as;
pub use use_session_expiry::use_session_expiry;
pub use use_session_selector::use_session_selector;
pub use use_sign_in::{UseSignInHandle, use_sign_in};
pub use use_sign_in_error::use_sign_in_error;
pub use use_sign_out::{UseSignOutHandle, use_sign_out};

pub(crate) use spawn::{BoxFuture, spawn};
#[cfg(feature = "router")]
pub(crate) use use_seen_sign_out::use_seen_sign_out;
