//! Addresses as text: callback URLs, the parameters that an Auth.js server adds, and origins.
//!
//! All functions are pure.

mod callback_url;
mod default_callback_url;
mod destination;
mod fragment;
mod origin;
#[cfg(any(test, feature = "router"))]
mod own_place;
mod query;
mod requested_callback_url;
mod sign_in_error;
#[cfg(test)]
mod tests;
mod trailing_slash;
pub(crate) mod urlencoded;

pub(crate) use callback_url::{sign_in_callback_url, sign_out_callback_url};
pub(crate) use destination::is_destination;
pub(crate) use fragment::{split_fragment, split_hash};
pub(crate) use origin::{on_origin, origin};
#[cfg(feature = "router")]
pub(crate) use own_place::is_own_place;
pub(crate) use query::ServerQuery;
#[cfg(feature = "router")]
pub(crate) use requested_callback_url::requested_callback_url;
pub(crate) use sign_in_error::{code_of, error_of};
pub(crate) use trailing_slash::{wants_trailing_slash, with_trailing_slash};
