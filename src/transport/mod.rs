//! HTTP: what to send and what an answer means (pure), and one file that sends.

mod abort_handle;
mod answer;
mod fetch;
mod form;
mod leaving;
mod post_outcome;
mod preload;
#[cfg(test)]
mod random_replies;
#[cfg(test)]
mod random_requests;
#[cfg(test)]
mod random_work;
mod request;
mod response;

pub(crate) use abort_handle::AbortHandle;
pub(crate) use fetch::HttpClient;
pub(crate) use form::Form;
pub(crate) use leaving::Leaving;
pub(crate) use post_outcome::{PostOutcome, is_csrf_rejection, post_outcome};
pub(crate) use preload::PreloadedRequest;
pub(crate) use request::{Request, Routes};
pub(crate) use response::{Reply, csrf_token, providers, session, update};
