use std::fmt;

use super::Address;

/// How [`sign_out`](crate::sign_out) ends.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignOutParams {
    /// Where to go afterwards, absolute or relative to the page; the server is told of all of it.
    /// Default: the current page, of which the server is not told what stands behind the `#`,
    /// unless that is the route of a hash router (`#/…`).
    pub redirect_to: Option<String>,
    /// Whether to go there at all. Default: true.
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
    /// The defaults: sign out and load the current page anew.
    pub fn new() -> Self {
        Self::default()
    }

    /// Goes to `url` afterwards.
    pub fn redirect_to(mut self, url: impl Into<String>) -> Self {
        self.redirect_to = Some(url.into());
        self
    }

    /// next-auth's old name of [`redirect_to`](Self::redirect_to).
    #[deprecated(note = "use `redirect_to`")]
    pub fn callback_url(self, url: impl Into<String>) -> Self {
        self.redirect_to(url)
    }

    /// Stays on the page.
    pub fn without_redirect(mut self) -> Self {
        self.redirect = false;
        self
    }
}

impl fmt::Debug for SignOutParams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignOutParams")
            .field("redirect_to", &self.redirect_to.as_deref().map(Address))
            .field("redirect", &self.redirect)
            .finish()
    }
}

/// What the server said to a sign-out.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignOutResponse {
    /// Where the server would go next, an absolute http(s) URL; the page itself, whatever its
    /// scheme, if the server named none.
    pub url: String,
}

impl fmt::Debug for SignOutResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = Address(&self.url);
        f.debug_struct("SignOutResponse")
            .field("url", &url)
            .finish()
    }
}

/// How a successful sign-out ended.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignOutOutcome {
    /// The page is on its way to this URL.
    Navigating(String),
    /// The page stays; this is what the server said.
    Completed(SignOutResponse),
}

impl fmt::Debug for SignOutOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Navigating(url) => f.debug_tuple("Navigating").field(&Address(url)).finish(),
            Self::Completed(response) => response.fmt(f),
        }
    }
}
