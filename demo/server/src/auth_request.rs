//! A request in the terms of Auth.js.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};

use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::{HeaderMap, Method, header, request};
use serde_json::Value;
use url::Url;

use crate::action_path::{Action, ActionPath};
use crate::config::Config;
use crate::origin::Origin;
use crate::post_body::{self, Fields};
use crate::request_cookies::RequestCookies;

/// More than any form of this protocol needs; express stops here too.
const BODY_LIMIT: usize = 100 * 1024;

/// Everything that the answer to a request depends on.
pub(crate) struct AuthRequest {
    pub(crate) is_post: bool,
    pub(crate) action: Action,
    pub(crate) provider: Option<String>,
    pub(crate) origin: Origin,
    /// Where it comes from, if the server knows.
    pub(crate) address: Option<IpAddr>,
    pub(crate) url: Url,
    pub(crate) query: HashMap<String, String>,
    pub(crate) body: Fields,
    pub(crate) cookies: RequestCookies,
    /// Whether redirects are answered as JSON instead of made.
    pub(crate) redirect_as_json: bool,
}

/// Why a request cannot be answered at all.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NotUnderstood {
    BadRequest,
    BodyTooLarge,
}

impl AuthRequest {
    pub(crate) async fn read(
        config: &Config,
        origin: Origin,
        request: Request,
    ) -> Result<Self, NotUnderstood> {
        let (parts, body) = request.into_parts();
        let is_post = match parts.method {
            Method::GET => false,
            Method::POST => true,
            _ => return Err(NotUnderstood::BadRequest),
        };
        let url = url(&origin, &parts)?;
        let ActionPath { action, provider } =
            ActionPath::parse(url.path(), &config.base_path).ok_or(NotUnderstood::BadRequest)?;
        let body = if is_post {
            let bytes = to_bytes(body, BODY_LIMIT)
                .await
                .map_err(|_| NotUnderstood::BodyTooLarge)?;
            post_body::decode(text(&parts.headers, header::CONTENT_TYPE), &bytes)
                .map_err(|_| NotUnderstood::BadRequest)?
        } else {
            Fields::new()
        };
        Ok(Self {
            is_post,
            action,
            provider,
            origin,
            address: parts
                .extensions
                .get()
                .map(|address: &SocketAddr| address.ip()),
            query: url.query_pairs().into_owned().collect(),
            url,
            body,
            cookies: RequestCookies::of(&parts.headers),
            // Any value counts, `0` too. An empty one does not reach Auth.js through express.
            redirect_as_json: !text(&parts.headers, "x-auth-return-redirect").is_empty(),
        })
    }

    /// Returns a field of the body, if it is a text.
    pub(crate) fn text_field(&self, name: &str) -> Option<&str> {
        self.body.get(name).and_then(Value::as_str)
    }

    /// Returns a field of the query; of several with one name the last one.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(String::as_str)
    }

    /// Returns the error that the query names: of several the first one, as in Auth.js.
    pub(crate) fn error(&self) -> Option<String> {
        let mut pairs = self.url.query_pairs();
        pairs
            .find(|(name, _)| name == "error")
            .map(|(_, value)| value.into_owned())
    }
}

fn text(headers: &HeaderMap, name: impl header::AsHeaderName) -> &str {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

fn url(origin: &Origin, parts: &request::Parts) -> Result<Url, NotUnderstood> {
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    Url::parse(&format!("{origin}{path}")).map_err(|_| NotUnderstood::BadRequest)
}
