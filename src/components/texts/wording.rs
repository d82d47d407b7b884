use std::fmt;
use std::rc::Rc;

use yew::AttrValue;

/// A text that depends on a value, such as an error; created from a closure.
///
/// ```
/// use yew_authjs::AuthError;
/// use yew_authjs::components::Wording;
///
/// let wording = Wording::<AuthError>::from(|error: &AuthError| match error {
///     AuthError::Network(_) | AuthError::Timeout => "Der Server ist nicht erreichbar.".into(),
///     _ => "Das hat nicht geklappt.".into(),
/// });
/// assert_eq!(wording.of(&AuthError::Timeout), "Der Server ist nicht erreichbar.");
/// ```
pub struct Wording<T: ?Sized>(Rc<dyn Fn(&T) -> AttrValue>);

impl<T: ?Sized> Wording<T> {
    /// Returns the text for `subject`.
    #[must_use]
    pub fn of(&self, subject: &T) -> AttrValue {
        (self.0)(subject)
    }
}

impl<T: ?Sized, F: Fn(&T) -> AttrValue + 'static> From<F> for Wording<T> {
    fn from(word: F) -> Self {
        Self(Rc::new(word))
    }
}

impl<T: ?Sized> Clone for Wording<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

/// Two wordings are equal if they share one closure.
impl<T: ?Sized> PartialEq for Wording<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: ?Sized> fmt::Debug for Wording<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wording")
    }
}
