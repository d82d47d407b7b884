use super::value::Json;

/// A value in a form that can be sent to another thread, and is cheap to compare.
#[derive(Clone, PartialEq)]
pub(crate) struct StoredJson(Form);

/// In a browser it is the text of the value, which is that of one page alone.
#[cfg(target_arch = "wasm32")]
type Form = String;

/// Elsewhere it is the value itself: from its text, `serde_json` reads some fractions with another
/// last digit.
#[cfg(not(target_arch = "wasm32"))]
type Form = Json;

#[cfg(target_arch = "wasm32")]
impl StoredJson {
    pub(crate) fn json(&self) -> Json {
        Json::parse(&self.0).unwrap_or(Json::NULL)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl StoredJson {
    pub(crate) fn json(&self) -> Json {
        self.0.clone()
    }
}

#[cfg(target_arch = "wasm32")]
impl From<Json> for StoredJson {
    fn from(json: Json) -> Self {
        Self(json.text().unwrap_or_default())
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl From<Json> for StoredJson {
    fn from(json: Json) -> Self {
        Self(json)
    }
}

impl Default for StoredJson {
    fn default() -> Self {
        Self::from(Json::NULL)
    }
}
