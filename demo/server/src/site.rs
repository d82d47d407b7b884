//! What stands beside the endpoints: the built app, or a home page that links to them.

use std::path::Path;

use axum::Router;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower::ServiceExt;
use tower_http::services::{ServeDir, ServeFile};

use crate::config::Config;
use crate::pages;

/// Adds the site to the routes of the endpoints, which win.
pub(crate) fn beside(endpoints: Router, config: &Config) -> Router {
    match &config.static_dir {
        Some(dir) => endpoints.fallback_service(app(dir)),
        None => {
            let base = config.base_path.as_str().to_owned();
            endpoints.route(
                "/",
                get(async move || axum::response::Html(pages::home::page(&base).into_string())),
            )
        }
    }
}

/// Serves the files of a single-page app, and its index wherever the app has a page of its own.
fn app(dir: &Path) -> ServeDir<Router> {
    let index = ServeFile::new(dir.join("index.html"));
    let page = async move |uri: Uri, request: axum::extract::Request| -> Response {
        // A missing script must not be answered with HTML.
        if is_file_name(uri.path()) {
            return StatusCode::NOT_FOUND.into_response();
        }
        index.oneshot(request).await.into_response()
    };
    ServeDir::new(dir).fallback(Router::new().fallback(page))
}

fn is_file_name(path: &str) -> bool {
    path.rsplit('/')
        .next()
        .is_some_and(|name| name.contains('.'))
}
