//! Strategies for JSON of every shape, for the tests of all code that reads foreign input.

use proptest::prelude::*;
use serde_json::{Map, Value};

use crate::types::Session;

/// Returns any JSON value.
///
/// Names that the library reads are frequent, so that they have values of unexpected types.
pub(crate) fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        decimal().prop_map(Value::from),
        ".*".prop_map(Value::from),
        Just(Value::from("2030-01-01T00:00:00.000Z")),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            fields_of(inner).prop_map(Value::from),
        ]
    })
}

/// Returns a number of up to ten digits.
///
/// Of more than fifteen digits, `serde_json` may read another last one than it wrote.
fn decimal() -> impl Strategy<Value = f64> {
    (any::<i32>(), 0..10i32).prop_map(|(digits, places)| f64::from(digits) / 10f64.powi(places))
}

/// Returns any JSON object.
pub(crate) fn fields() -> impl Strategy<Value = Map<String, Value>> {
    fields_of(json())
}

/// Returns a session with any fields.
pub(crate) fn session() -> impl Strategy<Value = Session> {
    fields().prop_map(Session::from)
}

/// Returns JSON text, truncated JSON text, or any other text.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let cut = (json(), any::<prop::sample::Index>()).prop_map(|(json, end)| {
        let chars: Vec<_> = json.to_string().chars().collect();
        chars[..end.index(chars.len())].iter().collect()
    });
    prop_oneof![
        4 => json().prop_map(|json| json.to_string()),
        1 => cut,
        1 => any::<String>(),
        1 => prop::collection::vec(any::<u8>(), 0..64)
            .prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
        1 => Just("<!DOCTYPE html><title>Sign in</title>".to_owned()),
    ]
}

/// Returns texts of five megabytes: brackets that never close, a long string and a long array.
pub(crate) fn huge_texts() -> [String; 4] {
    const MANY: usize = 5_000_000;
    [
        "[".repeat(MANY),
        r#"{"user":"#.repeat(MANY / 8),
        format!("\"{}\"", "x".repeat(MANY)),
        format!("[{}0]", "0,".repeat(MANY / 2)),
    ]
}

/// Returns an object with values of `inner`, which has many of the names that the library reads.
fn fields_of(inner: impl Strategy<Value = Value>) -> impl Strategy<Value = Map<String, Value>> {
    let known = vec![
        "user",
        "expires",
        "id",
        "name",
        "email",
        "image",
        "role",
        "csrfToken",
        "url",
        "type",
        "message",
    ];
    let name = prop_oneof![
        3 => prop::sample::select(known).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec((name, inner), 0..6).prop_map(|pairs| pairs.into_iter().collect())
}
