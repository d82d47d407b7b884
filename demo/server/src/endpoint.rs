//! From an HTTP request below the base path to its HTTP response.

use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::action_path::Action;
use crate::actions;
use crate::auth_request::{AuthRequest, NotUnderstood};
use crate::failure::Failure;
use crate::origin::Origin;
use crate::pages;
use crate::reply::{self, Content, Reply};
use crate::visit::{Shared, has_usable_callback_urls};

pub(crate) async fn handle(
    State(shared): State<Arc<Shared>>,
    Extension(origin): Extension<Origin>,
    request: Request,
) -> Response {
    let request = match AuthRequest::read(&shared.config, origin, request).await {
        Ok(request) => request,
        Err(NotUnderstood::BadRequest) => return reply::bad_request(),
        Err(NotUnderstood::BodyTooLarge) => return StatusCode::PAYLOAD_TOO_LARGE.into_response(),
    };
    if !has_usable_callback_urls(&request) {
        tracing::warn!("the callback URL in a query or cookie is no http URL");
        return misconfigured(&request).unwrap_or_else(|_| reply::misconfigured());
    }
    let reply = actions::answer(&shared, &request).await;
    reply
        .and_then(|reply| reply.into_response(request.redirect_as_json, request.origin.is_https()))
        .unwrap_or_else(|failure| failed(&shared, &request, &failure))
}

fn failed(shared: &Shared, request: &AuthRequest, failure: &Failure) -> Response {
    // The page that the browser is sent to promises an explanation in the log.
    if let Failure::Configuration(cause) = failure {
        tracing::warn!("answered Configuration: {cause}");
    }
    // An update is made by a script, which has no use for a page.
    if request.is_post && request.action == Action::Session {
        return reply::json_response(StatusCode::BAD_REQUEST, &Value::Null);
    }
    let url = format!(
        "{}{}{}",
        request.origin,
        shared.config.base_path,
        failure.page()
    );
    if let Failure::TooManySignIns { retry_after } = failure {
        return too_many_sign_ins(&url, *retry_after, request.redirect_as_json);
    }
    reply::failure_response(&url, request.redirect_as_json)
}

/// Answers 429: with the URL of the page that explains it, as every refusal has one, or with a
/// page.
fn too_many_sign_ins(url: &str, wait: Duration, redirect_as_json: bool) -> Response {
    let status = StatusCode::TOO_MANY_REQUESTS;
    // Whole seconds, and none too few.
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    let mut response = if redirect_as_json {
        reply::json_response(status, &json!({ "url": url }))
    } else {
        reply::page(status, pages::too_many::page(seconds, url))
    };
    let headers = response.headers_mut();
    headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

fn misconfigured(request: &AuthRequest) -> Result<Response, Failure> {
    if request.is_post || !request.action.has_page() {
        return Ok(reply::misconfigured());
    }
    let (status, markup) = pages::error::page(Some("Configuration"), "");
    let content = Content::Page(status, markup);
    Reply {
        content,
        cookies: Vec::new(),
    }
    .into_response(false, false)
}
