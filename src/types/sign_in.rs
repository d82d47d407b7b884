use std::fmt;

use super::{Redacted, RedactedUrl, SignInError};

/// Options of [`sign_in_with`](crate::sign_in_with): the callback URL, and fields and parameters.
///
/// ```
/// use yew_authjs::SignInOptions;
///
/// let options = SignInOptions::new()
///     .field("username", "ada")
///     .field("password", "lovelace")
///     .without_redirect();
/// ```
#[derive(Clone, PartialEq, Eq)]
#[must_use]
#[non_exhaustive]
pub struct SignInOptions {
    /// The callback URL to load after signing in, absolute or relative to the page.
    ///
    /// All of it is sent to the server. Default: the `callbackUrl` in the page's address, if it is
    /// on the page's origin and no longer than 8 KB (a page on which a sign-in starts counts as a
    /// sign-in page), or else the current page. The fragment of a default is not sent to the
    /// server, unless it is the route of a hash router (`#/…`): it is kept in this tab and restored
    /// on return.
    pub redirect_to: Option<String>,
    /// Whether to load the callback URL; if not, the call returns a [`SignInResponse`]. Default:
    /// `true`.
    pub redirect: bool,
    /// Form fields for the server, such as `username`, `password` or `email`, in order. Default:
    /// none.
    pub fields: Vec<(String, String)>,
    /// Query parameters for the provider's authorization page, such as `prompt` or `login_hint`, in
    /// order. They override what the server has configured. Default: none.
    pub authorization_params: Vec<(String, String)>,
}

impl Default for SignInOptions {
    fn default() -> Self {
        Self {
            redirect_to: None,
            redirect: true,
            fields: Vec::new(),
            authorization_params: Vec::new(),
        }
    }
}

impl SignInOptions {
    /// Creates the defaults: no fields, and a redirect back to where the user came from.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the callback URL to load after signing in.
    pub fn redirect_to(mut self, url: impl Into<String>) -> Self {
        self.redirect_to = Some(url.into());
        self
    }

    /// Sets the callback URL, under next-auth's old name of [`redirect_to`](Self::redirect_to).
    #[deprecated(note = "use `redirect_to`")]
    pub fn callback_url(self, url: impl Into<String>) -> Self {
        self.redirect_to(url)
    }

    /// Stays on the page: the call returns the server's [`SignInResponse`].
    pub fn without_redirect(mut self) -> Self {
        self.redirect = false;
        self
    }

    /// Adds a form field. `csrfToken`, `callbackUrl` and `json` are set by the library and cannot
    /// be overridden.
    pub fn field(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.fields.push((name.into(), value.into()));
        self
    }

    /// Adds a query parameter for the provider's authorization page, such as `prompt` with `login`.
    pub fn authorization_param(
        mut self,
        name: impl Into<String>,
        value: impl Into<String>,
    ) -> Self {
        self.authorization_params.push((name.into(), value.into()));
        self
    }
}

/// Omits the values of the fields and parameters, which are passwords and email addresses.
impl fmt::Debug for SignInOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignInOptions")
            .field("redirect_to", &self.redirect_to.as_deref().map(RedactedUrl))
            .field("redirect", &self.redirect)
            .field("fields", &names(&self.fields))
            .field("authorization_params", &names(&self.authorization_params))
            .finish()
    }
}

/// Returns the first text of each pair.
fn names(pairs: &[(String, String)]) -> Vec<&str> {
    pairs.iter().map(|(name, _)| name.as_str()).collect()
}

/// The server's response to a sign-in that stays on the page.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignInResponse {
    /// Why the sign-in was refused; `None` if it was accepted.
    pub error: Option<SignInError>,
    /// The detail of a refused `credentials` sign-in: `credentials`, or a code of the server's own,
    /// such as `rate_limited`.
    pub code: Option<String>,
    /// The HTTP status of the response.
    ///
    /// Auth.js 5 refuses with 200, too; next-auth 4 with 401 or 403.
    pub status: u16,
    /// Whether the sign-in was accepted. Unlike next-auth's `ok`, it is `false` for a refusal.
    pub ok: bool,
    /// The URL to load next: the callback URL, or the provider's authorization page. `None` if the
    /// sign-in was refused.
    pub url: Option<String>,
}

impl SignInResponse {
    /// Returns `true` if the sign-in was accepted: the value of [`ok`](Self::ok).
    #[must_use]
    pub fn is_success(&self) -> bool {
        self.ok
    }
}

/// Omits the texts of the server.
impl fmt::Debug for SignInResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignInResponse")
            .field("error", &self.error)
            .field("code", &self.code.as_ref().map(|_| Redacted))
            .field("status", &self.status)
            .field("ok", &self.ok)
            .field("url", &self.url.as_deref().map(RedactedUrl))
            .finish()
    }
}

/// The outcome of a sign-in to which the server responded.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignInOutcome {
    /// The page is loading this URL: the callback URL, the provider, or the server's sign-in or
    /// error page.
    Navigating(String),
    /// The page stays; this is the server's response.
    Completed(SignInResponse),
}

impl fmt::Debug for SignInOutcome {
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
