use super::value::Json;

/// A value in a form that can be sent to another thread, and is cheap to compare.
#[derive(Clone, Default, PartialEq)]
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
    /// Stores `json`; `None` if it has no text, so that two such values are not taken for equal.
    pub(crate) fn of(json: Json) -> Option<Self> {
        json.text().map(Self)
    }

    pub(crate) fn json(&self) -> Json {
        Json::parse(&self.0).unwrap_or(Json::NULL)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl StoredJson {
    #[expect(clippy::unnecessary_wraps, reason = "in a browser this may fail")]
    pub(crate) fn of(json: Json) -> Option<Self> {
        Some(Self(json))
    }

    pub(crate) fn json(&self) -> Json {
        self.0.clone()
    }
}
