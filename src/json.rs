//! Reads and writes JSON text, by the browser where there is one.
//!
//! The browser has all that is needed; serde's text format would be a quarter of what this library
//! adds to an app. Numbers are then those of JavaScript: whole ones are exact up to 2^53. An
//! unpaired surrogate, as of a server that truncates its texts, is read as U+FFFD, not refused.

use serde_json::{Map, Value};

#[cfg(target_arch = "wasm32")]
use browser as text_format;
#[cfg(not(target_arch = "wasm32"))]
use native as text_format;

/// Returns the value of `text`; `None` if it is not JSON, or nested in more than 127 levels.
pub(crate) fn parse(text: &str) -> Option<Value> {
    text_format::parse(text)
}

/// Returns the fields of the object in `text`; `None` if there is no object.
pub(crate) fn object(text: &str) -> Option<Map<String, Value>> {
    match parse(text)? {
        Value::Object(fields) => Some(fields),
        _ => None,
    }
}

/// Returns the fields of the object in `text`, in their order, which a [`Map`] loses.
pub(crate) fn entries(text: &str) -> Option<Vec<(String, Value)>> {
    text_format::entries(text)
}

/// Returns `value` as compact JSON.
pub(crate) fn text(value: &Value) -> String {
    text_format::text(value)
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::{Array, JSON, Object};
    use serde_json::{Map, Number, Value};
    use wasm_bindgen::{JsCast, JsValue};

    /// The number of nested levels that are read: as many as `serde_json` reads.
    ///
    /// More of them could overflow the stack.
    const DEEPEST: u32 = 127;

    /// The least whole number that JavaScript cannot tell from its successor.
    const WHOLE: f64 = 9_007_199_254_740_992.0;

    pub(super) fn parse(text: &str) -> Option<Value> {
        read(&JSON::parse(text).ok()?, DEEPEST)
    }

    pub(super) fn entries(text: &str) -> Option<Vec<(String, Value)>> {
        let value = JSON::parse(text).ok()?;
        let is_object = value.is_object() && !Array::is_array(&value);
        is_object.then(|| fields(&value, DEEPEST)).flatten()
    }

    /// Returns `value`, of which at most `depth` levels are read; `None` if there are more.
    fn read(value: &JsValue, depth: u32) -> Option<Value> {
        if value.is_null() {
            return Some(Value::Null);
        }
        if let Some(number) = value.as_f64() {
            return read_number(number);
        }
        if let Some(text) = value.as_string() {
            return Some(Value::String(text));
        }
        if let Some(is_true) = value.as_bool() {
            return Some(Value::Bool(is_true));
        }
        let depth = depth.checked_sub(1)?;
        if let Some(list) = value.dyn_ref::<Array>() {
            return list.iter().map(|item| read(&item, depth)).collect();
        }
        let mut object = Map::new();
        // `collect` would sort the fields first, which costs a kilobyte for each way to sort.
        for (name, value) in fields(value, depth)? {
            object.insert(name, value);
        }
        Some(Value::Object(object))
    }

    /// Returns `None` for a number that is too large for an `f64`, such as `1e999`.
    fn read_number(number: f64) -> Option<Value> {
        if number.abs() < WHOLE && number.trunc() == number {
            Some(Value::from(number as i64))
        } else {
            Number::from_f64(number).map(Value::Number)
        }
    }

    fn fields(object: &JsValue, depth: u32) -> Option<Vec<(String, Value)>> {
        let read_one = |entry: JsValue| {
            let entry: Array = entry.unchecked_into();
            Some((entry.get(0).as_string()?, read(&entry.get(1), depth)?))
        };
        let entries = Object::entries(object.unchecked_ref());
        entries.iter().map(read_one).collect()
    }

    pub(super) fn text(value: &Value) -> String {
        let text = JSON::stringify(&write(value)).map(String::from);
        // A value that consists of plain values can always be written.
        text.unwrap_or_default()
    }

    fn write(value: &Value) -> JsValue {
        match value {
            Value::Null => JsValue::NULL,
            Value::Bool(is_true) => JsValue::from(*is_true),
            Value::Number(number) => JsValue::from(number.as_f64().unwrap_or_default()),
            Value::String(text) => JsValue::from(text.as_str()),
            Value::Array(list) => list.iter().map(write).collect::<Array>().into(),
            Value::Object(fields) => {
                let entries: Array = fields
                    .iter()
                    .map(|(name, value)| Array::of2(&name.into(), &write(value)))
                    .collect();
                // Setting the fields one by one would give `__proto__` its special meaning.
                Object::from_entries(&entries).map_or(JsValue::NULL, JsValue::from)
            }
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::fmt;

    use serde::Deserializer as _;
    use serde::de::{MapAccess, Visitor};
    use serde_json::Value;

    pub(super) fn parse(text: &str) -> Option<Value> {
        serde_json::from_str(text).ok()
    }

    pub(super) fn entries(text: &str) -> Option<Vec<(String, Value)>> {
        let mut json = serde_json::Deserializer::from_str(text);
        let entries = json.deserialize_map(InOrder).ok()?;
        json.end().ok().map(|()| entries)
    }

    struct InOrder;

    impl<'de> Visitor<'de> for InOrder {
        type Value = Vec<(String, Value)>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut entries = Vec::new();
            while let Some(entry) = map.next_entry()? {
                entries.push(entry);
            }
            Ok(entries)
        }
    }

    pub(super) fn text(value: &Value) -> String {
        value.to_string()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn entries_keep_their_order_and_are_those_of_an_object() {
        let names = |text: &str| {
            entries(text).map(|entries| {
                entries
                    .into_iter()
                    .map(|(name, _)| name)
                    .collect::<Vec<_>>()
            })
        };
        assert_eq!(
            names(r#"{"zeta":1,"alpha":{"x":[]}}"#),
            Some(vec!["zeta".to_owned(), "alpha".to_owned()])
        );
        for text in ["[]", "null", "{", "{} x", "", "\"x\""] {
            assert_eq!(names(text), None, "{text}");
        }
    }

    #[test]
    fn only_an_object_has_fields() {
        assert_eq!(
            object(r#"{"a":1}"#).map(Value::Object),
            Some(json!({"a": 1}))
        );
        assert_eq!(object("[1]"), None);
        assert_eq!(object("{"), None);
    }
}
