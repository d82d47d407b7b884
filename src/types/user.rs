use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::{Map, Number, Value};

/// The user of a [`Session`](super::Session).
///
/// Every field is optional: the server decides which ones it sends.
#[derive(Clone, Default)]
pub struct User {
    /// All fields of the session: those of the user are the object under `user`, and are read from
    /// there on demand, so that they exist once and can still be lent as a `&User`.
    session: Map<String, Value>,
    /// The digits of an id that is a number.
    digits: Option<String>,
}

impl User {
    /// Returns the user of the session that has these fields.
    pub(super) fn of_session(session: Map<String, Value>) -> Self {
        let mut user = Self {
            session,
            digits: None,
        };
        user.digits = match user.field("id") {
            Some(Value::Number(id)) => digits(id),
            _ => None,
        };
        user
    }

    /// Returns the fields of the whole session.
    pub(super) fn session(&self) -> &Map<String, Value> {
        &self.session
    }

    /// Returns the user's id; a numeric one is written out in digits.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.digits.as_deref().or_else(|| self.text("id"))
    }

    /// Returns the name to show.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.text("name")
    }

    /// Returns the email address.
    #[must_use]
    pub fn email(&self) -> Option<&str> {
        self.text("email")
    }

    /// Returns the address of a picture.
    #[must_use]
    pub fn image(&self) -> Option<&str> {
        self.text("image")
    }

    /// Returns the field `name` as a `T`; `None` if it is absent or of another type.
    #[must_use]
    pub fn get<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        T::deserialize(self.field(name)?).ok()
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
    fn fields(&self) -> Option<&Map<String, Value>> {
        self.session.get("user")?.as_object()
    }

    fn field(&self, name: &str) -> Option<&Value> {
        self.fields()?.get(name)
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.field(name)?.as_str()
    }
}

/// Compares the user's own fields, not those of the sessions around them.
impl PartialEq for User {
    fn eq(&self, other: &Self) -> bool {
        match (self.fields(), other.fields()) {
            (Some(mine), Some(theirs)) => mine == theirs,
            (mine, theirs) => mine.or(theirs).is_none_or(Map::is_empty),
        }
    }
}

impl Eq for User {}

/// Shows the names of the user's own fields alone.
impl fmt::Debug for User {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<_> = self.fields().into_iter().flat_map(Map::keys).collect();
        f.debug_struct("User").field("fields", &fields).finish()
    }
}

impl From<Map<String, Value>> for User {
    fn from(user: Map<String, Value>) -> Self {
        let mut session = Map::new();
        session.insert("user".to_owned(), Value::Object(user));
        Self::of_session(session)
    }
}

/// Returns the digits of a whole number; `None` if it is negative and large, or a fraction.
///
/// Printing a number of any kind would bring in tables of ten kilobytes, for fractions that no id
/// has.
fn digits(id: &Number) -> Option<String> {
    if let Some(id) = id.as_i64() {
        return Some(id.to_string());
    }
    // A whole number too large for JavaScript to tell from its neighbours is still an id.
    let whole = id.as_f64().filter(|id| id.trunc() == *id && *id >= 0.0)?;
    id.as_u64().or(Some(whole as u64)).map(|id| id.to_string())
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
        let user = |json: Value| User::of_session(json.as_object().unwrap().clone());
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
