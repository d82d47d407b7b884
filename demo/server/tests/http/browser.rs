//! A browser reduced to what the protocol needs: it keeps cookies and sends requests.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::request::Builder;
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::response::Response;
use serde_json::{Value, json};
use tower::ServiceExt;
use yew_authjs_demo_server::{Config, DemoServer, InPageServer};

/// The origin of every test.
pub(crate) const O: &str = "http://127.0.0.1:4177";

/// Hashing the passwords takes a moment, so tests without special settings share a server.
static SHARED: LazyLock<Router> =
    LazyLock::new(|| DemoServer::new(Config::default()).unwrap().router(4177));

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    pub(crate) fn header(&self, name: impl header::AsHeaderName) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub(crate) fn set_cookies(&self) -> Vec<&str> {
        self.headers
            .get_all(header::SET_COOKIE)
            .iter()
            .map(|value| value.to_str().unwrap())
            .collect()
    }

    pub(crate) fn sets_session(&self) -> bool {
        self.set_cookies()
            .iter()
            .any(|cookie| cookie.starts_with("authjs.session-token=") && !deletes(cookie))
    }

    /// Asserts a refusal: a 200 with the URL of an error page, without cookies or Location.
    pub(crate) fn assert_failed_with(&self, path: &str) {
        assert_eq!(self.status, StatusCode::OK);
        assert_eq!(self.json(), json!({ "url": format!("{O}/api/auth{path}") }));
        assert_eq!(self.set_cookies(), [""; 0]);
        assert_eq!(self.header(header::LOCATION), None);
    }
}

pub(crate) fn deletes(cookie: &str) -> bool {
    cookie.contains("; Max-Age=0;")
}

/// What a browser can send requests to.
enum Server {
    Router(Router),
    InPage(Box<InPageServer>),
}

impl Server {
    async fn answer(&self, request: Request<Body>) -> Response {
        match self {
            Self::Router(router) => router.clone().oneshot(request).await.unwrap(),
            Self::InPage(server) => {
                let (parts, body) = request.into_parts();
                let body = text(body).await;
                let answer = server.answer(Request::from_parts(parts, body)).await;
                answer.map(Body::from)
            }
        }
    }
}

async fn text(body: Body) -> String {
    let bytes = to_bytes(body, usize::MAX).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A server with the cookies that it has set.
pub(crate) struct Browser {
    server: Server,
    pub(crate) cookies: BTreeMap<String, String>,
}

impl Browser {
    pub(crate) fn new() -> Self {
        Self::on(SHARED.clone())
    }

    pub(crate) fn with(config: Config) -> Self {
        Self::on(DemoServer::new(config).unwrap().router(4177))
    }

    pub(crate) fn on(router: Router) -> Self {
        Self {
            server: Server::Router(router),
            cookies: BTreeMap::new(),
        }
    }

    /// Returns a browser with the server in the page.
    pub(crate) fn in_page() -> Self {
        let server = InPageServer::new(O.parse().unwrap()).unwrap();
        Self {
            server: Server::InPage(Box::new(server)),
            cookies: BTreeMap::new(),
        }
    }

    /// Returns a browser in which ada has signed in.
    pub(crate) async fn signed_in() -> Self {
        let mut browser = Self::new();
        browser.sign_in("ada", "lovelace").await;
        assert!(browser.cookies.contains_key("authjs.session-token"));
        browser
    }

    pub(crate) async fn send(&mut self, request: Builder, body: impl Into<Body>) -> Answer {
        let cookies: Vec<_> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = request
            .header(header::HOST, "127.0.0.1:4177")
            .header(header::COOKIE, cookies.join("; "));
        let request = request.body(body.into()).unwrap();
        let (parts, body) = self.server.answer(request).await.into_parts();
        let body = text(body).await;
        let answer = Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        };
        self.keep_cookies(&answer);
        answer
    }

    fn keep_cookies(&mut self, answer: &Answer) {
        for cookie in answer.set_cookies() {
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            if deletes(cookie) {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(format!("/api/auth{path}")), Body::empty())
            .await
    }

    /// Posts a form as the client does, which wants redirects told and not made.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = form(path).header("X-Auth-Return-Redirect", "1");
        self.send(request, encoded(fields)).await
    }

    pub(crate) async fn post_json(&mut self, path: &str, body: &Value) -> Answer {
        let request = Request::post(format!("/api/auth{path}"))
            .header(header::CONTENT_TYPE, "application/json");
        self.send(request, body.to_string()).await
    }

    pub(crate) async fn csrf_token(&mut self) -> String {
        let answer = self.get("/csrf").await;
        answer.json()["csrfToken"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn sign_in(&mut self, username: &str, password: &str) -> Answer {
        let token = self.csrf_token().await;
        let fields = [
            ("username", username),
            ("password", password),
            ("csrfToken", &token),
            ("callbackUrl", "/dash"),
        ];
        self.post("/callback/credentials?", &fields).await
    }
}

/// A form's POST without the header that the client adds.
pub(crate) fn form(path: &str) -> Builder {
    Request::post(format!("/api/auth{path}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
}

pub(crate) fn encoded(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}
