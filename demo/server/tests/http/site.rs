//! What is served beside the endpoints.

use std::fs;

use axum::http::{Request, StatusCode, header};
use yew_authjs_demo_server::{Config, DemoServer};

use crate::browser::Browser;

#[tokio::test]
async fn a_built_app_is_served_with_its_index_for_its_own_pages() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("index.html"), "<p>app").unwrap();
    fs::write(dir.path().join("app_bg.wasm"), "wasm").unwrap();
    let static_dir = Some(dir.path().to_owned());
    let mut browser = Browser::with(Config {
        static_dir,
        ..Config::default()
    });
    for (path, status, body, content_type) in [
        ("/", 200, "<p>app", Some("text/html")),
        ("/index.html", 200, "<p>app", Some("text/html")),
        ("/profile", 200, "<p>app", Some("text/html")),
        ("/deep/page?x=a.b", 200, "<p>app", Some("text/html")),
        ("/app_bg.wasm", 200, "wasm", Some("application/wasm")),
        ("/missing.js", 404, "", None),
        ("/api/auth/session", 200, "null", Some("application/json")),
        (
            "/api/auth/nope",
            400,
            r#""Bad request.""#,
            Some("application/json"),
        ),
        ("/../Cargo.toml", 404, "", None),
    ] {
        let answer = browser.send(Request::get(path), "").await;
        assert_eq!(
            (answer.status.as_u16(), answer.body.as_str()),
            (status, body),
            "{path}"
        );
        assert_eq!(answer.header(header::CONTENT_TYPE), content_type, "{path}");
    }
}

#[tokio::test]
async fn a_folder_without_an_app_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let config = Config {
        static_dir: Some(dir.path().to_owned()),
        ..Config::default()
    };
    let error = DemoServer::new(config).err().unwrap();
    assert!(error.to_string().contains("has no index.html"), "{error}");
}

#[tokio::test]
async fn without_an_app_a_home_page_links_to_the_endpoints() {
    let answer = Browser::new().send(Request::get("/"), "").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(
        answer.body.contains(r#"href="/api/auth/signin""#),
        "{}",
        answer.body
    );
}
