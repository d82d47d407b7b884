//! The endpoints without a port, for a page whose site has no server.

use std::fmt;
use std::sync::Arc;

use axum::Extension;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{HeaderValue, Request, Response, header};
use url::Url;

use crate::clock::http_date;
use crate::config::Config;
use crate::endpoint;
use crate::keys::Keys;
use crate::origin::Origin;
use crate::passwords::Passwords;
use crate::secret::Secret;
use crate::visit::Shared;

/// Every copy of the page has it: it keeps sessions valid in all tabs, and protects nothing.
const SECRET: &str = "known to everyone who has the page with the server in it";

/// The Auth.js endpoints of a page's own origin, as functions of a request.
///
/// It keeps no state: its caller stores the cookies of its responses, and sends them with each
/// request. Passwords are compared as they are, and wrong ones are not counted.
pub struct InPageServer {
    shared: Arc<Shared>,
    origin: Origin,
}

impl fmt::Debug for InPageServer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("InPageServer")
            .field("origin", &self.origin)
            .finish_non_exhaustive()
    }
}

impl InPageServer {
    /// Returns the server of `origin` with the default settings.
    ///
    /// # Errors
    ///
    /// No keys could be derived from the secret.
    pub fn new(origin: Origin) -> Result<Self, hkdf::InvalidLength> {
        Ok(Self {
            shared: Arc::new(Shared {
                config: Config::default(),
                keys: Keys::derive(&Secret::of_page(SECRET))?,
                passwords: Passwords::Plain,
            }),
            origin,
        })
    }

    /// Returns `true` if `url`, which is absolute, is one of the endpoints.
    #[must_use]
    pub fn has(&self, url: &str) -> bool {
        let base = self.shared.config.base_path.as_str();
        Url::parse(url).is_ok_and(|url| {
            let below = url.path().strip_prefix(base);
            url.origin().ascii_serialization() == self.origin.as_str()
                && below.is_some_and(|rest| rest.starts_with('/'))
        })
    }

    /// Answers `request`, with a `Date` as every server sends it.
    pub async fn answer(&self, request: Request<String>) -> Response<String> {
        let shared = State(Arc::clone(&self.shared));
        let origin = Extension(self.origin.clone());
        let response = endpoint::handle(shared, origin, request.map(Body::from)).await;
        let (mut parts, body) = response.into_parts();
        let date = http_date(self.shared.config.clock.now()).ok();
        if let Some(date) = date.and_then(|date| HeaderValue::try_from(date).ok()) {
            parts.headers.insert(header::DATE, date);
        }
        // Bodies of the endpoints are texts that are whole already.
        let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
        Response::from_parts(parts, String::from_utf8_lossy(&body).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_below_the_base_path_of_its_own_origin_is_an_endpoint() {
        let origin = "https://someone.example".parse().unwrap();
        let server = InPageServer::new(origin).unwrap();
        for url in [
            "https://someone.example/api/auth/session",
            "https://someone.example:443/api/auth/callback/credentials?x=y",
        ] {
            assert!(server.has(url), "{url}");
        }
        for url in [
            "",
            "/api/auth/session",
            "https://someone.example/api/author/session",
            "https://someone.example/demo/api/auth/session",
            "https://someone.example/api/auth/../session",
            "http://someone.example/api/auth/session",
            "https://other.example/api/auth/session",
        ] {
            assert!(!server.has(url), "{url}");
        }
    }
}
