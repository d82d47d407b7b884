use std::fmt;

use thiserror::Error;

use super::{RedactedUrl, SignInError};

/// Why a call failed.
///
/// A refused sign-in is no error: it is a [`SignInResponse`](crate::SignInResponse) whose `ok` is
/// `false`. Neither is the absence of a session.
#[derive(Clone, PartialEq, Eq, Hash, Error)]
#[non_exhaustive]
pub enum AuthError {
    /// The server could not be reached, or the browser blocked the request (CORS, content policy).
    #[error("the auth server could not be reached: {0}")]
    Network(String),
    /// No complete response arrived within the configured time.
    #[error("the auth server did not answer in time")]
    Timeout,
    /// The request was aborted because a newer one replaced it.
    #[error("the request was cancelled by a newer one")]
    Cancelled,
    /// The server answered with an HTTP status that means failure.
    #[error("the auth server answered with status {status}")]
    Status {
        /// The HTTP status code.
        status: u16,
        /// The `Retry-After` header as it was sent: seconds or a date.
        retry_after: Option<String>,
    },
    /// The server, or a proxy in front of it, answered with a redirect that cannot be followed.
    ///
    /// Such are a GET to a URL that this page may not read, for example a login page of another
    /// site, and any POST. A POST may have been carried out nevertheless; its result is requested
    /// from the server where that is possible.
    #[error(
        "the auth server answered with a redirect that cannot be followed; is this its address?"
    )]
    Redirected,
    /// The response came from this origin, which is not the requested one.
    ///
    /// A redirect or a script of the page has led there. Nothing of the response is used.
    #[error("the answer came from another origin, {0}; does the auth server redirect there?")]
    OtherOrigin(String),
    /// The response is not one of Auth.js, or is larger than 1 MB.
    #[error("the auth server's answer was not understood: {0}")]
    BadResponse(String),
    /// The server did not accept the CSRF token, even a fresh one.
    ///
    /// Most often its cookie is blocked or set for another host.
    #[error("the auth server refused the CSRF token; is its cookie blocked?")]
    MissingCsrf,
    /// The server refused the request with an Auth.js error code.
    #[error("the auth server refused: {0}")]
    Refused(#[source] SignInError),
    /// The server lists no sign-in provider at all.
    #[error("the auth server has no providers")]
    NoProviders,
    /// The server has no provider with this id.
    #[error("the auth server has no provider `{0}`")]
    UnknownProvider(String),
    /// The type of the provider does not support the call.
    #[error("provider `{id}` is of type `{kind}`, which this call does not support")]
    WrongProviderType {
        /// The provider's id.
        id: String,
        /// The type that the server sent.
        kind: String,
    },
    /// A URL to navigate to is unsafe.
    ///
    /// It is not an http or https URL, not a URL at all, longer than browsers can load (1 MiB), or
    /// contains a user name or password. Carries the beginning of the URL, of which only the scheme
    /// is printed.
    #[error(
        "refused to go to `{:?}`: not an http(s) URL without a user, of a length that browsers take",
        RedactedUrl(.0)
    )]
    UnsafeRedirect(String),
    /// The call needs a browser page, but was made on a server or in a worker.
    #[error("this call needs a browser page")]
    NotInBrowser,
    /// A value of the app cannot be sent as JSON.
    #[error("the data cannot be sent as JSON: {0}")]
    Encode(String),
    /// The session cannot be read as the app's type, or JSON not as a session.
    #[error("the session cannot be read: {0}")]
    Decode(String),
    /// The browser, or a script of the page in its place, refused an operation.
    ///
    /// For example, a navigation was blocked, or `fetch` returned something that is no response.
    #[error("the browser refused: {0}")]
    Browser(String),
}

impl AuthError {
    /// Returns the default sentence to show to the user, in English.
    ///
    /// Components show the one of [`Texts::error`](crate::components::Texts::error), whose default
    /// this is. To translate it, match the error there; what matters to a user are few groups, such
    /// as `Network` and `Timeout`. The wording may change in any release: compare variants, or
    /// [`kind`](Self::kind). The text of [`Display`](std::fmt::Display) is for developers.
    #[must_use]
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
            | Self::Encode(_)
            | Self::Decode(_)
            | Self::Browser(_) => "Something went wrong. Try again.",
        }
    }

    /// Returns the `Retry-After` header of the response, if it had one.
    pub(crate) fn retry_after(&self) -> Option<&str> {
        match self {
            Self::Status { retry_after, .. } => retry_after.as_deref(),
            _ => None,
        }
    }

    /// Returns the variant's name, a stable word for logs and tests.
    #[must_use]
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
            Self::Encode(_) => "Encode",
            Self::Decode(_) => "Decode",
            Self::Browser(_) => "Browser",
        }
    }
}

/// Shows the variant's name and the text of [`Display`](fmt::Display).
impl fmt::Debug for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({self})", self.kind())
    }
}
