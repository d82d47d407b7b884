use super::AuthClient;
use super::callback_url::CallbackUrl;
use crate::browser::{self, Entry};
use crate::types::{AuthError, SignInError};

/// Leads the visitor of a page that needs a session to the server's sign-in page.
///
/// Does nothing on that page itself. It leads back to `redirect_to`, or to the page.
///
/// It replaces the page in the history, or "back" would lead to the guard again. After a sign-out
/// it leads to the root of the page's origin, for the next user may be another one.
///
/// # Errors
/// [`AuthError::UnsafeRedirect`] if no server could lead back to the page, such as an
/// `<iframe srcdoc>`, or to `redirect_to`, and [`AuthError::Browser`] if the browser refuses.
pub(crate) fn redirect_to_sign_in(
    client: &AuthClient,
    is_sign_out: bool,
    redirect_to: Option<&str>,
) -> Result<(), AuthError> {
    // Led here for this reason, the visitor is on the app's own sign-in page.
    if SignInError::from_location() == Some(SignInError::SessionRequired) {
        return Ok(());
    }
    let here = browser::resolve(&browser::href())?;
    let (callback_url, error) = if is_sign_out {
        // Without one the server would take that of the sign-out, often this page.
        (CallbackUrl::new(Some("/"), true, str::to_owned)?, None)
    } else {
        let error = SignInError::SessionRequired.as_str();
        (
            CallbackUrl::new(redirect_to, true, str::to_owned)?,
            Some(error),
        )
    };
    let url = browser::resolve(&client.routes().sign_in_page(&callback_url.sent, error))?;
    let path = |url: &str| url.split(['?', '#']).next().unwrap_or_default().to_owned();
    if path(url.as_str()) == path(here.as_str()) {
        return Ok(());
    }
    browser::forget_fragment();
    if !is_sign_out {
        callback_url.keep_fragment();
    }
    client.navigation().leave(&url, Entry::Replaced)
}
