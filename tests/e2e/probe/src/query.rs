//! What the page's address asks for.

use std::time::Duration;

use web_sys::UrlSearchParams;
use yew_authjs::prelude::*;

/// The query parameters of the page.
pub(crate) struct Query(Option<UrlSearchParams>);

impl Query {
    pub(crate) fn of_page() -> Self {
        let query = search()
            .filter(|search| !search.is_empty())
            .or_else(given_query);
        Self(query.and_then(|query| UrlSearchParams::new_with_str(&query).ok()))
    }

    fn get(&self, name: &str) -> Option<String> {
        self.0.as_ref()?.get(name)
    }

    /// The base path; none for the library's own default.
    pub(crate) fn base(&self) -> Option<String> {
        self.get("base")
    }

    /// The origin of the auth server; none for the page's own.
    pub(crate) fn server(&self) -> Option<String> {
        self.get("server")
    }

    /// Whether cookies go to that server too.
    pub(crate) fn credentials(&self) -> CredentialsMode {
        match self.get("include") {
            Some(_) => CredentialsMode::Include,
            None => CredentialsMode::SameOrigin,
        }
    }

    /// The time between polls; zero for none.
    pub(crate) fn poll(&self) -> Duration {
        let seconds = self.get("poll").and_then(|seconds| seconds.parse().ok());
        Duration::from_secs(seconds.unwrap_or(0))
    }

    /// Whether `name` has not been switched off with `=0`.
    pub(crate) fn is_on(&self, name: &str) -> bool {
        self.get(name).is_none_or(|value| value != "0")
    }

    /// Whether the page needs a session.
    pub(crate) fn is_guarded(&self) -> bool {
        self.get("guard").is_some()
    }

    /// Whether a component that signs in shall be there.
    pub(crate) fn has_button(&self) -> bool {
        self.get("button").is_some()
    }

    /// Whether a second provider shall stand beside the first.
    pub(crate) fn has_two(&self) -> bool {
        self.get("two").is_some()
    }

    /// Where a sign-in shall lead.
    pub(crate) fn target(&self) -> Option<String> {
        self.get("to")
    }

    /// The server's id of the e-mail provider.
    pub(crate) fn mail(&self) -> String {
        self.get("mail").unwrap_or_else(|| "nodemailer".to_owned())
    }

    /// What the app shall do from inside `on_change`.
    pub(crate) fn reenter(&self) -> Option<String> {
        self.get("reenter")
    }

    pub(crate) fn initial(&self) -> InitialSession {
        match self.get("initial").as_deref() {
            Some("none") => InitialSession::Known(None),
            // A session that cannot be read becomes none at all, and the tests that look for its
            // user fail.
            Some("given") => InitialSession::from(given()),
            _ => InitialSession::Fetch,
        }
    }
}

fn search() -> Option<String> {
    web_sys::window()?.location().search().ok()
}

/// The query of a page that has no address of its own.
fn given_query() -> Option<String> {
    let document = web_sys::window()?.document()?;
    document.document_element()?.get_attribute("data-query")
}

fn given() -> Option<Session> {
    serde_json::from_str(r#"{"user":{"name":"Given User"},"expires":"2999-01-01T00:00:00.000Z"}"#)
        .ok()
}
