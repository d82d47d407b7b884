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
    /// The providers of these entries; none if one of them is no object.
    pub(crate) fn from_entries(entries: Vec<(String, Value)>) -> Option<Self> {
        let read = |(id, json): (String, Value)| {
            json.as_object()
                .map(|json| ClientSafeProvider::from_json(id, json))
        };
        entries
            .into_iter()
            .map(read)
            .collect::<Option<_>>()
            .map(Self)
    }

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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn providers_keep_the_servers_order_and_fill_in_what_is_absent() {
        let entries = [
            (
                "zeta",
                json!({"id": "zeta", "name": "Zeta", "type": "oidc", "signinUrl": "s", "callbackUrl": "c"}),
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
}
