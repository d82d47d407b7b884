//! What the page's address asks for.

use std::collections::HashMap;

use yew_authjs::{InitialSession, Session};

/// The query parameters of the page.
pub(crate) struct Query(HashMap<String, String>);

impl Query {
    pub(crate) fn of_page() -> Self {
        let search = web_sys::window()
            .and_then(|window| window.location().search().ok())
            .unwrap_or_default();
        let pairs = search
            .trim_start_matches('?')
            .split('&')
            .filter_map(|pair| pair.split_once('='));
        Self(
            pairs
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
        )
    }

    pub(crate) fn base(&self) -> String {
        self.0
            .get("base")
            .cloned()
            .unwrap_or_else(|| "/api/auth".to_owned())
    }

    /// Seconds between polls; 0 for none.
    pub(crate) fn poll(&self) -> u32 {
        self.0
            .get("poll")
            .and_then(|seconds| seconds.parse().ok())
            .unwrap_or(0)
    }

    /// Whether `name` has not been switched off with `=0`.
    pub(crate) fn is_on(&self, name: &str) -> bool {
        self.0.get(name).is_none_or(|value| value != "0")
    }

    pub(crate) fn initial(&self) -> InitialSession {
        match self.0.get("initial").map(String::as_str) {
            Some("none") => InitialSession::Known(None),
            Some("given") => given().map_or(InitialSession::Fetch, InitialSession::from),
            _ => InitialSession::Fetch,
        }
    }
}

fn given() -> Option<Session> {
    serde_json::from_str(r#"{"user":{"name":"Given User"},"expires":"2999-01-01T00:00:00.000Z"}"#)
        .ok()
}
