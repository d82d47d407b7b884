//! The server as a whole.

use std::fmt;
use std::io;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::routing::any;
use tokio::net::TcpListener;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::{DefaultOnResponse, TraceLayer};
use tracing::{Level, Span};

use super::connections;
use super::content_policy;
use super::hashed_passwords::HashedPasswords;
use super::own_origin::{self, OwnOrigins};
use super::password_hash::HashError;
use super::site;
use crate::config::Config;
use crate::endpoint;
use crate::keys::Keys;
use crate::passwords::Passwords;
use crate::secret::Secret;
use crate::visit::Shared;

/// A demo backend, ready to be served or to be put into another router.
pub struct DemoServer {
    shared: Arc<Shared>,
}

/// Shows no field: among them are keys and passwords.
impl fmt::Debug for DemoServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DemoServer").finish_non_exhaustive()
    }
}

/// The reason why a server cannot be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The system gave no random bytes.
    #[error("the system gives no random bytes: {0}")]
    Random(#[from] getrandom::Error),
    /// The passwords of the demo accounts could not be hashed.
    #[error("the demo passwords cannot be hashed: {0}")]
    Passwords(#[from] HashError),
    /// No keys could be made of the secret.
    #[error("no keys can be derived from the secret: {0}")]
    Keys(#[from] hkdf::InvalidLength),
    /// The folder to serve has no app in it.
    #[error("{0} has no index.html: build the app into it first")]
    NoApp(std::path::PathBuf),
}

impl DemoServer {
    /// Prepares a server; hashing the demo passwords takes a moment.
    pub fn new(config: Config) -> Result<Self, StartError> {
        if let Some(dir) = &config.static_dir
            && !dir
                .join("index.html")
                .symlink_metadata()
                .is_ok_and(|index| index.is_file())
        {
            return Err(StartError::NoApp(dir.clone()));
        }
        let secret = config.secret.clone().map_or_else(Secret::random, Ok)?;
        Ok(Self {
            shared: Arc::new(Shared {
                passwords: Passwords::Hashed(Box::new(HashedPasswords::new(&config.limits)?)),
                config,
                keys: Keys::derive(&secret)?,
            }),
        })
    }

    /// The routes: the Auth.js endpoints below the base path, and beside them the app or a small
    /// home page. Without a public URL they answer only to this machine's own names at `port`.
    pub fn router(&self, port: u16) -> Router {
        let base = self.shared.config.base_path.as_str();
        let endpoints = Router::new()
            .route(base, any(|| async { StatusCode::NOT_FOUND }))
            .route(&format!("{base}/"), any(endpoint::handle))
            .route(&format!("{base}/{{*rest}}"), any(endpoint::handle))
            .with_state(Arc::clone(&self.shared));
        let log = TraceLayer::new_for_http()
            .make_span_with(span)
            .on_response(DefaultOnResponse::new().level(Level::INFO))
            .on_failure(());
        let own = OwnOrigins::new(self.shared.config.public_url.as_ref(), port);
        let policy = HeaderValue::from_str(&content_policy::of_own_pages()).ok();
        let policy =
            SetResponseHeaderLayer::if_not_present(header::CONTENT_SECURITY_POLICY, policy);
        let too_late = TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            self.shared.config.limits.answer_time,
        );
        site::beside(endpoints, &self.shared.config)
            .layer(too_late)
            .layer(from_fn_with_state(own, own_origin::tell))
            .layer(policy)
            .layer(header_for_all(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .layer(header_for_all(header::REFERRER_POLICY, "same-origin"))
            .layer(log)
    }

    /// Answers requests until `stop` resolves and the open ones are done.
    pub async fn serve(
        self,
        listener: TcpListener,
        stop: impl Future<Output = ()>,
    ) -> io::Result<()> {
        let router = self.router(listener.local_addr()?.port());
        connections::serve(listener, router, &self.shared.config.limits, stop).await;
        Ok(())
    }
}

fn header_for_all(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
}

/// Names a request in the log without its query, which may hold personal data.
fn span(request: &Request) -> Span {
    tracing::info_span!("request", method = %request.method(), path = request.uri().path())
}
