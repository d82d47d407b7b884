use std::fmt;

use super::RedactedUrl;

/// Options of [`sign_out_with`](crate::sign_out_with).
#[derive(Clone, PartialEq, Eq)]
#[must_use]
#[non_exhaustive]
pub struct SignOutParams {
    /// The callback URL to load afterwards, absolute or relative to the page.
    ///
    /// All of it is sent to the server. Default: the current page, whose fragment is not sent to
    /// the server, unless it is the route of a hash router (`#/…`).
    pub redirect_to: Option<String>,
    /// Whether to load the callback URL. Default: `true`.
    pub redirect: bool,
}

impl Default for SignOutParams {
    fn default() -> Self {
        Self {
            redirect_to: None,
            redirect: true,
        }
    }
}

impl SignOutParams {
    /// Creates the defaults: sign out and reload the current page.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the callback URL to load afterwards.
    pub fn redirect_to(mut self, url: impl Into<String>) -> Self {
        self.redirect_to = Some(url.into());
        self
    }

    /// Sets the callback URL, under next-auth's old name of [`redirect_to`](Self::redirect_to).
    #[deprecated(note = "use `redirect_to`")]
    pub fn callback_url(self, url: impl Into<String>) -> Self {
        self.redirect_to(url)
    }

    /// Stays on the page: the call returns the server's [`SignOutResponse`].
    pub fn without_redirect(mut self) -> Self {
        self.redirect = false;
        self
    }
}

impl fmt::Debug for SignOutParams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignOutParams")
            .field("redirect_to", &self.redirect_to.as_deref().map(RedactedUrl))
            .field("redirect", &self.redirect)
            .finish()
    }
}

/// The server's response to a sign-out.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignOutResponse {
    /// The URL to load next, an absolute http(s) URL; the page's own URL, of any scheme, if the
    /// server sent none.
    pub url: String,
}

impl fmt::Debug for SignOutResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = RedactedUrl(&self.url);
        f.debug_struct("SignOutResponse")
            .field("url", &url)
            .finish()
    }
}

/// The outcome of a successful sign-out.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignOutOutcome {
    /// The page is loading this URL.
    Navigating(String),
    /// The page stays; this is the server's response.
    Completed(SignOutResponse),
}

impl fmt::Debug for SignOutOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Navigating(url) => f
                .debug_tuple("Navigating")
                .field(&RedactedUrl(url))
                .finish(),
            Self::Completed(response) => response.fmt(f),
        }
    }
}
