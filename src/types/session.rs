use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};
use serde_json::{Map, Value};

use super::{AuthError, User};

/// The fields of a database row with the value of the session cookie.
const SECRETS: [&str; 2] = ["sessionToken", "session_token"];

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
    /// Also keeps all other fields of the session, so that the JSON exists once.
    user: User,
}

impl Session {
    /// Creates a session from its JSON, for tests and for pages that carry a session.
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

    /// Returns when the session expires, as the server wrote it (ISO 8601).
    ///
    /// It is the newest value of when this session was first received: a refetch that changes
    /// nothing else keeps this `Session`.
    #[must_use]
    pub fn expires(&self) -> Option<&str> {
        self.as_json().get("expires")?.as_str()
    }

    /// Returns the field `name` as a `T`; `None` if it is absent or of another type.
    #[must_use]
    pub fn get<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        T::deserialize(self.as_json().get(name)?).ok()
    }

    /// Returns the whole session as the app's own type.
    ///
    /// # Errors
    /// [`AuthError::Decode`] if a field is absent or of another type. It says which, or what was
    /// expected, but not what stands there: that may be personal.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, AuthError> {
        T::deserialize(&Value::Object(self.as_json().clone()))
            .map_err(|error| AuthError::Decode(mismatch(&error.to_string())))
    }

    /// Returns all fields as the server sent them.
    #[must_use]
    pub fn as_json(&self) -> &Map<String, Value> {
        self.user.session()
    }

    /// Returns `true` if both have equal fields, the expiry aside.
    ///
    /// Every request of a session moves its expiry.
    #[must_use]
    pub fn same_but_for_expiry(&self, other: &Session) -> bool {
        let (mine, theirs) = (self.as_json(), other.as_json());
        let is_kept = |(name, _): &(&String, &Value)| *name != "expires";
        // `Map` sorts the fields, unless an app has switched on `preserve_order`.
        mine.iter()
            .filter(is_kept)
            .eq(theirs.iter().filter(is_kept))
            || (is_in(mine, theirs) && is_in(theirs, mine))
    }
}

/// Returns `true` if `all` has each field of `part` but for the expiry.
fn is_in(part: &Map<String, Value>, all: &Map<String, Value>) -> bool {
    let mut fields = part.iter();
    fields.all(|(name, value)| name == "expires" || all.get(name) == Some(value))
}

impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        self.as_json() == other.as_json()
    }
}

impl Eq for Session {}

/// Shows the names of the fields alone: a session may contain a token, and logs are kept.
impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<_> = self.as_json().keys().collect();
        f.debug_struct("Session")
            .field("fields", &fields)
            .field("user", &self.user)
            .finish()
    }
}

impl From<Map<String, Value>> for Session {
    fn from(mut json: Map<String, Value>) -> Self {
        if SECRETS.iter().any(|name| json.contains_key(*name)) {
            // To remove them from the map would add 5 kB of balancing trees to every app.
            let mut kept = Map::new();
            for (name, value) in &json {
                if !SECRETS.contains(&name.as_str()) {
                    kept.insert(name.clone(), value.clone());
                }
            }
            json = kept;
        }
        let user = User::of_session(json);
        Self { user }
    }
}

/// In a binary format, such as that of Yew's `use_prepared_state!`, a session is its JSON as a
/// text: such a format cannot read values of an unknown shape.
impl Serialize for Session {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return self.as_json().serialize(serializer);
        }
        let text = serde_json::to_string(self.as_json()).map_err(ser::Error::custom)?;
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for Session {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return Map::deserialize(deserializer).map(Self::from);
        }
        let text = String::deserialize(deserializer)?;
        serde_json::from_str(&text).map_err(de::Error::custom)
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
