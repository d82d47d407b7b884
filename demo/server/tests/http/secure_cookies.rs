//! A public URL decides every absolute URL, and with https the names of the cookies.

use serde_json::json;
use yew_authjs_demo_server::Config;

use crate::browser::Browser;

#[tokio::test]
async fn https_makes_cookies_secure() {
    let public_url = Some("https://demo.example/app".parse().unwrap());
    let mut browser = Browser::with(Config {
        public_url,
        ..Config::default()
    });
    browser.get("/csrf").await;
    let answer = browser.sign_in("ada", "lovelace").await;
    assert_eq!(answer.json(), json!({"url": "https://demo.example/dash"}));
    let names: Vec<_> = browser.cookies.keys().collect();
    let expected = [
        "__Host-authjs.csrf-token",
        "__Secure-authjs.callback-url",
        "__Secure-authjs.session-token",
    ];
    assert_eq!(names, expected);
    for cookie in answer.set_cookies() {
        assert!(
            cookie.contains("; Path=/") && cookie.ends_with("; HttpOnly; Secure; SameSite=Lax"),
            "{cookie}"
        );
    }
    assert_eq!(browser.get("/session").await.json()["user"]["id"], "1");
}

#[tokio::test]
async fn behind_a_proxy_the_public_url_counts_and_not_the_host_header() {
    let public_url = Some("http://127.0.0.1:8080".parse().unwrap());
    let mut browser = Browser::with(Config {
        public_url,
        ..Config::default()
    });
    for (callback_url, kept) in [
        ("http://127.0.0.1:8080/page", "http://127.0.0.1:8080/page"),
        ("http://127.0.0.1:4177/page", "http://127.0.0.1:8080"),
    ] {
        let token = browser.csrf_token().await;
        let answer = browser
            .post(
                "/signout",
                &[("csrfToken", &token), ("callbackUrl", callback_url)],
            )
            .await;
        assert_eq!(answer.json(), json!({ "url": kept }));
    }
    assert!(browser.cookies.contains_key("authjs.csrf-token"));
}
