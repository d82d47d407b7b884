use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};
use serde_json::{Map, Value};

use super::{AuthError, User};
use crate::json::{Json, field};

/// The fields of a database row with the value of the session cookie.
const SECRETS: [&str; 2] = ["sessionToken", "session_token"];

/// A script of the page has replaced `toJSON` by something that returns none.
const UNWRITABLE: &str = "this page cannot write JSON";

/// Who is signed in: the fields that the server sent, except the session's own secret.
///
/// A server with database sessions whose `session` callback returns its argument puts the value of
/// the cookie into its response, as `sessionToken` (seen with `@auth/core` 0.41.3). That field is
/// dropped, whether a server or another tab sent it, so it is neither kept, printed nor passed to
/// other tabs. Every script of the page that requests the session can still read it, so the
/// callback should leave it out.
///
/// Every other JSON field that the server sent is kept, so an app's own fields can be read with
/// [`get`](Self::get) and [`decode`](Self::decode). The browser reads the JSON, so numbers are
/// those of JavaScript: whole ones are exact up to 2^53, and larger ids should be texts.
///
/// Two `Rc<Session>` that point to one session are equal without a comparison of their fields.
///
/// ```
/// use yew_authjs::Session;
///
/// let json = r#"{"user":{"name":"Ada"},"role":"admin","expires":"2030-01-01T00:00:00.000Z"}"#;
/// let session: Session = serde_json::from_str(json)?;
/// assert_eq!(session.user().name(), Some("Ada"));
/// assert_eq!(session.get::<String>("role").as_deref(), Some("admin"));
/// # Ok::<_, serde_json::Error>(())
/// ```
#[derive(Clone)]
pub struct Session {
    /// Also keeps all other fields of the session.
    user: User,
    expires: Option<String>,
}

impl Session {
    /// Creates a session from its JSON, for tests and for pages that carry a session.
    ///
    /// In a browser, it keeps 127 nested levels, and rounds whole numbers beyond 2^53.
    ///
    /// ```
    /// use serde_json::json;
    /// use yew_authjs::Session;
    ///
    /// let session = Session::from_json(json!({ "user": { "name": "Ada" }, "role": "admin" }))?;
    /// assert_eq!(session.user().name(), Some("Ada"));
    /// # Ok::<_, yew_authjs::AuthError>(())
    /// ```
    ///
    /// # Errors
    /// [`AuthError::Decode`] if `json` is not an object.
    pub fn from_json(json: Value) -> Result<Self, AuthError> {
        match json {
            Value::Object(fields) => Ok(fields.into()),
            _ => Err(AuthError::Decode("it is no JSON object".to_owned())),
        }
    }

    /// Returns the user; one without any fields if the server sent none.
    #[must_use]
    pub fn user(&self) -> &User {
        &self.user
    }

    /// Reads a session from its JSON, an object; `None` if the page cannot write JSON.
    pub(crate) fn of(json: &Json) -> Option<Self> {
        let mut fields = json.fields().unwrap_or_default();
        let expires = json.get("expires").and_then(|expires| expires.as_str());
        let is_apart = |name: &str| name == "expires" && expires.is_some();
        fields.retain(|(name, _)| !SECRETS.contains(&&**name) && !is_apart(name));
        let user = User::of_session(Json::object(fields))?;
        Some(Self { user, expires })
    }

    /// Returns when the session expires, as the server wrote it (ISO 8601).
    ///
    /// It is the newest value of when this session was first received: a refetch that changes
    /// nothing else keeps this `Session`.
    #[must_use]
    pub fn expires(&self) -> Option<&str> {
        self.expires.as_deref()
    }

    /// Returns the field `name` as a `T`; `None` if it is absent or of another type.
    #[must_use]
    pub fn get<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let rest = self.user.session();
        let field = rest.get(name).or_else(|| match name {
            "expires" => self.expires.as_deref().map(Json::from),
            _ => None,
        });
        T::deserialize(field?.to_value()?).ok()
    }

    /// Returns the whole session as the app's own type.
    ///
    /// # Errors
    /// [`AuthError::Decode`] if a field is absent or of another type. It says which, or what was
    /// expected, but not what stands there: that may be personal.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, AuthError> {
        T::deserialize(Value::Object(self.to_json()))
            .map_err(|error| AuthError::Decode(mismatch(&error.to_string())))
    }

    /// Returns all fields as the server sent them.
    ///
    /// They are converted for each call.
    #[must_use]
    pub fn to_json(&self) -> Map<String, Value> {
        match self.json().to_value() {
            Some(Value::Object(fields)) => fields,
            _ => Map::new(),
        }
    }

    /// Returns all fields as one value.
    pub(crate) fn json(&self) -> Json {
        let session = self.user.session();
        let Some(expires) = self.expires.as_deref() else {
            return session;
        };
        let mut fields = session.fields().unwrap_or_default();
        fields.push(field("expires", expires));
        Json::object(fields)
    }

    /// Returns `true` if both have equal fields, the expiry aside.
    ///
    /// Every request of a session moves its expiry.
    #[must_use]
    pub fn same_but_for_expiry(&self, other: &Session) -> bool {
        let rest = |session: &User| {
            let mut fields = session.session().fields().unwrap_or_default();
            fields.retain(|(name, _)| name != "expires");
            Json::object(fields)
        };
        // This is the quick way, and true for most sessions that are equal.
        self.user.is_stored_alike(&other.user) || rest(&self.user) == rest(&other.user)
    }
}

impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        let is_alike = self.user.is_stored_alike(&other.user);
        self.expires == other.expires && (is_alike || self.user.session() == other.user.session())
    }
}

impl Eq for Session {}

/// Shows the names of the fields alone: a session may contain a token, and logs are kept.
impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("fields", &self.json().names().unwrap_or_default())
            .field("user", &self.user)
            .finish()
    }
}

impl From<Map<String, Value>> for Session {
    fn from(json: Map<String, Value>) -> Self {
        let empty = || Self {
            user: User::default(),
            expires: None,
        };
        Self::of(&Json::from(&json)).unwrap_or_else(empty)
    }
}

/// In a binary format, such as that of Yew's `use_prepared_state!`, a session is its JSON as a
/// text: such a format cannot read values of an unknown shape.
impl Serialize for Session {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return self.to_json().serialize(serializer);
        }
        let text = self.json().text();
        let text = text.ok_or_else(|| ser::Error::custom(UNWRITABLE))?;
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for Session {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return Map::deserialize(deserializer).map(Self::from);
        }
        let text = String::deserialize(deserializer)?;
        let json = Json::parse(&text).filter(Json::is_object);
        let json = json.ok_or_else(|| de::Error::custom("a text that is no JSON object"))?;
        Self::of(&json).ok_or_else(|| de::Error::custom(UNWRITABLE))
    }
}

/// Returns what serde expected, without the value that it found, which it quotes before that.
fn mismatch(message: &str) -> String {
    if message.starts_with("missing field") {
        return message.to_owned();
    }
    let differs = "a field of the session is of another type";
    match message.rsplit_once(", expected ") {
        Some((_, expected)) => [differs, ": expected ", expected].concat(),
        None => differs.to_owned(),
    }
}

#[cfg(test)]
mod tests;
