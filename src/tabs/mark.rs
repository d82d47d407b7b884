use super::storage;
use crate::types::Millis;

/// An entry of the browser's storage that says when a user has last signed out.
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
        let at = storage::text(&self.key)?.parse::<Millis>().ok()?;
        at.is_finite().then_some(at)
    }

    /// Notes that a user has signed out at `at`.
    pub(crate) fn leave(&self, at: Millis) {
        storage::set_text(&self.key, &at.to_string());
    }

    /// Removes the mark.
    pub(crate) fn take_away(&self) {
        storage::remove(&self.key);
    }
}
