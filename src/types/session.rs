use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};
use serde_json::{Map, Value};

use super::{AuthError, User};

/// The fields of a database row that hold the value of the session cookie.
const SECRETS: [&str; 2] = ["sessionToken", "session_token"];

/// Who is signed in: what the server answered, but for the session's own secret.
///
/// A server with database sessions whose `session` callback returns its argument puts the value of
/// the cookie into its answer, as `sessionToken` (seen with `@auth/core` 0.41.3). That field is
/// dropped, whoever sent it, so it is neither kept, printed, nor passed to other tabs; it is still
/// readable for every script of the page that asks the server, so the callback should leave it out.
///
/// Every other JSON field that the server sent is kept, so an app's own fields are there to read
/// with [`get`](Self::get) and [`decode`](Self::decode). The browser reads the JSON, so numbers are
/// those of JavaScript: whole ones are exact up to 2^53, and larger ids should be texts.
///
/// ```
/// use yew_authjs::Session;
///
/// let session: Session = serde_json::from_str(r#"{"user":{"name":"Ada"},"role":"admin","expires":"2030-01-01T00:00:00.000Z"}"#)?;
/// assert_eq!(session.user().name(), Some("Ada"));
/// assert_eq!(session.get::<String>("role").as_deref(), Some("admin"));
/// # Ok::<_, serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct Session {
    json: Map<String, Value>,
    user: User,
}

impl Session {
    /// The user; one without any fields if the server sent none.
    pub fn user(&self) -> &User {
        &self.user
    }

    /// When the session ends, as the server wrote it (ISO 8601). It is the newest value when this
    /// session was first seen: a refetch that changes nothing else keeps the same `Session`.
    pub fn expires(&self) -> Option<&str> {
        self.json.get("expires")?.as_str()
    }

    /// The field `name` as a `T`; none if it is absent or of another type.
    pub fn get<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        T::deserialize(self.json.get(name)?).ok()
    }

    /// The whole session as the app's own type.
    ///
    /// # Errors
    /// [`AuthError::Json`] if a field is absent or of another type. It says which, or what was
    /// expected, but not what stands there: that may be personal.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, AuthError> {
        T::deserialize(&Value::Object(self.json.clone()))
            .map_err(|error| AuthError::Json(mismatch(&error.to_string())))
    }

    /// All fields as the server sent them.
    pub fn as_json(&self) -> &Map<String, Value> {
        &self.json
    }

    /// Whether `other` says the same of the same user, the moment of expiry left aside: every read
    /// of a session moves that.
    pub fn same_but_for_expiry(&self, other: &Session) -> bool {
        let differs = |a: &Self, b: &Self| {
            a.json
                .iter()
                .any(|(name, value)| name != "expires" && b.json.get(name) != Some(value))
        };
        !differs(self, other) && !differs(other, self)
    }
}

/// Shows the names of the fields alone: a session may hold a token, and logs are kept.
impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<_> = self.json.keys().collect();
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
        let user = json
            .get("user")
            .and_then(Value::as_object)
            .cloned()
            .map(User::from)
            .unwrap_or_default();
        Self { json, user }
    }
}

/// In a binary format, such as that of Yew's `use_prepared_state!`, a session is its JSON as a
/// text: such a format cannot read values of an unknown shape.
impl Serialize for Session {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return self.json.serialize(serializer);
        }
        let text = serde_json::to_string(&self.json).map_err(ser::Error::custom)?;
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

/// Says what serde expected, without the value that it found and quotes before that.
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
mod tests {
    use serde_json::json;

    use super::*;

    fn session(json: Value) -> Session {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn unknown_fields_are_kept_at_the_top_and_in_the_user() {
        let json = json!({"user": {"name": "Ada", "team": ["x", 1]}, "role": {"level": 3}, "expires": "soon"});
        let session = session(json.clone());
        assert_eq!(serde_json::to_value(&session).unwrap(), json);
        assert_eq!(session.user().get::<Value>("team"), Some(json!(["x", 1])));
        assert_eq!(session.get::<u8>("role"), None, "of another type");
    }

    #[test]
    fn the_secret_of_a_database_session_is_dropped_on_arrival() {
        for name in ["sessionToken", "session_token"] {
            let json = json!({"user": {"name": "Ada"}, "userId": "1", name: "secret-value"});
            let session = session(json);
            assert!(!format!("{session:?}").contains("secret-value"));
            assert!(!session.as_json().contains_key(name));
            assert!(
                !serde_json::to_string(&session)
                    .unwrap()
                    .contains("secret-value")
            );
            assert_eq!(session.get::<String>("userId").as_deref(), Some("1"));
        }
    }

    #[test]
    fn user_fields_may_be_absent_null_or_of_a_strange_type() {
        let strange = session(json!({"user": {"name": null, "email": 7, "id": 42}}));
        assert_eq!(
            (
                strange.user().name(),
                strange.user().email(),
                strange.user().id()
            ),
            (None, None, Some("42"))
        );
        assert_eq!(session(json!({"user": null})).user(), &User::default());
        assert_eq!(session(json!({"user": "Ada"})).user().name(), None);
    }

    #[test]
    fn decoding_gives_the_apps_own_type_or_says_what_is_missing() {
        #[derive(Deserialize, Debug)]
        struct Mine {
            role: String,
        }
        assert_eq!(
            session(json!({"role": "admin"}))
                .decode::<Mine>()
                .unwrap()
                .role,
            "admin"
        );
        let error = session(json!({})).decode::<Mine>().unwrap_err();
        assert!(error.to_string().contains("role"), "{error}");
    }

    #[test]
    fn sessions_are_compared_without_their_expiry() {
        let ada = session(json!({"user": {"name": "Ada"}, "expires": "1"}));
        assert!(
            ada.same_but_for_expiry(&session(json!({"user": {"name": "Ada"}, "expires": "2"})))
        );
        assert!(ada.same_but_for_expiry(&session(json!({"user": {"name": "Ada"}}))));
        assert!(!ada.same_but_for_expiry(&session(
            json!({"user": {"name": "Ada"}, "role": 1, "expires": "1"})
        )));
        assert!(!ada.same_but_for_expiry(&session(json!({"expires": "1"}))));
    }
}
