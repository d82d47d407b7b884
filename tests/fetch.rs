//! Every call ends, with a result or an error, whatever a page's scripts make of `fetch`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use futures_util::future::{Either, select};
use support::{FakeServer, js};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::platform::time::sleep;
use yew_authjs::{AuthClient, AuthClientConfig, AuthError, SignInOptions, SignOutParams};

wasm_bindgen_test_configure!(run_in_browser);

/// How many calls are made. More are by the variable that also counts for the random inputs of the
/// native tests: `PROPTEST_CASES=2000 cargo test ...`, which a page cannot read while it runs.
fn cases() -> u32 {
    option_env!("PROPTEST_CASES").map_or(300, |cases| cases.parse().unwrap())
}

const SEED: u32 = 20_261_127;

/// What can come of a call at a server that is right if it is asked rightly.
const KINDS: [&str; 12] = [
    "Network",
    "Timeout",
    "Browser",
    "BadResponse",
    "Status",
    "Redirected",
    "OtherOrigin",
    "MissingCsrf",
    "NoProviders",
    "UnknownProvider",
    "Refused",
    "Cancelled",
];

async fn ends<T>(what: &str, call: impl Future<Output = T>) -> T {
    let limit = pin!(sleep(Duration::from_secs(10)));
    match select(pin!(call), limit).await {
        Either::Left((result, _)) => result,
        Either::Right(_) => panic!("{what} never ends"),
    }
}

async fn call(client: &AuthClient, which: u32) -> Result<(), AuthError> {
    match which % 6 {
        0 => client.get_session().await.map(drop),
        1 => client.get_csrf_token().await.map(drop),
        2 => client.get_providers().await.map(drop),
        3 => client.update("data").await.map(drop),
        4 => {
            let params = SignOutParams::new().without_redirect();
            client.sign_out_with(params).await.map(drop)
        }
        _ => {
            let options = SignInOptions::new()
                .field("password", "lovelace")
                .without_redirect();
            client.sign_in_with("credentials", options).await.map(drop)
        }
    }
}

#[wasm_bindgen_test]
async fn every_call_ends_whatever_fetch_does() {
    let server = FakeServer::install();
    let mut config = AuthClientConfig::default();
    config.base_path.clone_from(&server.base);
    config.timeout = Duration::from_millis(30);
    let client = AuthClient::new(config);
    let _running = client.start();
    let mut failed = 0;
    for case in 0..cases() {
        let seed = SEED + case;
        let strange = include_str!("support/strange_fetch.js");
        js(&format!("({strange})({seed})"));
        let which = seed / 7;
        let name = format!("call {} of case {case}", which % 6);
        if let Err(error) = ends(&name, call(&client, which)).await {
            failed += 1;
            assert!(KINDS.contains(&error.kind()), "{name}: {error:?}");
        }
        js("__mend()");
        if case % 20 == 0 {
            let session = client.get_session();
            let asked = ends("a call afterwards", session).await;
            asked.unwrap_or_else(|error| panic!("after case {case}: {error:?}"));
        }
    }
    let all = cases();
    assert!(
        failed > all / 10 && failed < all,
        "{failed} of {all} failed"
    );
}
