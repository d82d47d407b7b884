//! `POST signin`: the start of a sign-in.

use crate::failure::Failure;
use crate::reply::Reply;
use crate::visit::Visit;

/// Leads to the sign-in page: the credentials provider has its form there and nothing to start.
pub(super) fn start(visit: Visit<'_>) -> Result<Reply, Failure> {
    visit.require_csrf()?;
    let url = visit.endpoint("/signin");
    Ok(visit.redirect(url))
}
