//! How an action fails, in the words of Auth.js.

use std::error::Error;
use std::time::Duration;

use crate::session::NameTooLong;

/// An outcome that sends the browser to an error page instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Failure {
    /// The provider refused the sign-in; `code` says more.
    #[error("the sign-in was refused ({code})")]
    CredentialsSignin { code: &'static str },
    /// The provider knows the person, and may not let them in.
    #[error("the person may not sign in")]
    AccessDenied,
    /// The password was not looked at: too many have been wrong, or too many wait.
    #[error("there are too many sign-ins")]
    TooManySignIns { retry_after: Duration },
    #[error("the CSRF token is missing or wrong")]
    MissingCsrf,
    #[error(transparent)]
    NameTooLong(#[from] NameTooLong),
    /// Everything else. The browser is not told what it was.
    #[error("{0}")]
    Configuration(String),
}

impl Failure {
    pub(crate) fn unsupported_action() -> Self {
        Self::Configuration("the action is not supported with this method".to_owned())
    }

    /// A fault of the server's own.
    pub(crate) fn fault(cause: impl Error) -> Self {
        Self::Configuration(cause.to_string())
    }

    /// Returns the page below the base path that explains it, with its query.
    pub(crate) fn page(&self) -> String {
        match self {
            Self::TooManySignIns { .. } => {
                "/signin?error=CredentialsSignin&code=rate_limited".to_owned()
            }
            Self::CredentialsSignin { code } => {
                format!("/signin?error=CredentialsSignin&code={code}")
            }
            Self::AccessDenied => "/error?error=AccessDenied".to_owned(),
            Self::MissingCsrf => "/signin?error=MissingCSRF".to_owned(),
            Self::NameTooLong(_) | Self::Configuration(_) => {
                "/error?error=Configuration".to_owned()
            }
        }
    }
}
