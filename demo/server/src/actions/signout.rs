//! `POST signout`: the end of a session.

use crate::failure::Failure;
use crate::reply::Reply;
use crate::visit::Visit;

/// Deletes the session cookies, if there are any, and leads to the callback URL.
pub(super) fn sign_out(mut visit: Visit<'_>) -> Result<Reply, Failure> {
    visit.require_csrf()?;
    let deleted = visit.session.delete(&visit.request.cookies);
    visit.set_cookies(deleted);
    let url = visit.callback_url.clone();
    Ok(visit.redirect(url))
}
