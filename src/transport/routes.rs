use super::form::{Body, Form};
use crate::json::{Json, field};
use crate::types::ProviderType;
use crate::url::urlencoded;

const JSON: &str = "application/json";

/// A request as plain data.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) struct Request {
    pub(crate) url: String,
    /// A request without a body is a GET, one with a body a POST.
    pub(crate) body: Option<Body>,
}

/// Builds requests to the Auth.js routes under one base.
#[derive(Clone)]
pub(crate) struct Routes {
    base: String,
}

impl Routes {
    pub(crate) fn new(base: impl Into<String>) -> Self {
        Self { base: base.into() }
    }

    /// Returns the request for the session.
    pub(crate) fn session(&self) -> Request {
        self.get("/session")
    }

    /// Returns the request for a CSRF token.
    pub(crate) fn csrf(&self) -> Request {
        self.get("/csrf")
    }

    /// Returns the request for the list of providers.
    pub(crate) fn providers(&self) -> Request {
        self.get("/providers")
    }

    /// Returns the address of the server's sign-in page, which leads back to `callback_url`.
    pub(crate) fn sign_in_page(&self, callback_url: &str, error: Option<&str>) -> String {
        let mut query: Vec<_> = error.map(|error| ("error", error)).into_iter().collect();
        query.push(("callbackUrl", callback_url));
        [&*self.base, "/signin?", &urlencoded::encode(&query)].concat()
    }

    /// Returns the request that updates the session with `data`.
    ///
    /// A server with CSRF protection switched off has no token.
    pub(crate) fn update(&self, csrf: Option<&str>, data: &Json) -> Request {
        let csrf = field("csrfToken", csrf.unwrap_or_default());
        let body = Json::object(vec![csrf, field("data", data.clone())]);
        self.post(
            "/session",
            Body {
                content_type: JSON,
                text: body.text().unwrap_or_default(),
                return_redirect: false,
            },
        )
    }

    /// Returns the address to which a plain form of a provider posts.
    ///
    /// Credentials are checked at once; all other sign-ins continue at the provider or in the
    /// user's mail.
    pub(crate) fn form_action(&self, kind: &ProviderType, id: &str) -> String {
        [self.base.as_str(), &sign_in_path(kind, id)].concat()
    }

    /// Returns the request that starts a sign-in; the form's fields are the user's input.
    pub(crate) fn sign_in(
        &self,
        kind: &ProviderType,
        id: &str,
        form: &Form<'_>,
        params: &[(String, String)],
    ) -> Request {
        let path = [sign_in_path(kind, id), query(params)].concat();
        self.post(&path, form.body())
    }

    /// Returns the request that signs out.
    pub(crate) fn sign_out(&self, form: &Form<'_>) -> Request {
        self.post("/signout", form.body())
    }

    fn get(&self, path: &str) -> Request {
        Request {
            url: [&self.base, path].concat(),
            body: None,
        }
    }

    fn post(&self, path: &str, body: Body) -> Request {
        Request {
            url: [&self.base, path].concat(),
            body: Some(body),
        }
    }
}

fn sign_in_path(kind: &ProviderType, id: &str) -> String {
    let action = match kind {
        ProviderType::Credentials => "/callback/",
        _ => "/signin/",
    };
    [action, &segment(id)].concat()
}

fn query(params: &[(String, String)]) -> String {
    if params.is_empty() {
        return String::new();
    }
    let params = params.iter();
    let params: Vec<_> = params.map(|(name, value)| (&**name, &**value)).collect();
    ["?", &urlencoded::encode(&params)].concat()
}

/// Encodes `id` as one path segment.
///
/// Plain ids stay as they are, because Auth.js compares them undecoded.
fn segment(id: &str) -> String {
    // Browsers read these as dot segments, also when encoded. With a space at the end they are
    // names, of providers that no server has.
    let end = if matches!(id, "." | "..") { "%20" } else { "" };
    let encoded = urlencoded::encode(&[("", id)]);
    let mut segment = String::new();
    for character in encoded.chars().skip(1) {
        match character {
            '+' => segment.push_str("%20"),
            other => segment.push(other),
        }
    }
    [&*segment, end].concat()
}

#[cfg(test)]
mod tests;
