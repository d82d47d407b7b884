/// How [`sign_out`](crate::sign_out) ends.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// What the server said to a sign-out.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignOutResponse {
    /// Where the server would go next, an absolute http(s) URL; the page itself, whatever its
    /// scheme, if the server named none.
    pub url: String,
}

/// How a successful sign-out ended.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignOutOutcome {
    /// The page is on its way to this URL.
    Navigating(String),
    /// The page stays; this is what the server said.
    Completed(SignOutResponse),
}
