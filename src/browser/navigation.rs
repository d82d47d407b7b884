//! Going to another page.

use std::fmt;

use web_sys::window;

use super::location::{absolute, href};
use crate::types::{AuthError, RedactedUrl};
use crate::url::{is_destination, split_hash};

/// An address that the page may go to. Only [`resolve`] makes one.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Destination(String);

impl fmt::Debug for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        RedactedUrl(&self.0).fmt(f)
    }
}

impl Destination {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Destination> for String {
    fn from(Destination(url): Destination) -> Self {
        url
    }
}

/// Resolves `url` against the page.
///
/// # Errors
/// [`AuthError::UnsafeRedirect`] unless the result is an http or https URL that browsers can go to,
/// without a user name or password.
pub(crate) fn resolve(url: &str) -> Result<Destination, AuthError> {
    absolute(url)
        .filter(|url| is_destination(url))
        .map(Destination)
        .ok_or_else(|| AuthError::UnsafeRedirect(url.chars().take(200).collect()))
}

/// The history entry of a page that goes elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    /// "Back" leads to the page.
    Kept,
    /// "Back" leads to the entry before the page.
    Replaced,
}

/// Goes to `destination`.
///
/// # Errors
/// [`AuthError::Browser`] if the browser refuses, as in a sandboxed frame.
pub(crate) fn navigate(destination: &Destination, entry: Entry) -> Result<(), AuthError> {
    let url = destination.as_str();
    let refused = |_| AuthError::Browser("navigation was blocked".to_owned());
    let location = window().ok_or(AuthError::NotInBrowser)?.location();
    // Going to a hash of the current document loads nothing, so what the server changed would not
    // be seen.
    let reload = url.contains('#') && split_hash(url).0 == split_hash(&href()).0;
    match entry {
        Entry::Kept => location.set_href(url),
        Entry::Replaced => location.replace(url),
    }
    .map_err(refused)?;
    if reload {
        location.reload().map_err(refused)
    } else {
        Ok(())
    }
}
