use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::json::{Json, StoredJson, field};

/// The user of a [`Session`](super::Session).
///
/// Every field is optional: the server decides which ones it sends.
#[derive(Clone, Default)]
pub struct User {
    /// The whole session but for its expiry, with the user under `user`. All but the fields below
    /// is read from there on demand.
    session: StoredJson,
    id: Option<String>,
    name: Option<String>,
    email: Option<String>,
    image: Option<String>,
}

impl User {
    /// Returns the user of this session; `None` if the page cannot write JSON.
    pub(super) fn of_session(session: Json) -> Option<Self> {
        let user = session.get("user").unwrap_or(Json::NULL);
        let text = |name: &str| user.get(name)?.as_str();
        let id = user.get("id");
        Some(Self {
            id: id.and_then(|id| id.digits().or_else(|| id.as_str())),
            name: text("name"),
            email: text("email"),
            image: text("image"),
            session: StoredJson::of(session)?,
        })
    }

    /// Returns the fields of the whole session, but for its expiry.
    pub(super) fn session(&self) -> Json {
        self.session.json()
    }

    /// Returns `true` if the sessions around both are stored alike, which equal ones usually are.
    pub(super) fn is_stored_alike(&self, other: &Self) -> bool {
        self.session == other.session
    }

    /// Returns the user's id; a numeric one is written out in digits.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Returns the name to show.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Returns the email address.
    #[must_use]
    pub fn email(&self) -> Option<&str> {
        self.email.as_deref()
    }

    /// Returns the address of a picture.
    #[must_use]
    pub fn image(&self) -> Option<&str> {
        self.image.as_deref()
    }

    /// Returns the field `name` as a `T`; `None` if it is absent or of another type.
    #[must_use]
    pub fn get<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        T::deserialize(self.own()?.get(name)?.to_value()?).ok()
    }

    /// Returns `true` if both are the same person.
    ///
    /// They are compared by id where both have one, else by email, else by all fields.
    #[must_use]
    pub fn is_same_person(&self, other: &User) -> bool {
        let both = |text: fn(&Self) -> Option<&str>| text(self).zip(text(other));
        match both(Self::id).or_else(|| both(Self::email)) {
            Some((mine, theirs)) => mine == theirs,
            None => self == other,
        }
    }

    /// Returns the user's own fields; `None` if the server sent no object.
    fn own(&self) -> Option<Json> {
        self.session().get("user").filter(Json::is_object)
    }
}

/// Compares the user's own fields, not those of the sessions around them.
impl PartialEq for User {
    fn eq(&self, other: &Self) -> bool {
        let own = |user: &Self| user.own().unwrap_or_else(|| Json::object(Vec::new()));
        self.is_stored_alike(other) || own(self) == own(other)
    }
}

impl Eq for User {}

/// Shows the names of the user's own fields alone.
impl fmt::Debug for User {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields = self.own().and_then(|own| own.names()).unwrap_or_default();
        f.debug_struct("User").field("fields", &fields).finish()
    }
}

impl From<Map<String, Value>> for User {
    fn from(user: Map<String, Value>) -> Self {
        let session = Json::object(vec![field("user", Json::from(&user))]);
        Self::of_session(session).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_changed_name_is_the_same_person_and_another_id_is_not() {
        let user = |json: Value| User::from(json.as_object().unwrap().clone());
        assert!(
            user(json!({"id": 1, "name": "Ada"}))
                .is_same_person(&user(json!({"id": "1", "name": "Ada L."})))
        );
        assert!(
            !user(json!({"id": 1, "email": "a@x"}))
                .is_same_person(&user(json!({"id": 2, "email": "a@x"})))
        );
        assert!(
            user(json!({"email": "a@x", "name": "A"}))
                .is_same_person(&user(json!({"email": "a@x"})))
        );
        assert!(!user(json!({"name": "A"})).is_same_person(&user(json!({"name": "B"}))));
    }

    #[test]
    fn users_are_equal_by_their_own_fields_whatever_the_sessions_around_them_have() {
        let user = |json: Value| User::of_session(Json::from(&json)).unwrap();
        let ada = user(json!({"user": {"name": "Ada"}, "role": 1}));
        assert_eq!(ada, user(json!({"user": {"name": "Ada"}, "role": 2})));
        assert_ne!(ada, user(json!({"user": {"name": "Bob"}, "role": 1})));
        for nameless in [json!({}), json!({"user": 7}), json!({"user": {}})] {
            assert_eq!(user(nameless), User::default());
        }
        assert_ne!(ada, User::default());
        assert_eq!(format!("{ada:?}"), r#"User { fields: ["name"] }"#);
    }
}
