//! JSON text, read and written by the browser where there is one: it has all that is needed, and serde's text format would be a quarter of what this library adds to an app.
//!
//! Numbers are those of JavaScript there: whole ones are exact up to 2^53. Half a character, as a server that cuts its texts may leave, is read as U+FFFD instead of refused.

use serde_json::{Map, Value};

#[cfg(target_arch = "wasm32")]
use browser as text_format;
#[cfg(not(target_arch = "wasm32"))]
use native as text_format;

/// None if `text` is not JSON, or nested in more than 127 levels.
pub(crate) fn parse(text: &str) -> Option<Value> {
    text_format::parse(text)
}

/// The fields of the object that `text` is.
pub(crate) fn object(text: &str) -> Option<Map<String, Value>> {
    match parse(text)? {
        Value::Object(fields) => Some(fields),
        _ => None,
    }
}

/// The same in the order of the text, which a [`Map`] forgets.
pub(crate) fn entries(text: &str) -> Option<Vec<(String, Value)>> {
    text_format::entries(text)
}

/// `value` as compact JSON.
pub(crate) fn text(value: &Value) -> String {
    text_format::text(value)
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::{Array, JSON, Object};
    use serde_json::{Map, Number, Value};
    use wasm_bindgen::{JsCast, JsValue};

    /// As deep as serde_json goes. Deeper ones would fill the stack.
    const DEEPEST: u32 = 127;

    /// From here on, neighbouring whole numbers are the same to JavaScript.
    const WHOLE: f64 = 9_007_199_254_740_992.0;

    pub(super) fn parse(text: &str) -> Option<Value> {
        read(&JSON::parse(text).ok()?, DEEPEST)
    }

    pub(super) fn entries(text: &str) -> Option<Vec<(String, Value)>> {
        let value = JSON::parse(text).ok()?;
        let is_object = value.is_object() && !Array::is_array(&value);
        is_object.then(|| fields(&value, DEEPEST)).flatten()
    }

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
        // Collecting them would sort them first, with a kilobyte of code for each way to sort.
        for (name, value) in fields(value, depth)? {
            object.insert(name, value);
        }
        Some(Value::Object(object))
    }

    /// None for one that is too big for any number, such as `1e999`.
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
        // What has just been made of plain values can be written.
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
                // Unlike setting one field after the other, this takes `__proto__` for a name like any.
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
