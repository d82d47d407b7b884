//! The format `application/x-www-form-urlencoded` of the URL standard, by the browser where there
//! is one.

#[cfg(target_arch = "wasm32")]
use browser as format;
#[cfg(not(target_arch = "wasm32"))]
use native as format;

/// Returns `pairs` of names and values, encoded.
pub(crate) fn encode(pairs: &[(&str, &str)]) -> String {
    format::encode(pairs)
}

/// Returns the first value of `name` in an encoded `query`.
pub(crate) fn value(query: &str, name: &str) -> Option<String> {
    format::value(query, name)
}

/// Returns a name or value, decoded.
pub(crate) fn decode(text: &str) -> String {
    // Decoded as the value of an empty name, so that a `=` in the text is kept.
    value(&["=", text].concat(), "").unwrap_or_default()
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use web_sys::UrlSearchParams;

    pub(super) fn encode(pairs: &[(&str, &str)]) -> String {
        let Ok(params) = UrlSearchParams::new() else {
            return String::new();
        };
        for (name, value) in pairs {
            params.append(name, value);
        }
        params.to_string().into()
    }

    pub(super) fn value(query: &str, name: &str) -> Option<String> {
        // The browser would remove a question mark at the beginning.
        let query = ["&", query].concat();
        UrlSearchParams::new_with_str(&query).ok()?.get(name)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    pub(super) fn encode(pairs: &[(&str, &str)]) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(pairs).finish()
    }

    pub(super) fn value(query: &str, name: &str) -> Option<String> {
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        let pair = pairs.find(|(key, _)| key == name);
        pair.map(|(_, value)| value.into_owned())
    }
}
