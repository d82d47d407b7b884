//! Pages that work without the app and without a script.

pub(crate) mod error;
pub(crate) mod home;
mod layout;
pub(crate) mod sign_in;
pub(crate) mod sign_out;
pub(crate) mod too_many;
pub(crate) mod verify_request;

#[cfg(feature = "serve")]
pub(crate) use layout::STYLE;
