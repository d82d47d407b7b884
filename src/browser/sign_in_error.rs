//! What the page's own address says about a sign-in that failed elsewhere and came back here.

use super::{href, is_available};
use crate::types::SignInError;
use crate::url::{code_of, error_of};

impl SignInError {
    /// Reads `?error=` of the page's address, which is how Auth.js tells a page why a sign-in by
    /// redirect has failed: to be called on the page that is the server's `pages.signIn` or
    /// `pages.error`.
    ///
    /// None if the address names no error, and where there is no page. What was refused without a
    /// redirect stands in [`SignInResponse::error`](crate::SignInResponse::error) instead.
    ///
    /// Anyone can write this into a link. Match the variant, and show its
    /// [`message`](Self::message), which is one of a few fixed sentences; the text of
    /// [`Other`](Self::Other) is not to be shown.
    ///
    /// A component asks [`use_sign_in_error`](crate::hooks::use_sign_in_error) instead. Called
    /// while a page is rendered that has come from a server, this would name an error that the
    /// server did not see: Yew panics where the two renderings differ. Callbacks and effects may
    /// call it.
    #[must_use]
    pub fn from_location() -> Option<Self> {
        error_of(&location()?)
    }

    /// Reads `?code=` of the page's address, which belongs to
    /// [`CredentialsSignin`](Self::CredentialsSignin): `credentials`, or what the server's own
    /// subclass of it says.
    ///
    /// None for every other error: an address may have a `code` of another meaning.
    ///
    /// Anyone can write this text into a link: match it against the codes that the server has, and
    /// do not show it. What a refused sign-in without redirect says stands in
    /// [`SignInResponse::code`](crate::SignInResponse::code), which comes from the server.
    ///
    /// A component reads it only once [`use_sign_in_error`](crate::hooks::use_sign_in_error) has
    /// told it of the error, for the same reason as with [`from_location`](Self::from_location).
    #[must_use]
    pub fn code_from_location() -> Option<String> {
        code_of(&location()?)
    }
}

fn location() -> Option<String> {
    is_available().then(href)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_has_no_location() {
        assert_eq!(SignInError::from_location(), None);
        assert_eq!(SignInError::code_from_location(), None);
    }
}
