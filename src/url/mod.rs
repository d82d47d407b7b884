//! Addresses as text: callback URLs, the parameters that an Auth.js server leaves in them, and
//! origins. Pure.

mod callback_url;
mod destination;
mod fragment;
mod origin;
#[cfg(any(test, feature = "router"))]
mod own_place;
mod query;
#[cfg(test)]
mod random_addresses;
#[cfg(test)]
mod random_targets;
mod sign_in_error;
mod trailing_slash;
mod way_back;
#[cfg(test)]
mod work_tests;

pub(crate) use callback_url::{sign_in_target, sign_out_target};
pub(crate) use destination::is_destination;
pub(crate) use fragment::{split_fragment, split_hash};
pub(crate) use origin::{on_origin, origin};
#[cfg(any(test, feature = "router"))]
pub(crate) use own_place::is_own_place;
pub(crate) use query::ServerQuery;
pub(crate) use sign_in_error::{code_of, error_of};
pub(crate) use trailing_slash::{wants_trailing_slash, with_trailing_slash};
pub(crate) use way_back::way_back;
