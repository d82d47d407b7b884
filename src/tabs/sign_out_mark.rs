use crate::browser::storage;
use crate::json::Json;
use crate::types::Timestamp;

/// An entry of the local storage with the time of the last sign-out.
///
/// The number is JSON, which the browser writes and parses: the standard library's code for it
/// would be a sixth of what this library adds to an app.
pub(crate) struct SignOutMark {
    key: String,
}

impl SignOutMark {
    /// Returns the mark that belongs to the channel called `name`.
    pub(crate) fn of(name: &str) -> Self {
        Self {
            key: [name, ":signed-out"].concat(),
        }
    }

    /// Returns the time of the last sign-out; `None` without a mark, or where storage is denied.
    pub(crate) fn read(&self) -> Option<Timestamp> {
        let millis = Json::parse(&storage::text(&self.key)?)?.as_f64();
        millis.map(Timestamp::from_millis)
    }

    /// Writes that a user has signed out at `at`.
    pub(crate) fn write(&self, at: Timestamp) {
        if let Some(text) = Json::from(at.as_millis()).text() {
            storage::set_text(&self.key, &text);
        }
    }

    /// Removes the mark.
    pub(crate) fn remove(&self) {
        storage::remove(&self.key);
    }
}
