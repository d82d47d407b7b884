use form_urlencoded::{Serializer, byte_serialize};
use serde_json::{Value, json};

use super::form::{Body, Form};
use crate::json;
use crate::types::{ProviderType, SignInAuthorizationParams};

const JSON: &str = "application/json";

/// One request as plain data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) url: String,
    /// A request without a body is a GET, one with a body a POST.
    pub(crate) body: Option<Body>,
}

/// Builds requests to the Auth.js routes under one base.
#[derive(Clone, Debug)]
pub(crate) struct Endpoint {
    base: String,
}

impl Endpoint {
    pub(crate) fn new(base: impl Into<String>) -> Self {
        Self { base: base.into() }
    }

    pub(crate) fn session(&self) -> Request {
        self.get("/session")
    }

    pub(crate) fn csrf(&self) -> Request {
        self.get("/csrf")
    }

    pub(crate) fn providers(&self) -> Request {
        self.get("/providers")
    }

    /// The sign-in page of the server, which leads back to `target`.
    pub(crate) fn sign_in_page(&self, target: &str, error: Option<&str>) -> String {
        let mut query = Serializer::new(String::new());
        if let Some(error) = error {
            query.append_pair("error", error);
        }
        query.append_pair("callbackUrl", target);
        [self.base.as_str(), "/signin?", &query.finish()].concat()
    }

    /// Changes the session. A server with CSRF protection switched off has no token.
    pub(crate) fn update(&self, csrf: Option<&str>, data: &Value) -> Request {
        let text = json::text(&json!({ "csrfToken": csrf.unwrap_or_default(), "data": data }));
        self.post(
            ["/session"],
            Body {
                content_type: JSON,
                text,
                return_redirect: false,
            },
        )
    }

    /// Where a plain form of a provider posts. Credentials are checked at once; all other sign-ins go on elsewhere, at the provider or in the user's mail.
    pub(crate) fn form_action(&self, kind: &ProviderType, id: &str) -> String {
        [self.base.as_str(), &sign_in_path(kind, id)].concat()
    }

    /// Starts a sign-in; the form's fields are what the user typed.
    pub(crate) fn sign_in(
        &self,
        kind: &ProviderType,
        id: &str,
        form: &Form<'_>,
        params: &SignInAuthorizationParams,
    ) -> Request {
        self.post([&sign_in_path(kind, id), &query(params)], form.body())
    }

    pub(crate) fn sign_out(&self, form: &Form<'_>) -> Request {
        self.post(["/signout"], form.body())
    }

    fn get(&self, path: &str) -> Request {
        Request {
            url: [&self.base, path].concat(),
            body: None,
        }
    }

    fn post<const N: usize>(&self, path: [&str; N], body: Body) -> Request {
        Request {
            url: [self.base.as_str(), &path.concat()].concat(),
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

fn query(params: &SignInAuthorizationParams) -> String {
    if params.params.is_empty() {
        return String::new();
    }
    let pairs = Serializer::new(String::new())
        .extend_pairs(&params.params)
        .finish();
    ["?", &pairs].concat()
}

/// An id as one path segment. Plain ids stay as they are, because Auth.js compares them undecoded.
fn segment(id: &str) -> String {
    byte_serialize(id.as_bytes())
        .map(|part| if part == "+" { "%20" } else { part })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endpoint() -> Endpoint {
        Endpoint::new("/api/auth")
    }

    fn text(request: Request) -> String {
        request.body.unwrap().text
    }

    #[test]
    fn the_form_has_the_users_fields_first_and_its_own_token_and_target_last() {
        let fields = [("username", "ada"), ("csrfToken", "forged"), ("p&w", "ä =")]
            .map(|(a, b)| (a.to_owned(), b.to_owned()));
        let form = Form {
            fields: &fields,
            csrf: Some("token"),
            target: "http://o/x?y=1#z",
        };
        let request = endpoint().sign_in(
            &ProviderType::Credentials,
            "credentials",
            &form,
            &Default::default(),
        );
        assert_eq!(request.url, "/api/auth/callback/credentials");
        assert_eq!(
            text(request),
            "username=ada&p%26w=%C3%A4+%3D&csrfToken=token&callbackUrl=http%3A%2F%2Fo%2Fx%3Fy%3D1%23z&json=true"
        );
    }

    #[test]
    fn a_server_without_csrf_protection_is_sent_no_token() {
        let form = Form {
            fields: &[],
            csrf: None,
            target: "/",
        };
        assert_eq!(
            text(endpoint().sign_out(&form)),
            "callbackUrl=%2F&json=true"
        );
    }

    #[test]
    fn authorization_params_are_the_query_and_ids_stay_one_segment() {
        let params = SignInAuthorizationParams::new()
            .param("prompt", "login")
            .param("scope", "a b");
        let form = Form {
            fields: &[],
            csrf: Some("t"),
            target: "/",
        };
        assert_eq!(
            endpoint()
                .sign_in(&ProviderType::OAuth, "git hub/../x", &form, &params)
                .url,
            "/api/auth/signin/git%20hub%2F..%2Fx?prompt=login&scope=a+b"
        );
        assert_eq!(
            endpoint()
                .sign_in(&ProviderType::Email, "my-id_1", &form, &Default::default())
                .url,
            "/api/auth/signin/my-id_1"
        );
    }

    #[test]
    fn a_plain_form_posts_where_the_client_does() {
        let form = Form {
            fields: &[],
            csrf: None,
            target: "/",
        };
        for (kind, action) in [
            (ProviderType::Credentials, "/api/auth/callback/a%20b"),
            (ProviderType::Email, "/api/auth/signin/a%20b"),
        ] {
            assert_eq!(endpoint().form_action(&kind, "a b"), action);
            let request = endpoint().sign_in(&kind, "a b", &form, &Default::default());
            assert_eq!(request.url, action);
        }
    }

    #[test]
    fn an_update_is_json_with_any_data() {
        let request = endpoint().update(Some("t"), &json!({"name": "Ada L."}));
        assert_eq!(
            serde_json::from_str::<Value>(&text(request)).unwrap(),
            json!({"csrfToken": "t", "data": {"name": "Ada L."}})
        );
        assert_eq!(
            serde_json::from_str::<Value>(&text(endpoint().update(None, &Value::Null))).unwrap()["data"],
            Value::Null
        );
    }

    #[test]
    fn the_sign_in_page_gets_the_target_encoded() {
        let url = endpoint().sign_in_page("http://o/a?b=c", Some("SessionRequired"));
        assert_eq!(
            url,
            "/api/auth/signin?error=SessionRequired&callbackUrl=http%3A%2F%2Fo%2Fa%3Fb%3Dc"
        );
    }

    #[test]
    fn debug_never_shows_a_body() {
        let fields = [("password".to_owned(), "lovelace".to_owned())];
        let form = Form {
            fields: &fields,
            csrf: Some("t"),
            target: "/",
        };
        assert!(
            !format!(
                "{:?}",
                endpoint().sign_in(&ProviderType::Credentials, "c", &form, &Default::default())
            )
            .contains("lovelace")
        );
    }
}
