//! The fields that a POST brings, as a form or as JSON.

use serde_json::{Map, Value};

/// Fields by name; empty when the request has no body that is understood.
pub(crate) type Fields = Map<String, Value>;

/// A body that claims to be JSON and is not.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct MalformedJson;

/// Decodes a body by its content type. Of fields with the same name the last one counts.
pub(crate) fn decode(content_type: &str, body: &[u8]) -> Result<Fields, MalformedJson> {
    if body.is_empty() {
        return Ok(Fields::new());
    }
    if content_type.contains("application/json") {
        return match serde_json::from_slice(body) {
            Ok(Value::Object(fields)) => Ok(fields),
            Ok(_) => Ok(Fields::new()),
            Err(_) => Err(MalformedJson),
        };
    }
    if content_type.contains("application/x-www-form-urlencoded") {
        let pairs = form_urlencoded::parse(body);
        return Ok(pairs
            .map(|(name, value)| (name.into_owned(), value.into()))
            .collect());
    }
    Ok(Fields::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn decoded(content_type: &str, body: &str) -> Result<Value, MalformedJson> {
        decode(content_type, body.as_bytes()).map(Value::Object)
    }

    #[test]
    fn forms_and_json_are_both_understood() {
        let form = decoded(
            "application/x-www-form-urlencoded;charset=UTF-8",
            "a=1&b=x+y%26&a=2",
        );
        assert_eq!(form, Ok(json!({"a": "2", "b": "x y&"})));
        let object = decoded("application/json; charset=utf-8", r#"{"a":{"b":null}}"#);
        assert_eq!(object, Ok(json!({"a": {"b": null}})));
    }

    #[test]
    fn other_types_are_no_body() {
        for content_type in ["", "text/plain", "multipart/form-data; boundary=x"] {
            assert_eq!(
                decoded(content_type, "csrfToken=x"),
                Ok(json!({})),
                "{content_type}"
            );
        }
    }

    #[test]
    fn broken_json_is_an_error_and_a_scalar_has_no_fields() {
        assert_eq!(decoded("application/json", "{\"a\":"), Err(MalformedJson));
        assert_eq!(decoded("application/json", "5"), Ok(json!({})));
        assert_eq!(decoded("application/json", ""), Ok(json!({})));
    }
}
