//! The one owner of state: runs the state machine of `session` over the edges.

mod action;
mod asks;
mod clock;
mod core;
mod current;
mod flight;
mod free;
mod from_location;
mod get_session;
mod given;
mod mark;
mod navigate;
#[cfg(feature = "router")]
mod place;
mod prepare;
mod read;
mod reading;
mod rendered;
mod run;
mod server_origin;
mod sign_in;
mod sign_out;
mod subscription;
mod sync;
mod target;
mod tokens;
mod turn;
mod update;

pub use self::core::AuthClient;
pub use free::{get_csrf_token, get_providers, get_session, sign_in, sign_out};
pub use run::ClientGuard;

pub(crate) use current::{Mounted, Pass};
#[cfg(feature = "router")]
pub(crate) use place::{
    forget_fragment, keep_fragment_of, place_of_page, place_to_return_to, with_kept_fragment,
};
