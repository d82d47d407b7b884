#[cfg(target_arch = "wasm32")]
pub(crate) use super::browser::{Field, Json};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use super::native::{Field, Json};

/// Returns the field `name` with this value.
pub(crate) fn field(name: &str, value: impl Into<Json>) -> Field {
    (name.to_owned(), value.into())
}

impl Json {
    /// Returns `true` for an object without fields.
    pub(crate) fn is_empty_object(&self) -> bool {
        self.names().is_some_and(|names| names.is_empty())
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
