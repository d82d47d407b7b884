//! HTTP with an Auth.js server.
//!
//! [`routes`] and [`form`] build requests, [`response`] and [`post_outcome`] parse replies: pure
//! functions. [`fetch`] sends.

mod abort_handle;
mod fetch;
mod form;
mod post_outcome;
mod preload;
mod raw_response;
mod response;
mod routes;
#[cfg(test)]
mod tests;
mod unloading;

pub(crate) use abort_handle::AbortHandle;
pub(crate) use fetch::HttpClient;
pub(crate) use form::Form;
pub(crate) use post_outcome::{PostOutcome, is_csrf_rejection};
pub(crate) use preload::PreloadedRequest;
pub(crate) use response::{Reply, csrf_token, providers, session, update};
pub(crate) use routes::{Request, Routes};
pub(crate) use unloading::Unloading;
