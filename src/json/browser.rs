use js_sys::{Array, JSON, Object, Reflect};
use serde_json::{Map, Number, Value};
use wasm_bindgen::{JsCast, JsValue};

use super::whole::WHOLE;

/// A field of an object: its name and its value.
pub(crate) type Field = (String, Json);

/// The number of nested levels that are read: as many as `serde_json` reads.
///
/// More of them could overflow the stack.
const DEEPEST: u32 = 127;

/// The least whole number that JavaScript cannot tell from its successor.
const END: f64 = WHOLE as f64;

/// A value that the browser's parser has made, or could have made.
#[derive(Clone)]
pub(crate) struct Json(JsValue);

impl Json {
    pub(crate) const NULL: Self = Self(JsValue::NULL);

    /// Returns the value of `text`.
    ///
    /// Returns `None` if it is not JSON, is nested in more than 127 levels, or has a number that is
    /// too large for an `f64`, such as `1e999`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let value = JSON::parse(text).ok()?;
        is_readable(&value, DEEPEST).then_some(Self(value))
    }

    /// Returns the value as compact JSON; `None` if a script of the page has replaced `toJSON` by
    /// something that returns none.
    pub(crate) fn text(&self) -> Option<String> {
        JSON::stringify(&self.0).ok()?.as_string()
    }

    pub(crate) fn object(fields: Vec<Field>) -> Self {
        let entries: Array = fields
            .into_iter()
            .map(|(name, value)| Array::of2(&name.into(), &value.0))
            .collect();
        // Setting the fields one by one would give `__proto__` its special meaning.
        Self(Object::from_entries(&entries).map_or(JsValue::NULL, JsValue::from))
    }

    pub(crate) fn list(items: Vec<Json>) -> Self {
        let items: Array = items.into_iter().map(|item| item.0).collect();
        Self(items.into())
    }

    /// Returns the field `name` of an object; `None` if there is none.
    ///
    /// What scripts of the page have added to the prototype of all objects is no field.
    pub(crate) fn get(&self, name: &str) -> Option<Self> {
        if !self.is_object() {
            return None;
        }
        let object = self.0.unchecked_ref::<Object>();
        let property = Reflect::get_own_property_descriptor(object, &name.into()).ok()?;
        // Without such a property, this fails.
        Reflect::get(&property, &"value".into()).ok().map(Self)
    }

    /// Returns the fields of an object, in their order.
    pub(crate) fn fields(&self) -> Option<Vec<Field>> {
        if !self.is_object() {
            return None;
        }
        let read = |entry: JsValue| {
            let entry: Array = entry.unchecked_into();
            Some((entry.get(0).as_string()?, Self(entry.get(1))))
        };
        let entries = Object::entries(self.0.unchecked_ref());
        entries.iter().map(read).collect()
    }

    /// Returns the names of the fields of an object.
    pub(crate) fn names(&self) -> Option<Vec<String>> {
        let object = self.is_object().then(|| self.0.unchecked_ref::<Object>())?;
        Some(
            Object::keys(object)
                .iter()
                .filter_map(|name| name.as_string())
                .collect(),
        )
    }

    pub(crate) fn items(&self) -> Option<Vec<Self>> {
        let list = self.0.dyn_ref::<Array>()?;
        Some(list.iter().map(Self).collect())
    }

    pub(crate) fn as_str(&self) -> Option<String> {
        self.0.as_string()
    }

    pub(crate) fn as_f64(&self) -> Option<f64> {
        self.0.as_f64()
    }

    pub(crate) fn is_true(&self) -> bool {
        self.0 == JsValue::TRUE
    }

    pub(crate) fn is_null(&self) -> bool {
        self.0.is_null()
    }

    pub(crate) fn is_object(&self) -> bool {
        self.0.is_object() && !Array::is_array(&self.0)
    }

    /// Returns the digits of a whole number; `None` if it is a fraction, or negative and large.
    ///
    /// Printing a number of any kind would bring in tables of ten kilobytes, for fractions that no
    /// id has.
    pub(crate) fn digits(&self) -> Option<String> {
        let number = self.as_f64()?;
        let is_whole = number.trunc() == number && number > -END;
        is_whole.then(|| match number < 0.0 {
            true => (number as i64).to_string(),
            false => (number as u64).to_string(),
        })
    }

    /// Returns the value as serde has it; `None` if it is nested in more than 127 levels.
    pub(crate) fn to_value(&self) -> Option<Value> {
        read(self, DEEPEST)
    }
}

/// Returns `true` if `value` has at most `depth` nested levels, and no infinite number.
fn is_readable(value: &JsValue, depth: u32) -> bool {
    if !value.is_object() {
        return value.as_f64().is_none_or(f64::is_finite);
    }
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    let values = Object::values(value.unchecked_ref());
    values.iter().all(|value| is_readable(&value, depth))
}

fn read(json: &Json, depth: u32) -> Option<Value> {
    if json.is_null() {
        return Some(Value::Null);
    }
    if let Some(number) = json.as_f64() {
        return read_number(number);
    }
    if let Some(text) = json.as_str() {
        return Some(Value::String(text));
    }
    if let Some(is_true) = json.0.as_bool() {
        return Some(Value::Bool(is_true));
    }
    let depth = depth.checked_sub(1)?;
    if let Some(items) = json.items() {
        return items.iter().map(|item| read(item, depth)).collect();
    }
    let mut object = Map::new();
    // `collect` would sort the fields first, which costs a kilobyte for each way to sort.
    for (name, value) in json.fields()? {
        object.insert(name, read(&value, depth)?);
    }
    Some(Value::Object(object))
}

fn read_number(number: f64) -> Option<Value> {
    if number.abs() < END && number.trunc() == number {
        Some(Value::from(number as i64))
    } else {
        Number::from_f64(number).map(Value::Number)
    }
}

impl From<&Value> for Json {
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Self::NULL,
            Value::Bool(is_true) => (*is_true).into(),
            Value::Number(number) => number.as_f64().unwrap_or_default().into(),
            Value::String(text) => text.as_str().into(),
            Value::Array(list) => Self::list(list.iter().map(Self::from).collect()),
            Value::Object(fields) => Self::from(fields),
        }
    }
}

impl From<&Map<String, Value>> for Json {
    fn from(fields: &Map<String, Value>) -> Self {
        let fields = fields.iter();
        Self::object(
            fields
                .map(|(name, value)| (name.clone(), value.into()))
                .collect(),
        )
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<f64> for Json {
    fn from(number: f64) -> Self {
        Self(number.into())
    }
}

impl From<bool> for Json {
    fn from(is_true: bool) -> Self {
        Self(is_true.into())
    }
}

/// Compares the values without the order of their fields.
impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        is_equal(self, other, DEEPEST)
    }
}

fn is_equal(one: &Json, other: &Json, depth: u32) -> bool {
    if !one.0.is_object() {
        return one.0 == other.0;
    }
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    match (one.fields(), other.fields(), one.items(), other.items()) {
        (Some(mine), Some(theirs), ..) => {
            let is_there = |(name, value): &Field| {
                let field = other.get(name);
                field.is_some_and(|field| is_equal(value, &field, depth))
            };
            mine.len() == theirs.len() && mine.iter().all(is_there)
        }
        (.., Some(mine), Some(theirs)) => {
            let mut pairs = mine.iter().zip(&theirs);
            mine.len() == theirs.len() && pairs.all(|(a, b)| is_equal(a, b, depth))
        }
        _ => false,
    }
}
