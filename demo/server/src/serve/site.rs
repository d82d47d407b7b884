//! The site beside the endpoints: the built app, or a home page that links to them.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower::ServiceExt;
use tower_http::services::ServeDir;
use tower_http::services::fs::DefaultServeDirFallback;

use super::content_policy;
use super::plain_files::PlainFiles;
use crate::config::Config;
use crate::pages;
use crate::reply;

/// Adds the site to the routes of the endpoints, which win.
pub(crate) fn beside(endpoints: Router, config: &Config) -> Router {
    match &config.static_dir {
        Some(dir) => endpoints.fallback_service(app(dir)),
        None => {
            let base = config.base_path.as_str().to_owned();
            endpoints.route(
                "/",
                get(async move || reply::page(StatusCode::OK, pages::home::page(&base))),
            )
        }
    }
}

/// Serves the files of a single-page app, and its index for each of the app's own paths.
///
/// A file that lies beside its compressed form, such as `app.wasm.gz`, is sent compressed.
fn app(dir: &Path) -> Router {
    let index = files(dir);
    let page = async move |uri: Uri, mut request: Request| -> Response {
        // A missing script must not be answered with HTML.
        if is_file_name(uri.path()) {
            return StatusCode::NOT_FOUND.into_response();
        }
        *request.uri_mut() = Uri::from_static(INDEX);
        index.oneshot(request).await.into_response()
    };
    let files = files(dir).fallback(Router::new().fallback(page));
    Router::new()
        .fallback_service(files)
        .layer(from_fn(with_cache_rule))
        .layer(from_fn_with_state(
            dir.join("index.html").into(),
            with_policy,
        ))
        .layer(from_fn(without_leading_slashes))
}

/// The index page of the app.
const INDEX: &str = "/index.html";

fn files(dir: &Path) -> ServeDir<DefaultServeDirFallback, PlainFiles> {
    ServeDir::with_backend(dir, PlainFiles::new(dir))
        .precompressed_gzip()
        .precompressed_br()
        // A folder is a place of the app, too. Sent to the same path with a slash at its end,
        // `//folder` would name another host.
        .append_index_html_on_directories(false)
}

/// Refuses `//host/…`, which relative addresses on the page would take for another host.
async fn without_leading_slashes(request: Request, next: Next) -> Response {
    if request.uri().path().starts_with("//") {
        return StatusCode::NOT_FOUND.into_response();
    }
    next.run(request).await
}

fn is_file_name(path: &str) -> bool {
    path.rsplit('/')
        .next()
        .is_some_and(|name| name.contains('.'))
}

/// Sends the encoding and the content policy of the app's pages.
///
/// The page is read each time, because building the app anew changes its scripts.
async fn with_policy(State(index): State<Arc<Path>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let is_new = response.status() != StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    let is_page = |value: &HeaderValue| value.as_bytes().starts_with(b"text/html");
    if is_new && !headers.get(header::CONTENT_TYPE).is_some_and(is_page) {
        return response;
    }
    if is_new {
        let content_type = HeaderValue::from_static("text/html; charset=utf-8");
        headers.insert(header::CONTENT_TYPE, content_type);
    }
    let html = tokio::fs::read_to_string(index).await.unwrap_or_default();
    if let Ok(policy) = HeaderValue::from_str(&content_policy::of_app(&html)) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// Sets how long browsers may keep a file.
///
/// That is for good if its name changes with its contents; otherwise they have to ask each time
/// whether it has changed.
async fn with_cache_rule(request: Request, next: Next) -> Response {
    let rule = if names_its_contents(request.uri().path()) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let mut response = next.run(request).await;
    let status = response.status();
    if status.is_success() || status == StatusCode::NOT_MODIFIED {
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, HeaderValue::from_static(rule));
    }
    response
}

/// Returns `true` if a hash of the contents is in the name of the file, as Trunk puts it there:
/// `app-0123456789abcdef_bg.wasm`.
fn names_its_contents(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_hash =
        |part: &str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    name.contains('.') && name.split(['-', '_', '.']).skip(1).any(is_hash)
}

#[cfg(test)]
mod tests {
    use super::names_its_contents;

    #[test]
    fn only_a_hash_in_the_name_of_a_file_tells_its_contents() {
        for path in [
            "/app-0123456789abcdef.js",
            "/app-0123456789abcdef_bg.wasm",
            "/snippets/demo-fedcba9876543210/inline-0123456789abcdef.js",
        ] {
            assert!(names_its_contents(path), "{path}");
        }
        for path in [
            "/",
            "/index.html",
            "/profile",
            "/0123456789abcdef.js",
            "/app-0123456789abcde.js",
            "/app-0123456789abcdeg.js",
            "/page-0123456789abcdef",
            "/demo-0123456789abcdef/index.html",
        ] {
            assert!(!names_its_contents(path), "{path}");
        }
    }
}
