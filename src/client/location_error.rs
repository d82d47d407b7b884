//! What the page's own address says about a sign-in that failed elsewhere and came back here.

use crate::page;
use crate::transport::query_value;
use crate::types::SignInError;

impl SignInError {
    /// Reads `?error=` of the page's address, which is how Auth.js tells a page why a sign-in by redirect has failed: to be called on the page that is the server's `pages.signIn` or `pages.error`.
    ///
    /// None if the address names no error, and where there is no page. What was refused without a redirect stands in [`SignInResponse::error`](crate::SignInResponse::error) instead.
    ///
    /// ```
    /// use yew::prelude::*;
    /// use yew_authjs::SignInError;
    ///
    /// #[component]
    /// fn WhyHere() -> Html {
    ///     match SignInError::from_location() {
    ///         Some(error) => html! { <p role="alert">{ error.message() }</p> },
    ///         None => html! {},
    ///     }
    /// }
    /// ```
    pub fn from_location() -> Option<Self> {
        error_of(&location()?)
    }

    /// Reads `?code=` of the page's address, which belongs to [`CredentialsSignin`](Self::CredentialsSignin): `credentials`, or what the server's own subclass of it says.
    ///
    /// None for every other error: an address may have a `code` of another meaning.
    pub fn code_from_location() -> Option<String> {
        code_of(&location()?)
    }
}

fn location() -> Option<String> {
    page::is_present().then(page::href)
}

fn error_of(url: &str) -> Option<SignInError> {
    let code = query_value(url, "error")?;
    // Auth.js writes the word to its error page when there is no error to tell.
    if matches!(&*code, "" | "undefined") {
        return None;
    }
    Some(SignInError::from_code(&code))
}

fn code_of(url: &str) -> Option<String> {
    let is_credentials = error_of(url) == Some(SignInError::CredentialsSignin);
    let code = query_value(url, "code").filter(|_| is_credentials)?;
    (!code.is_empty()).then(|| code.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_query_names_the_error() {
        for (url, error) in [
            (
                "http://o/sign-in?callbackUrl=%2Fx&error=OAuthCallbackError#h",
                SignInError::OAuthCallbackError,
            ),
            (
                "http://o/?error=Tea+pot",
                SignInError::Other("Tea pot".to_owned()),
            ),
            (
                "http://o/?error=AccessDenied&error=Verification",
                SignInError::AccessDenied,
            ),
        ] {
            assert_eq!(error_of(url), Some(error), "{url}");
        }
    }

    #[test]
    fn an_address_without_an_error_names_none() {
        for url in [
            "",
            "http://o/",
            "http://o/?errors=1",
            "http://o/?error=",
            "http://o/error?error=undefined",
            "http://o/#?error=AccessDenied",
        ] {
            assert_eq!(error_of(url), None, "{url}");
        }
    }

    #[test]
    fn only_refused_credentials_have_a_code() {
        let code = code_of("http://o/?error=CredentialsSignin&code=rate_limited");
        assert_eq!(code.as_deref(), Some("rate_limited"));
        for url in [
            "http://o/?error=CredentialsSignin",
            "http://o/?error=CredentialsSignin&code=",
            "http://o/?error=AccessDenied&code=x",
            "http://o/?code=x",
        ] {
            assert_eq!(code_of(url), None, "{url}");
        }
    }

    #[test]
    fn a_server_has_no_location() {
        assert_eq!(SignInError::from_location(), None);
        assert_eq!(SignInError::code_from_location(), None);
    }
}
