use serde_json::Value;

use super::storage;
use crate::json;
use crate::types::Millis;

/// An entry of the browser's storage that says when a user has last signed out.
///
/// The number is JSON, which the browser writes and reads: what the standard library has for it
/// would be a sixth of what this library adds to an app.
pub(crate) struct SignOutMark {
    key: String,
}

impl SignOutMark {
    /// Returns the mark of the tabs' conversation called `name`.
    pub(crate) fn of(name: &str) -> Self {
        Self {
            key: [name, ":signed-out"].concat(),
        }
    }

    /// Returns when a user has signed out; `None` if no page has noted it, or storage is denied.
    pub(crate) fn read(&self) -> Option<Millis> {
        json::parse(&storage::text(&self.key)?)?.as_f64()
    }

    /// Notes that a user has signed out at `at`.
    pub(crate) fn leave(&self, at: Millis) {
        storage::set_text(&self.key, &json::text(&Value::from(at)));
    }

    /// Removes the mark.
    pub(crate) fn take_away(&self) {
        storage::remove(&self.key);
    }
}
