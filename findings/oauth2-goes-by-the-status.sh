#!/usr/bin/env bash
# The oauth2 crate tells a token from an error by the status alone.
#
# Versions: oauth2 5.0.0.
# Guess: an answer with an `error` is a `ServerResponse`, by which an old code is told apart from a
#   fault of the server, and an answer of 2xx with an `access_token` is a token.
# Behavior: at 200, a body with an `error` (some providers report an old code so) is a `Parse` error
#   for want of a token. At 201, a right token is a `Parse` error for want of an `error`.
# Seen:
#   400, error: "ServerResponse: bad_verification_code"
#   200, error: "Parse: missing field `access_token`"
#   200, token: "token"
#   201, token: "Parse: missing field `error`"
#   Unchanged.
. "$(dirname "$0")/lib.sh"
run_rust 'oauth2 = { version = "=5.0.0", default-features = false }' 'http = "1"' \
  'tokio = { version = "1", features = ["macros", "rt"] }' <<'RUST'
use check::same;
use oauth2::basic::BasicClient;
use oauth2::{AuthorizationCode, ClientId, HttpRequest, RequestTokenError, TokenResponse, TokenUrl};

const ERROR: &str = r#"{ "error": "bad_verification_code" }"#;
const TOKEN: &str = r#"{ "access_token": "token", "token_type": "bearer" }"#;

/// What the crate makes of an answer of the token endpoint.
async fn outcome(status: u16, body: &'static str) -> String {
    let endpoint = TokenUrl::new("https://provider.example/token".to_owned()).unwrap();
    let client = BasicClient::new(ClientId::new("app".to_owned())).set_token_uri(endpoint);
    let answer = |_: HttpRequest| async move {
        let answer = http::Response::builder().status(status);
        answer.header("content-type", "application/json").body(body.as_bytes().to_vec())
    };
    let code = AuthorizationCode::new("code".to_owned());
    match client.exchange_code(code).request_async(&answer).await {
        Ok(token) => token.access_token().secret().clone(),
        Err(RequestTokenError::ServerResponse(error)) => format!("ServerResponse: {error}"),
        Err(RequestTokenError::Parse(error, _)) => {
            let error = error.to_string();
            format!("Parse: {}", error.split(" at line").next().unwrap())
        }
        Err(other) => other.to_string(),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let told = "ServerResponse: bad_verification_code";
    same(outcome(400, ERROR).await, told, "400, error");
    same(outcome(200, ERROR).await, "Parse: missing field `access_token`", "200, error");
    same(outcome(200, TOKEN).await, "token", "200, token");
    same(outcome(201, TOKEN).await, "Parse: missing field `error`", "201, token");
}
RUST
