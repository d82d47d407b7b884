//! `GET signin`, `signout`, `error` and `verify-request`: pages for people without the app.

use axum::http::StatusCode;

use crate::failure::Failure;
use crate::pages;
use crate::reply::Reply;
use crate::visit::Visit;

pub(super) fn sign_in(visit: Visit<'_>) -> Result<Reply, Failure> {
    if visit.request.provider.is_some() {
        return Err(Failure::unsupported_action());
    }
    // As in Auth.js the query goes before the cookie: a wrong token only makes the form fail.
    let csrf_token = visit
        .request
        .query("csrfToken")
        .unwrap_or(&visit.csrf.token);
    let target = visit.endpoint("/callback/credentials");
    let markup = pages::sign_in::page(&target, csrf_token, visit.request.query("error"));
    Ok(visit.page(StatusCode::OK, markup))
}

pub(super) fn sign_out(visit: Visit<'_>) -> Reply {
    let markup = pages::sign_out::page(visit.request.url.as_str(), &visit.csrf.token);
    visit.page(StatusCode::OK, markup)
}

pub(super) fn error(visit: Visit<'_>) -> Reply {
    let sign_in = visit.endpoint("/signin");
    let (status, markup) = pages::error::page(visit.request.error().as_deref(), &sign_in);
    visit.page(status, markup)
}

pub(super) fn verify_request(visit: Visit<'_>) -> Reply {
    visit.page(StatusCode::OK, pages::verify_request::page())
}
