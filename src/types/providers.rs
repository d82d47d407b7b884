use crate::bounds::MOST_PROVIDERS;
use crate::json::{Field, Json};

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
    /// Creates a provider with the id to sign in with, the name to show and its type.
    ///
    /// Its URLs are empty: the library needs none of them.
    #[must_use]
    pub fn new(id: impl Into<String>, name: impl Into<String>, kind: ProviderType) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            kind,
            signin_url: String::new(),
            callback_url: String::new(),
        }
    }

    /// Reads one entry of the response; `key` replaces an absent id, and the id an absent name.
    fn from_json(key: String, json: &Json) -> Self {
        let text = |name: &str| json.get(name)?.as_str();
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
    pub(crate) fn from_entries(entries: Vec<Field>) -> Option<Self> {
        let mut all = Self::default();
        for (key, json) in entries {
            if !json.is_object() {
                return None;
            }
            all.add(ClientSafeProvider::from_json(key, &json));
        }
        Some(all)
    }

    fn add(&mut self, provider: ClientSafeProvider) {
        let is_one_more = self.len() < MOST_PROVIDERS && self.get(&provider.id).is_none();
        if is_one_more && !is_dots(&provider.id) {
            self.0.push(provider);
        }
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

impl IntoIterator for Providers {
    type Item = ClientSafeProvider;
    type IntoIter = std::vec::IntoIter<ClientSafeProvider>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Keeps the first provider of each id, because lists are rendered by id, and at most 1000.
impl FromIterator<ClientSafeProvider> for Providers {
    fn from_iter<I: IntoIterator<Item = ClientSafeProvider>>(providers: I) -> Self {
        let mut all = Self::default();
        providers.into_iter().for_each(|provider| all.add(provider));
        all
    }
}

#[cfg(test)]
mod tests;
