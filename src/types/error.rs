use std::fmt;

use thiserror::Error;

use super::{Address, SignInError};

/// Why a call did not do what it should.
///
/// A refused sign-in is not an error: it is a [`SignInResponse`](crate::SignInResponse) whose `ok`
/// is false. Having no session is not one either.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum AuthError {
    /// The server could not be reached, or the browser blocked the request (CORS, content policy).
    #[error("the auth server could not be reached: {0}")]
    Network(String),
    /// No complete answer came within the time that the configuration allows.
    #[error("the auth server did not answer in time")]
    Timeout,
    /// The request was given up because something newer replaced it.
    #[error("the request was cancelled by a newer one")]
    Cancelled,
    /// The server answered with a status that means trouble.
    #[error("the auth server answered with status {status}")]
    Status {
        /// The HTTP status code.
        status: u16,
        /// The `Retry-After` header as it was sent: seconds, or a date.
        retry_after: Option<String>,
    },
    /// The server, or a proxy in front of it, answered with a redirect that a request of a page
    /// cannot follow: a GET to a place that does not let this page read it, as a login page of
    /// another site, or any POST. A POST may have been carried out nevertheless; what came of it is
    /// asked for where that can be asked.
    #[error(
        "the auth server answered with a redirect that cannot be followed; is this its address?"
    )]
    Redirected,
    /// The answer came from this origin, which is not the one that was asked: a redirect, or a
    /// script of the page, has led there. Nothing of it is taken in.
    #[error("the answer came from another origin, {0}; does the auth server redirect there?")]
    OtherOrigin(String),
    /// The server answered with something that is not what Auth.js sends, or with more than 1 MB.
    #[error("the auth server's answer was not understood: {0}")]
    BadResponse(String),
    /// The server did not accept the CSRF token, even a fresh one. Most often its cookie is blocked
    /// or set for another host.
    #[error("the auth server refused the CSRF token; is its cookie blocked?")]
    MissingCsrf,
    /// The server refused and named an Auth.js error code.
    #[error("the auth server refused: {0:?}")]
    Refused(SignInError),
    /// The server lists no sign-in provider at all.
    #[error("the auth server has no providers")]
    NoProviders,
    /// The server has no provider of this id.
    #[error("the auth server has no provider `{0}`")]
    UnknownProvider(String),
    /// The provider works in another way than the call needs.
    #[error("provider `{id}` is of type `{kind}`, which this call does not support")]
    WrongProviderType {
        /// The provider's id.
        id: String,
        /// The type that the server gave.
        kind: String,
    },
    /// A URL to go to was not an http or https URL, not a URL at all, longer than browsers can go
    /// to (1 MiB), or had a user name or password in it. Carries its beginning, of which only the
    /// scheme is printed.
    #[error(
        "refused to go to `{:?}`: not an http(s) URL without a user, of a length that browsers take",
        Address(.0)
    )]
    UnsafeRedirect(String),
    /// The call needs a browser page: it was made on a server or in a worker.
    #[error("this call needs a browser page")]
    NotInBrowser,
    /// A value of the app could not be written as JSON, or a session not be read as the app's type.
    #[error("{0}")]
    Json(String),
    /// The browser, or a script of the page in its place, did not do what it was asked: a
    /// navigation was blocked, or `fetch` was answered with something that is no response.
    #[error("the browser refused: {0}")]
    Browser(String),
}

impl AuthError {
    /// A sentence to show to the user. What [`Display`](std::fmt::Display) prints is for
    /// developers.
    pub fn message(&self) -> &'static str {
        match self {
            Self::Network(_) => {
                "The server cannot be reached. Check your connection and try again."
            }
            Self::Timeout => "The server takes too long to answer. Try again.",
            Self::Status { status: 429, .. } => "Too many attempts. Wait a moment and try again.",
            Self::Refused(error) => error.message(),
            Self::MissingCsrf => {
                "The server did not accept the request. Reload the page and try again."
            }
            Self::UnknownProvider(_) | Self::NoProviders | Self::WrongProviderType { .. } => {
                "This way to sign in is not available."
            }
            Self::Status { .. }
            | Self::BadResponse(_)
            | Self::Redirected
            | Self::OtherOrigin(_) => "The server has a problem. Try again later.",
            Self::Cancelled
            | Self::UnsafeRedirect(_)
            | Self::NotInBrowser
            | Self::Json(_)
            | Self::Browser(_) => "Something went wrong. Try again.",
        }
    }

    /// The `Retry-After` header of the answer, if it had one.
    pub(crate) fn retry_after(&self) -> Option<&str> {
        match self {
            Self::Status { retry_after, .. } => retry_after.as_deref(),
            _ => None,
        }
    }

    /// The variant's name, a stable word for logs and tests.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Network(_) => "Network",
            Self::Timeout => "Timeout",
            Self::Cancelled => "Cancelled",
            Self::Status { .. } => "Status",
            Self::Redirected => "Redirected",
            Self::OtherOrigin(_) => "OtherOrigin",
            Self::BadResponse(_) => "BadResponse",
            Self::MissingCsrf => "MissingCsrf",
            Self::Refused(_) => "Refused",
            Self::NoProviders => "NoProviders",
            Self::UnknownProvider(_) => "UnknownProvider",
            Self::WrongProviderType { .. } => "WrongProviderType",
            Self::UnsafeRedirect(_) => "UnsafeRedirect",
            Self::NotInBrowser => "NotInBrowser",
            Self::Json(_) => "Json",
            Self::Browser(_) => "Browser",
        }
    }
}

/// The variant's name, and what [`Display`](fmt::Display) prints.
impl fmt::Debug for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({self})", self.kind())
    }
}
