//! What is not taken for an answer of the server: what comes from elsewhere, and what has no end.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use std::rc::Rc;

use support::{FakeServer, js};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};
use yew_authjs::{AuthClient, AuthClientConfig, AuthError, Session};

wasm_bindgen_test_configure!(run_in_browser);

/// What an answer may have in bytes.
const MOST: usize = 1_000_000;

fn client(server: &FakeServer) -> AuthClient {
    let mut config = AuthClientConfig::default();
    config.base_path.clone_from(&server.base);
    AuthClient::new(config)
}

async fn ask(client: &AuthClient) -> Result<Option<Rc<Session>>, AuthError> {
    client.get_session().await
}

/// Lets `change`, which has `answer`, make another answer of each.
fn change(change: &str) {
    js(&format!(
        "window.fetch = ((real) => async (...request) => {{
            const answer = await real(...request);
            {change}
        }})(window.fetch)"
    ));
}

/// Gives each answer an address.
fn answer_at(url: &str) {
    change(&format!(
        "return Object.defineProperty(answer, 'url', {{ value: {url}, configurable: true }});"
    ));
}

#[wasm_bindgen_test]
async fn an_answer_from_another_origin_is_an_error_of_its_own() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let client = client(&server);
    answer_at("'https://elsewhere.example/api/auth/session'");
    let elsewhere = AuthError::OtherOrigin("https://elsewhere.example".to_owned());
    assert_eq!(ask(&client).await, Err(elsewhere.clone()));
    assert_eq!(client.get_csrf_token().await, Err(elsewhere.clone()));
    assert_eq!(client.get_providers().await, Err(elsewhere));
    assert_eq!(client.state().session(), None);
    answer_at("`${location.protocol}//${location.hostname}:1/session`");
    assert_eq!(ask(&client).await.unwrap_err().kind(), "OtherOrigin");
}

#[wasm_bindgen_test]
async fn an_answer_from_another_place_of_the_origin_is_one_of_the_server() {
    for url in ["`${location.origin}/elsewhere`", "''"] {
        let server = FakeServer::install();
        server.sign_in("{name: 'Ada'}");
        answer_at(url);
        assert!(ask(&client(&server)).await.unwrap().is_some(), "{url}");
    }
}

#[wasm_bindgen_test]
async fn the_origin_that_counts_is_that_of_the_base() {
    let server = FakeServer::install();
    server.sign_in("{name: 'Ada'}");
    let mut config = AuthClientConfig::default();
    config.base_path.clone_from(&server.base);
    config.base_url = Some("HTTPS://Auth.Example:443".to_owned());
    let client = AuthClient::new(config);
    answer_at("'https://auth.example/anywhere'");
    assert!(ask(&client).await.unwrap().is_some());
    answer_at("location.href");
    assert_eq!(ask(&client).await.unwrap_err().kind(), "OtherOrigin");
}

/// Leaves a request that the page has sent before the app was there, with `answer`.
fn leave_early(server: &FakeServer, answer: &str) {
    js(&format!(
        "window.__authjsSession = {{
            url: '{}/session', at: Date.now(), controller: new AbortController(),
            answer: Promise.resolve({answer}),
        }}",
        server.base
    ));
}

#[wasm_bindgen_test]
async fn a_pages_own_request_is_made_again_if_its_answer_is_from_elsewhere_or_too_long() {
    let grace = "JSON.stringify({ user: { name: 'Grace' } })";
    for (answer, name, asked) in [
        (format!("new Response({grace})"), "Grace", 0),
        (
            format!(
                "Object.defineProperty(
                    new Response({grace}), 'url', {{ value: 'https://elsewhere.example/' }}
                )"
            ),
            "Ada",
            1,
        ),
        (
            format!("new Response({grace} + ' '.repeat({MOST}))"),
            "Ada",
            1,
        ),
    ] {
        let server = FakeServer::install();
        server.sign_in("{name: 'Ada'}");
        leave_early(&server, &answer);
        let client = client(&server);
        let _running = client.start();
        support::until(
            || client.state().session().is_some(),
            || format!("{:?}", client.state()),
        )
        .await;
        let session = client.state().session().unwrap().clone();
        assert_eq!(session.user().name(), Some(name), "{answer}");
        assert_eq!(server.count("GET session"), asked, "{answer}");
    }
}

#[wasm_bindgen_test]
async fn an_answer_that_says_that_it_is_too_long_is_not_read() {
    for length in ["1000001", "99999999999999999999"] {
        let server = FakeServer::install();
        js("window.__read = 0");
        change(&format!(
            "answer.headers.set('content-length', '{length}');
            answer.text = async () => {{ window.__read++; return 'null'; }};
            return answer;"
        ));
        let error = ask(&client(&server)).await.unwrap_err();
        assert_eq!(
            error,
            AuthError::BadResponse("more than 1 MB".to_owned()),
            "{length}"
        );
        assert_eq!(js("window.__read"), 0, "{length}");
    }
}

/// Answers each request with an object of so many bytes, whose fields are made by `field`.
fn answer_with(bytes: usize, field: &str) {
    change(&format!(
        "const fields = [];
        let left = {bytes} - 28;
        for (let n = 0, text; (text = {field}).length < left; n++) {{
            fields.push(text);
            left -= new TextEncoder().encode(text).length + 1;
        }}
        const body = `{{\"user\":{{}},\"more\":{{${{fields}}}}}}`;
        return new Response(body + ' '.repeat({bytes} - new TextEncoder().encode(body).length));"
    ));
}

#[wasm_bindgen_test]
async fn what_is_longer_than_a_megabyte_is_not_taken_in() {
    for field in ["`\"${n}\":1`", "`\"${n}\":\"\u{20ac}\"`"] {
        let server = FakeServer::install();
        answer_with(MOST + 1, field);
        let error = ask(&client(&server)).await.unwrap_err();
        assert_eq!(error, AuthError::BadResponse("more than 1 MB".to_owned()));
    }
}

#[wasm_bindgen_test]
async fn the_largest_answer_is_read_and_told_to_another_tab_in_a_moment() {
    let server = FakeServer::install();
    let (client, other) = (client(&server), client(&server));
    let _running = (client.start(), other.start());
    support::settle().await;
    answer_with(MOST, "`\"${n.toString(36)}\":1`");
    let shown = |client: &AuthClient| client.state().session().cloned();
    let began = js_sys::Date::now();
    ask(&client).await.unwrap();
    let read = js_sys::Date::now() - began;
    support::until(|| shown(&other).is_some(), || "not told".to_owned()).await;
    let told = js_sys::Date::now() - began - read;
    let session = shown(&other).unwrap();
    assert_eq!(shown(&client), Some(session.clone()));
    let fields = session.to_json()["more"].as_object().unwrap().len();
    console_log!("{fields} fields: read in {read} ms, told in {told} ms");
    assert!(fields > 80_000, "{fields}");
    // Far more than a release takes: the tests are not optimized, and machines are busy.
    assert!(read < 5_000.0 && told < 5_000.0, "{read} ms, {told} ms");
}
