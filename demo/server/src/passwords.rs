//! How passwords are checked.

use crate::accounts::{self, Verdict};
use crate::auth_request::AuthRequest;
use crate::failure::Failure;
#[cfg(feature = "serve")]
use crate::serve::HashedPasswords;

/// The check of a server.
pub(crate) enum Passwords {
    /// Compares the texts: the server is in the page, as the passwords are.
    Plain,
    /// Compares hashes, a few at a time, and limits how often a wrong one may come.
    #[cfg(feature = "serve")]
    Hashed(Box<HashedPasswords>),
}

impl Passwords {
    /// Checks the user name and password of a sign-in.
    pub(crate) async fn check(&self, request: &AuthRequest) -> Result<Verdict, Failure> {
        let field = |name| request.text_field(name).unwrap_or_default();
        let (username, password) = (field("username"), field("password"));
        match self {
            Self::Plain => Ok(accounts::check(username, password)),
            #[cfg(feature = "serve")]
            Self::Hashed(passwords) => passwords.check(username, password, request.address).await,
        }
    }
}
