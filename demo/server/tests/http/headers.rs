//! What every answer tells browsers to beware of.

use std::fs;

use axum::http::{Request, header};
use yew_authjs_demo_server::Config;

use crate::browser::{Answer, Browser};

fn assert_guarded(answer: &Answer, what: &str) -> String {
    assert_eq!(
        answer.header(header::X_CONTENT_TYPE_OPTIONS),
        Some("nosniff"),
        "{what}"
    );
    assert_eq!(
        answer.header(header::REFERRER_POLICY),
        Some("same-origin"),
        "{what}"
    );
    let policy = answer
        .header(header::CONTENT_SECURITY_POLICY)
        .unwrap_or_default();
    for part in [
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ] {
        assert!(
            policy.split("; ").any(|other| other == part),
            "{what}: {policy}"
        );
    }
    for part in ["'unsafe-inline'", "'unsafe-eval'", "*"] {
        assert!(
            !policy.split([' ', ';']).any(|other| other == part),
            "{what}: {policy}"
        );
    }
    policy.to_owned()
}

#[tokio::test]
async fn every_answer_of_the_endpoints_is_guarded_and_loads_nothing() {
    let mut browser = Browser::signed_in().await;
    for path in [
        "/session",
        "/csrf",
        "/providers",
        "/signin",
        "/signout",
        "/error?error=Configuration",
        "/verify-request",
        "/callback/credentials",
        "/nope",
        "/session?callbackUrl=rel",
        "/signin?callbackUrl=rel",
        "",
    ] {
        let answer = browser.get(path).await;
        let policy = assert_guarded(&answer, path);
        assert!(
            policy.starts_with("default-src 'none'; style-src 'sha256-"),
            "{policy}"
        );
        if answer.body.starts_with('<') {
            let content_type = answer.header(header::CONTENT_TYPE);
            assert_eq!(content_type, Some("text/html; charset=utf-8"), "{path}");
            assert_eq!(
                answer.header(header::CACHE_CONTROL),
                Some("no-store"),
                "{path}"
            );
        }
    }
    let home = browser.send(Request::get("/"), "").await;
    assert_guarded(&home, "/");
    // A second one beside the browser's own.
    let unknown = Request::get("/").header(header::HOST, "evil.example");
    assert_guarded(&browser.send(unknown, "").await, "two hosts");
}

#[tokio::test]
async fn the_app_s_pages_allow_the_scripts_that_stand_in_them_now() {
    let dir = tempfile::tempdir().unwrap();
    let index = dir.path().join("index.html");
    fs::write(&index, "<script>a()</script>").unwrap();
    fs::write(dir.path().join("app.js"), "a()").unwrap();
    let mut browser = Browser::with(Config {
        static_dir: Some(dir.path().to_owned()),
        ..Config::default()
    });
    let mut policies = Vec::new();
    for script in ["a()", "b()"] {
        fs::write(&index, format!("<script>{script}</script>")).unwrap();
        for path in ["/", "/profile", "/index.html"] {
            let answer = browser.send(Request::get(path), "").await;
            let policy = assert_guarded(&answer, path);
            assert!(policy.contains("'wasm-unsafe-eval' 'sha256-"), "{policy}");
            assert!(
                policy.contains("require-trusted-types-for 'script'"),
                "{policy}"
            );
            policies.push(policy);
        }
    }
    policies.dedup();
    assert_eq!(policies.len(), 2, "one for each script: {policies:?}");
    for path in ["/app.js", "/missing.js", "//x", "/api/auth/session"] {
        let answer = browser.send(Request::get(path), "").await;
        assert_guarded(&answer, path);
    }
}
