use std::fmt;

use super::{Address, Hidden, SignInError};

/// What to sign in with and where to go afterwards.
///
/// ```
/// use yew_authjs::SignInOptions;
///
/// let options = SignInOptions::new().field("username", "ada").field("password", "lovelace").without_redirect();
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignInOptions {
    /// Where to go after signing in, absolute or relative to the page; the server is told of all of
    /// it. Default: the current page, or the `callbackUrl` in its address, if that is on the page's
    /// origin and no longer than 8 KB: a page on which a sign-in starts is taken for a sign-in
    /// page. Of the default the server is not told what stands behind the `#`, unless that is the
    /// route of a hash router (`#/…`): it waits in this tab and is put back on return.
    pub redirect_to: Option<String>,
    /// Whether to go there at all; if not, the call returns a [`SignInResponse`]. Default: true.
    pub redirect: bool,
    /// Form fields for the server, such as `username`, `password` or `email`, in order.
    pub fields: Vec<(String, String)>,
}

impl Default for SignInOptions {
    fn default() -> Self {
        Self {
            redirect_to: None,
            redirect: true,
            fields: Vec::new(),
        }
    }
}

impl SignInOptions {
    /// The defaults: no fields, and back to where the user came from.
    pub fn new() -> Self {
        Self::default()
    }

    /// Goes to `url` after signing in.
    pub fn redirect_to(mut self, url: impl Into<String>) -> Self {
        self.redirect_to = Some(url.into());
        self
    }

    /// next-auth's old name of [`redirect_to`](Self::redirect_to).
    #[deprecated(note = "use `redirect_to`")]
    pub fn callback_url(self, url: impl Into<String>) -> Self {
        self.redirect_to(url)
    }

    /// Stays on the page: the call returns what the server said.
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
}

/// Leaves the fields' values out: they are passwords and e-mail addresses.
impl fmt::Debug for SignInOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignInOptions")
            .field("redirect_to", &self.redirect_to.as_deref().map(Address))
            .field("redirect", &self.redirect)
            .field("fields", &names(&self.fields))
            .finish()
    }
}

fn names(pairs: &[(String, String)]) -> Vec<&str> {
    pairs.iter().map(|(name, _)| name.as_str()).collect()
}

/// Query parameters for the provider's authorisation page, such as `prompt=login` or `login_hint`.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignInAuthorizationParams {
    /// The parameters, in order. They override what the server has configured.
    pub params: Vec<(String, String)>,
}

impl SignInAuthorizationParams {
    /// No parameters.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a parameter.
    pub fn param(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.params.push((name.into(), value.into()));
        self
    }
}

/// Leaves the values out: a `login_hint` is an e-mail address.
impl fmt::Debug for SignInAuthorizationParams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignInAuthorizationParams")
            .field("params", &names(&self.params))
            .finish()
    }
}

/// What the server said to a sign-in that stays on the page.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignInResponse {
    /// Why the sign-in was refused.
    pub error: Option<SignInError>,
    /// More about a refused `credentials` sign-in: `credentials`, or the server's own code such as
    /// `rate_limited`.
    pub code: Option<String>,
    /// The HTTP status of the answer. Refusals of Auth.js 5 are 200 too; those of next-auth 4 are
    /// 401 or 403.
    pub status: u16,
    /// Whether the sign-in was accepted. Unlike next-auth's, it is false when the sign-in was
    /// refused.
    pub ok: bool,
    /// Where the server would go next: the target, or the provider's authorisation page. None when
    /// refused.
    pub url: Option<String>,
}

impl SignInResponse {
    /// Whether the sign-in was accepted; the same as `ok`.
    pub fn is_success(&self) -> bool {
        self.ok
    }
}

/// Leaves the server's texts out.
impl fmt::Debug for SignInResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignInResponse")
            .field("error", &self.error)
            .field("code", &self.code.as_ref().map(|_| Hidden))
            .field("status", &self.status)
            .field("ok", &self.ok)
            .field("url", &self.url.as_deref().map(Address))
            .finish()
    }
}

/// How a sign-in ended that the server answered.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignInOutcome {
    /// The page is on its way to this URL: the target, the provider, or the server's sign-in or
    /// error page.
    Navigating(String),
    /// The page stays; this is what the server said.
    Completed(SignInResponse),
}

impl fmt::Debug for SignInOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Navigating(url) => f.debug_tuple("Navigating").field(&Address(url)).finish(),
            Self::Completed(response) => response.fmt(f),
        }
    }
}
