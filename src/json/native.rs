use std::collections::BTreeSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::{Map, Value};

use super::whole::WHOLE;

/// A field of an object: its name and its value.
pub(crate) type Field = (String, Json);

/// A value outside of a browser: on a server, and in tests.
#[derive(Clone, Default)]
pub(crate) struct Json {
    value: Value,
    /// The names of an object's fields in their order, which a [`Map`] loses.
    names: Vec<String>,
}

impl Json {
    pub(crate) const NULL: Self = Self::plain(Value::Null);

    const fn plain(value: Value) -> Self {
        let names = Vec::new();
        Self { value, names }
    }

    /// Returns the value of `text`; `None` if it is not JSON, or nested in more than 127 levels.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let names = serde_json::from_str(text).map_or_else(|_| Vec::new(), |Names(names)| names);
        Some(Self { value, names })
    }

    /// Returns the value as compact JSON.
    #[expect(clippy::unnecessary_wraps, reason = "in a browser this may fail")]
    pub(crate) fn text(&self) -> Option<String> {
        Some(self.value.to_string())
    }

    pub(crate) fn object(fields: Vec<Field>) -> Self {
        let names = fields.iter().map(|(name, _)| name.clone()).collect();
        let fields = fields.into_iter().map(|(name, json)| (name, json.value));
        let value = Value::Object(fields.collect());
        Self { value, names }
    }

    pub(crate) fn list(items: Vec<Json>) -> Self {
        Self::plain(items.into_iter().map(|item| item.value).collect())
    }

    /// Returns the field `name` of an object; `None` if there is none.
    pub(crate) fn get(&self, name: &str) -> Option<Self> {
        self.value.get(name).cloned().map(Self::plain)
    }

    /// Returns the fields of an object, in their order.
    pub(crate) fn fields(&self) -> Option<Vec<Field>> {
        let fields = self.value.as_object()?;
        let mut known = BTreeSet::new();
        // A name that occurs twice has the place of the first, and the value of the last.
        let names = self.names.iter().chain(fields.keys());
        let names = names.filter(|name| known.insert(name.as_str()));
        let field = |name: &String| Some((name.clone(), Self::plain(fields.get(name)?.clone())));
        names.map(field).collect()
    }

    /// Returns the names of the fields of an object.
    pub(crate) fn names(&self) -> Option<Vec<String>> {
        Some(self.value.as_object()?.keys().cloned().collect())
    }

    pub(crate) fn items(&self) -> Option<Vec<Self>> {
        let items = self.value.as_array()?;
        Some(items.iter().cloned().map(Self::plain).collect())
    }

    pub(crate) fn as_str(&self) -> Option<String> {
        self.value.as_str().map(str::to_owned)
    }

    pub(crate) fn as_f64(&self) -> Option<f64> {
        self.value.as_f64()
    }

    pub(crate) fn is_true(&self) -> bool {
        self.value == true
    }

    pub(crate) fn is_null(&self) -> bool {
        self.value.is_null()
    }

    pub(crate) fn is_object(&self) -> bool {
        self.value.is_object()
    }

    /// Returns the digits of a whole number; `None` if it is a fraction, or negative and large.
    pub(crate) fn digits(&self) -> Option<String> {
        let number = self.value.as_number()?;
        if number.is_i64() || number.is_u64() {
            return Some(number.to_string());
        }
        // A whole number too large for JavaScript to tell from its neighbors is still an id.
        let number = number.as_f64()?;
        let is_whole = number.trunc() == number && number >= 0.0;
        is_whole.then(|| (number as u64).to_string())
    }

    /// Returns the value as serde has it.
    #[expect(clippy::unnecessary_wraps, reason = "in a browser this may fail")]
    pub(crate) fn to_value(&self) -> Option<Value> {
        Some(self.value.clone())
    }
}

impl From<&Value> for Json {
    fn from(value: &Value) -> Self {
        Self::plain(value.clone())
    }
}

impl From<&Map<String, Value>> for Json {
    fn from(fields: &Map<String, Value>) -> Self {
        Self::plain(Value::Object(fields.clone()))
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::plain(text.into())
    }
}

/// A number that no JSON can have becomes `null`, and a whole one is written without a fraction.
impl From<f64> for Json {
    fn from(number: f64) -> Self {
        let is_whole = number.trunc() == number && number.abs() <= WHOLE as f64;
        Self::plain(if is_whole {
            Value::from(number as i64)
        } else {
            Value::from(number)
        })
    }
}

impl From<bool> for Json {
    fn from(is_true: bool) -> Self {
        Self::plain(is_true.into())
    }
}

/// Compares the values without the order of their fields.
impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// The names of the fields of an object.
struct Names(Vec<String>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(NamesInOrder).map(Self)
    }
}

struct NamesInOrder;

impl<'de> Visitor<'de> for NamesInOrder {
    type Value = Vec<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut names = Vec::new();
        while let Some((name, IgnoredAny)) = map.next_entry()? {
            names.push(name);
        }
        Ok(names)
    }
}
