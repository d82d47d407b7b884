//! HTTP: what to send and what an answer means (pure), and one file that sends.

mod answer;
mod canceller;
mod early;
mod fetch;
mod form;
mod leaving;
#[cfg(test)]
mod random_replies;
#[cfg(test)]
mod random_requests;
#[cfg(test)]
mod random_work;
mod request;
mod response;
mod verdict;

pub(crate) use canceller::Canceller;
pub(crate) use early::Early;
pub(crate) use fetch::Sender;
pub(crate) use form::Form;
pub(crate) use leaving::Leaving;
pub(crate) use request::{Endpoint, Request};
pub(crate) use response::{Reply, csrf_token, providers, session, update};
pub(crate) use verdict::{Verdict, lacks_csrf, verdict};
