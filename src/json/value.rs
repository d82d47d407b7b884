#[cfg(target_arch = "wasm32")]
pub(crate) use super::browser::{Field, Json};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use super::native::{Field, Json};

/// Returns the field `name` with this value.
pub(crate) fn field(name: &str, value: impl Into<Json>) -> Field {
    (name.to_owned(), value.into())
}

impl Json {
    /// Returns the names of the fields of an object; none for any other value.
    pub(crate) fn names(&self) -> Vec<String> {
        let fields = self.fields().unwrap_or_default();
        fields.into_iter().map(|(name, _)| name).collect()
    }

    /// Returns `true` for an object without fields.
    pub(crate) fn is_empty_object(&self) -> bool {
        self.fields().is_some_and(|fields| fields.is_empty())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<Option<&str>> for Json {
    fn from(text: Option<&str>) -> Self {
        text.map_or(Self::NULL, Self::from)
    }
}
