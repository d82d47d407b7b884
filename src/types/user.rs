use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::{Map, Number, Value};

/// The user of a [`Session`](super::Session). Every field is optional: the server decides what to
/// tell.
#[derive(Clone, Default, PartialEq)]
pub struct User {
    json: Map<String, Value>,
    id: Option<String>,
}

impl User {
    /// The user's id; a numeric one is written out in digits.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The name to show.
    pub fn name(&self) -> Option<&str> {
        self.text("name")
    }

    /// The e-mail address.
    pub fn email(&self) -> Option<&str> {
        self.text("email")
    }

    /// The address of a picture.
    pub fn image(&self) -> Option<&str> {
        self.text("image")
    }

    /// The field `name` as a `T`; none if it is absent or of another type.
    pub fn get<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        T::deserialize(self.json.get(name)?).ok()
    }

    /// Whether both are the same person: by id where both have one, else by e-mail, else by all
    /// fields.
    pub fn is_same_person(&self, other: &User) -> bool {
        match (self.id(), other.id(), self.email(), other.email()) {
            (Some(mine), Some(theirs), ..) => mine == theirs,
            (_, _, Some(mine), Some(theirs)) => mine == theirs,
            _ => self == other,
        }
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.json.get(name)?.as_str()
    }
}

/// Shows the names of the fields alone.
impl fmt::Debug for User {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<_> = self.json.keys().collect();
        f.debug_struct("User").field("fields", &fields).finish()
    }
}

impl From<Map<String, Value>> for User {
    fn from(json: Map<String, Value>) -> Self {
        let id = match json.get("id") {
            Some(Value::String(id)) => Some(id.clone()),
            Some(Value::Number(id)) => digits(id),
            _ => None,
        };
        Self { json, id }
    }
}

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
}
