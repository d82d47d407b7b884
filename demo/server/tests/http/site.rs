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
        ("/", 200, "<p>app", Some("text/html; charset=utf-8")),
        (
            "/index.html",
            200,
            "<p>app",
            Some("text/html; charset=utf-8"),
        ),
        ("/profile", 200, "<p>app", Some("text/html; charset=utf-8")),
        (
            "/deep/page?x=a.b",
            200,
            "<p>app",
            Some("text/html; charset=utf-8"),
        ),
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
async fn what_has_a_hash_in_its_name_is_kept_and_all_else_is_asked_for_again() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("index.html"), "<p>app").unwrap();
    fs::write(dir.path().join("app-0123456789abcdef_bg.wasm"), "wasm").unwrap();
    fs::write(dir.path().join("icon.svg"), "<svg/>").unwrap();
    let mut browser = Browser::with(Config {
        static_dir: Some(dir.path().to_owned()),
        ..Config::default()
    });
    let forever = Some("public, max-age=31536000, immutable");
    for (path, status, rule) in [
        ("/", 200, Some("no-cache")),
        ("/index.html", 200, Some("no-cache")),
        ("/profile", 200, Some("no-cache")),
        // A place of the app, whatever it is called.
        ("/page-0123456789abcdef", 200, Some("no-cache")),
        ("/icon.svg", 200, Some("no-cache")),
        ("/app-0123456789abcdef_bg.wasm", 200, forever),
        ("/app-fedcba9876543210_bg.wasm", 404, None),
        (
            "/api/auth/session",
            200,
            Some("private, no-cache, no-store"),
        ),
    ] {
        let answer = browser.send(Request::get(path), "").await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert_eq!(answer.header(header::CACHE_CONTROL), rule, "{path}");
    }

    let first = browser.send(Request::get("/index.html"), "").await;
    let date = first.header(header::LAST_MODIFIED).unwrap();
    let again = Request::get("/index.html").header(header::IF_MODIFIED_SINCE, date);
    let answer = browser.send(again, "").await;
    assert_eq!(answer.status, StatusCode::NOT_MODIFIED);
    assert_eq!(answer.header(header::CACHE_CONTROL), Some("no-cache"));
}

#[tokio::test]
async fn a_compressed_form_is_sent_to_those_who_take_it() {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("index.html", "<p>app"),
        ("index.html.gz", "small page"),
        ("app.wasm", "wasm"),
        ("app.wasm.gz", "small wasm"),
    ] {
        fs::write(dir.path().join(name), text).unwrap();
    }
    let mut browser = Browser::with(Config {
        static_dir: Some(dir.path().to_owned()),
        ..Config::default()
    });
    for (path, plain, small, content_type) in [
        ("/app.wasm", "wasm", "small wasm", "application/wasm"),
        (
            "/profile",
            "<p>app",
            "small page",
            "text/html; charset=utf-8",
        ),
    ] {
        let answer = browser.send(Request::get(path), "").await;
        assert_eq!(answer.body, plain);
        assert_eq!(answer.header(header::CONTENT_ENCODING), None);
        let request = Request::get(path).header(header::ACCEPT_ENCODING, "gzip");
        let answer = browser.send(request, "").await;
        assert_eq!(answer.body, small);
        assert_eq!(answer.header(header::CONTENT_ENCODING), Some("gzip"));
        assert_eq!(answer.header(header::CONTENT_TYPE), Some(content_type));
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

/// A server for a folder with an app, which `also` may put more into.
fn serving(also: impl FnOnce(&std::path::Path)) -> (Browser, tempfile::TempDir) {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("index.html"), "<p>app").unwrap();
    also(dir.path());
    let browser = Browser::with(Config {
        static_dir: Some(dir.path().to_owned()),
        ..Config::default()
    });
    (browser, dir)
}

#[tokio::test]
async fn dot_files_are_no_part_of_the_app() {
    let (mut browser, _dir) = serving(|dir| {
        fs::write(dir.join(".env"), "AUTH_SECRET=x").unwrap();
        fs::write(dir.join("a.js"), "js").unwrap();
        fs::create_dir(dir.join(".git")).unwrap();
        fs::write(dir.join(".git/config"), "private").unwrap();
        fs::write(dir.join(".git/HEAD"), "private").unwrap();
    });
    for (path, status, body) in [
        ("/.env", 404, ""),
        ("/%2eenv", 200, "<p>app"),
        ("/.%65nv", 404, ""),
        ("/.git/config", 200, "<p>app"),
        ("/.git/HEAD", 200, "<p>app"),
        ("/./a.js", 200, "js"),
    ] {
        let answer = browser.send(Request::get(path), "").await;
        assert_eq!(
            (answer.status.as_u16(), answer.body.as_str()),
            (status, body),
            "{path}"
        );
    }
}

#[tokio::test]
async fn symbolic_links_are_no_part_of_the_app() {
    use std::os::unix::fs::symlink;

    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("key.txt"), "private").unwrap();
    let (mut browser, _dir) = serving(|dir| {
        symlink(outside.path().join("key.txt"), dir.join("key.txt")).unwrap();
        symlink(outside.path(), dir.join("folder")).unwrap();
        fs::write(dir.join("app.js"), "js").unwrap();
        symlink(outside.path().join("key.txt"), dir.join("app.js.gz")).unwrap();
    });
    for path in ["/key.txt", "/folder/key.txt", "/app.js"] {
        let request = Request::get(path).header(header::ACCEPT_ENCODING, "gzip");
        let answer = browser.send(request, "").await;
        assert_ne!(answer.body, "private", "{path}");
    }
}

#[test]
fn an_index_that_is_a_symbolic_link_is_no_app() {
    let dir = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink("/etc/hostname", dir.path().join("index.html")).unwrap();
    let config = Config {
        static_dir: Some(dir.path().to_owned()),
        ..Config::default()
    };
    let error = DemoServer::new(config).err().unwrap();
    assert!(error.to_string().contains("has no index.html"), "{error}");
}

#[tokio::test]
async fn no_path_leads_to_another_host() {
    let (mut browser, _dir) = serving(|dir| {
        fs::create_dir(dir.join("evil.example")).unwrap();
        fs::create_dir(dir.join("folder")).unwrap();
    });
    for (path, status) in [
        ("//evil.example", 404),
        ("//evil.example/", 404),
        ("///evil.example", 404),
        ("//", 404),
        ("/evil.example", 404),
        ("/folder", 200),
        ("/folder/", 200),
    ] {
        let answer = browser.send(Request::get(path), "").await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert_eq!(answer.header(header::LOCATION), None, "{path}");
    }
}
