use std::fmt;

use serde::ser;

/// Why a value of the app has no JSON.
pub(crate) struct EncodeError(String);

impl EncodeError {
    pub(super) fn new(why: &str) -> Self {
        Self(why.to_owned())
    }

    /// A whole number beyond 2^53.
    ///
    /// To name the number would add the printing of numbers to every app.
    pub(super) fn rounded() -> Self {
        Self::new("JavaScript would round a whole number beyond 2^53; write it as a string")
    }
}

/// Leaves out the text, which the value's own `Serialize` may have made of the value.
impl fmt::Debug for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EncodeError")
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for EncodeError {}

impl ser::Error for EncodeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}
