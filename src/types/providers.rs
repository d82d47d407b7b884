use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

/// How a provider signs people in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProviderType {
    /// OAuth 2: by redirect.
    OAuth,
    /// OpenID Connect: by redirect.
    Oidc,
    /// A link sent by e-mail.
    Email,
    /// A form of the app's own, such as user name and password.
    Credentials,
    /// A passkey.
    WebAuthn,
    /// A type that this version does not know, kept as it came.
    Other(String),
}

impl ProviderType {
    /// The type as Auth.js writes it.
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

/// What a client may know of a sign-in provider.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClientSafeProvider {
    /// The id to sign in with.
    pub id: String,
    /// The name to show; the id if the server sent none.
    pub name: String,
    /// How it signs people in; next-auth's `type`.
    pub kind: ProviderType,
    /// The server's sign-in URL for it.
    pub signin_url: String,
    /// The URL that it sends people back to.
    pub callback_url: String,
}

impl ClientSafeProvider {
    /// Reads one entry of the answer; the key stands in for absent fields.
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

/// The server's sign-in providers, in the order in which it lists them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Providers(Vec<ClientSafeProvider>);

impl Providers {
    /// The provider of this id.
    pub fn get(&self, id: &str) -> Option<&ClientSafeProvider> {
        self.0.iter().find(|provider| provider.id == id)
    }

    /// All of them, in server order.
    pub fn iter(&self) -> std::slice::Iter<'_, ClientSafeProvider> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the server lists none.
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

/// Reads the entries one after the other, because a JSON map of serde's forgets their order.
impl<'de> Deserialize<'de> for Providers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Providers;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of providers")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Providers, A::Error> {
                let mut providers = Vec::new();
                while let Some((id, json)) = entries.next_entry::<String, Map<String, Value>>()? {
                    providers.push(ClientSafeProvider::from_json(id, &json));
                }
                Ok(Providers(providers))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn providers_keep_the_servers_order_and_fill_in_what_is_absent() {
        let providers: Providers = serde_json::from_str(
            r#"{"zeta":{"id":"zeta","name":"Zeta","type":"oidc","signinUrl":"s","callbackUrl":"c"},"alpha":{"type":"carrier-pigeon"}}"#,
        )
        .unwrap();
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
}
