#![doc = include_str!("../docs/crate.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod bounds;
mod browser;
pub mod client;
pub mod components;
#[cfg(test)]
mod debug_tests;
pub mod guide;
pub mod hooks;
mod json;
pub mod prelude;
pub mod provider;
#[cfg(feature = "router")]
#[cfg_attr(docsrs, doc(cfg(feature = "router")))]
pub mod router;
mod session;
mod tabs;
mod transport;
pub mod types;
mod url;

// What apps use outside markup. All else is in the modules; the prelude has what components need.
pub use client::{
    AuthClient, get_csrf_token, get_providers, get_session, get_session_with, sign_in,
    sign_in_page, sign_in_with, sign_out, sign_out_with,
};
pub use components::{SignInButton, SignOutButton};
pub use hooks::use_session;
pub use provider::{SessionContext, SessionProvider};
pub use types::{
    AuthClientConfig, AuthError, CredentialsMode, GetSessionParams, Providers, Session,
    SessionStatus, SignInError, SignInOptions, SignInResponse, SignOutParams, User,
};

/// The examples of the README, which are tested with those of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
