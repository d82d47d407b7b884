//! Which hosts the server takes for itself.

use axum::http::{Request, StatusCode, header};
use tower::ServiceExt;
use yew_authjs_demo_server::{Config, DemoServer};

use crate::browser::{Browser, O};

async fn asked(path: &str, host: &str) -> (StatusCode, String) {
    let router = DemoServer::new(Config::default()).unwrap().router(4177);
    let request = Request::get(path).header(header::HOST, host);
    let response = router
        .oneshot(request.body(axum::body::Body::empty()).unwrap())
        .await
        .unwrap();
    let status = response.status();
    let body = axum::body::to_bytes(response.into_body(), usize::MAX)
        .await
        .unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test]
async fn another_host_gets_no_form_and_a_sentence_with_the_fix() {
    for host in ["evil.example", "evil.example:4177", "ada@127.0.0.1:4177"] {
        for path in ["/api/auth/signin", "/api/auth/providers", "/"] {
            let (status, body) = asked(path, host).await;
            assert_eq!(status, StatusCode::MISDIRECTED_REQUEST, "{host} {path}");
            assert!(body.contains("--public-url"), "{body}");
            assert!(!body.contains(host), "{body}");
        }
    }
}

#[tokio::test]
async fn the_own_names_lead_to_themselves() {
    for host in ["localhost:4177", "127.0.0.1:4177", "[::1]:4177"] {
        let (status, body) = asked("/api/auth/signin", host).await;
        assert_eq!(status, StatusCode::OK);
        let action = format!(r#"action="http://{host}/api/auth/callback/credentials""#);
        assert!(body.contains(&action), "{body}");
    }
}

#[tokio::test]
async fn an_address_in_the_request_line_changes_nothing() {
    let mut browser = Browser::new();
    let request = Request::get("http://evil.example/api/auth/providers");
    let answer = browser.send(request, "").await;
    assert!(answer.body.contains(O), "{}", answer.body);
    assert!(!answer.body.contains("evil"), "{}", answer.body);
}
