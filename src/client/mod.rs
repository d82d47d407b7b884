//! The client of a session, and next-auth's functions, which use the current one.
//!
//! Inside, it feeds the session machine and carries out its effects.

mod auth_client;
mod cache;
mod callback_url;
mod driver;
mod functions;
mod hydration;
mod listeners;
mod mutation;
mod navigation;
mod one_shot;
mod pending;
mod queries;
mod registry;
#[cfg(feature = "router")]
mod router_location;
mod server_origin;
mod session_request;
mod sign_in;
mod sign_in_redirect;
mod sign_out;
mod single_flight;
mod subscription;
mod tabs;
mod update;
mod waiting;

pub use auth_client::AuthClient;
pub use functions::{
    get_csrf_token, get_providers, get_session, get_session_with, sign_in, sign_in_page,
    sign_in_with, sign_out, sign_out_with,
};
pub use listeners::ClientGuard;

pub use crate::session::{Identity, SessionState};

pub(crate) use registry::{Registration, RenderPass};
#[cfg(feature = "router")]
pub(crate) use router_location::{
    forget_fragment, keep_fragment_of, place_of_page, place_to_return_to, with_kept_fragment,
    without_fragment,
};
pub(crate) use sign_in_redirect::redirect_to_sign_in;
pub(crate) use subscription::Subscription;
