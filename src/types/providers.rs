use serde_json::{Map, Value};

use crate::bounds::MOST_PROVIDERS;

/// How a provider signs users in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProviderType {
    /// OAuth 2, by redirect.
    OAuth,
    /// OpenID Connect, by redirect.
    Oidc,
    /// A link sent by email.
    Email,
    /// A form of the app, for example with user name and password.
    Credentials,
    /// A passkey.
    WebAuthn,
    /// A type that this version does not know, unchanged.
    Other(String),
}

impl ProviderType {
    /// Returns the type as Auth.js writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::OAuth => "oauth",
            Self::Oidc => "oidc",
            Self::Email => "email",
            Self::Credentials => "credentials",
            Self::WebAuthn => "webauthn",
            Self::Other(kind) => kind,
        }
    }
}

impl From<&str> for ProviderType {
    fn from(kind: &str) -> Self {
        match kind {
            "oauth" => Self::OAuth,
            "oidc" => Self::Oidc,
            "email" => Self::Email,
            "credentials" => Self::Credentials,
            "webauthn" => Self::WebAuthn,
            other => Self::Other(other.to_owned()),
        }
    }
}

/// The public fields of a sign-in provider.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClientSafeProvider {
    /// The id to sign in with.
    pub id: String,
    /// The name to show; the id if the server sent none.
    pub name: String,
    /// How the provider signs users in; next-auth's `type`.
    pub kind: ProviderType,
    /// The server's sign-in URL of the provider.
    pub signin_url: String,
    /// The URL to which the provider sends users back.
    pub callback_url: String,
}

impl ClientSafeProvider {
    /// Reads one entry of the response; `key` replaces an absent id, and the id an absent name.
    fn from_json(key: String, json: &Map<String, Value>) -> Self {
        let text = |name: &str| json.get(name).and_then(Value::as_str).map(str::to_owned);
        let id = text("id").unwrap_or(key);
        Self {
            name: text("name").unwrap_or_else(|| id.clone()),
            kind: ProviderType::from(text("type").unwrap_or_default().as_str()),
            signin_url: text("signinUrl").unwrap_or_default(),
            callback_url: text("callbackUrl").unwrap_or_default(),
            id,
        }
    }
}

/// Returns `true` if `id`, as a segment of a path, means a folder.
fn is_dots(id: &str) -> bool {
    matches!(id, "." | "..")
}

/// The server's sign-in providers, in the order in which it lists them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Providers(Vec<ClientSafeProvider>);

impl Providers {
    /// Returns the providers of these entries; `None` if one of them is no object.
    ///
    /// Of several providers with one id the first is kept, because lists are rendered by id. A
    /// provider whose id cannot be part of a URL is omitted, as are those beyond
    /// [`MOST_PROVIDERS`].
    pub(crate) fn from_entries(entries: Vec<(String, Value)>) -> Option<Self> {
        let mut all = Self::default();
        for (key, json) in entries {
            let provider = ClientSafeProvider::from_json(key, json.as_object()?);
            let is_one_more = all.len() < MOST_PROVIDERS && all.get(&provider.id).is_none();
            if is_one_more && !is_dots(&provider.id) {
                all.0.push(provider);
            }
        }
        Some(all)
    }

    /// Returns the provider with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&ClientSafeProvider> {
        self.0.iter().find(|provider| provider.id == id)
    }

    /// Returns an iterator over the providers, in the server's order.
    pub fn iter(&self) -> std::slice::Iter<'_, ClientSafeProvider> {
        self.0.iter()
    }

    /// Returns the number of providers.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns `true` if the server lists no provider.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> IntoIterator for &'a Providers {
    type Item = &'a ClientSafeProvider;
    type IntoIter = std::slice::Iter<'a, ClientSafeProvider>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn providers_keep_the_servers_order_and_fill_in_what_is_absent() {
        let entries = [
            (
                "zeta",
                json!({
                    "id": "zeta", "name": "Zeta", "type": "oidc",
                    "signinUrl": "s", "callbackUrl": "c",
                }),
            ),
            ("alpha", json!({"type": "carrier-pigeon"})),
        ];
        let entries = entries.map(|(id, json)| (id.to_owned(), json)).to_vec();
        let providers = Providers::from_entries(entries).unwrap();
        let ids: Vec<_> = providers
            .iter()
            .map(|provider| provider.id.as_str())
            .collect();
        assert_eq!(ids, ["zeta", "alpha"]);
        let alpha = providers.get("alpha").unwrap();
        assert_eq!(
            (alpha.name.as_str(), alpha.kind.as_str()),
            ("alpha", "carrier-pigeon")
        );
        assert_eq!(providers.get("toString"), None);
    }

    fn ids(entries: Vec<(String, Value)>) -> Vec<String> {
        let providers = Providers::from_entries(entries).unwrap();
        providers
            .iter()
            .map(|provider| provider.id.clone())
            .collect()
    }

    #[test]
    fn each_id_is_listed_once_and_none_that_leaves_its_folder() {
        let entry = |key: &str, id: &str| (key.to_owned(), json!({ "id": id, "name": key }));
        let entries = [
            ("a", "x"),
            ("b", "x"),
            ("c", "."),
            ("d", ".."),
            ("e", "..."),
        ];
        let entries: Vec<_> = entries.map(|(key, id)| entry(key, id)).to_vec();
        assert_eq!(ids(entries.clone()), ["x", "..."]);
        let providers = Providers::from_entries(entries).unwrap();
        assert_eq!(providers.get("x").unwrap().name, "a", "the first");
        let by_key = vec![("..".to_owned(), json!({})), ("y".to_owned(), json!({}))];
        assert_eq!(ids(by_key), ["y"]);
    }

    #[test]
    fn a_list_without_end_is_cut_off() {
        let entries = (0..MOST_PROVIDERS + 7).map(|number| (number.to_string(), json!({})));
        let last = (MOST_PROVIDERS - 1).to_string();
        let ids = ids(entries.collect());
        assert_eq!((ids.len(), ids.last()), (MOST_PROVIDERS, Some(&last)));
    }
}
