use super::query::ServerQuery;
use crate::types::SignInError;

/// Returns the error that an Auth.js server has left in an address.
pub(crate) fn error_of(url: &str) -> Option<SignInError> {
    let code = ServerQuery::of(url)?.value("error")?;
    // Auth.js puts this word into the address of its error page when it has no error.
    if matches!(&*code, "" | "undefined") {
        return None;
    }
    Some(SignInError::from(&*code))
}

/// Returns the code of the error that an Auth.js server has left in an address.
///
/// Only refused credentials have one; any other `code` belongs to the app.
pub(crate) fn code_of(url: &str) -> Option<String> {
    let is_credentials = error_of(url) == Some(SignInError::CredentialsSignin);
    let code = ServerQuery::of(url)?
        .value("code")
        .filter(|_| is_credentials)?;
    (!code.is_empty()).then_some(code)
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
            (
                "http://o/login?lang=en?error=AccessDenied",
                SignInError::AccessDenied,
            ),
            (
                "http://o/login#form?error=AccessDenied",
                SignInError::AccessDenied,
            ),
            (
                "http://o/#/login?callbackUrl=%2F&error=SessionRequired",
                SignInError::SessionRequired,
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
            "http://o/#?x=1&error=AccessDenied",
        ] {
            assert_eq!(error_of(url), None, "{url}");
        }
    }

    #[test]
    fn only_refused_credentials_have_a_code() {
        for url in [
            "http://o/?error=CredentialsSignin&code=rate_limited",
            "http://o/?lang=en?error=CredentialsSignin&code=rate_limited",
            "http://o/?code=app?error=CredentialsSignin&code=rate_limited",
            "http://o/#form?error=CredentialsSignin&code=rate_limited",
        ] {
            assert_eq!(code_of(url).as_deref(), Some("rate_limited"), "{url}");
        }
        for url in [
            "http://o/?error=CredentialsSignin",
            "http://o/?error=CredentialsSignin&code=",
            "http://o/?code=app?error=CredentialsSignin",
            "http://o/?error=AccessDenied&code=x",
            "http://o/?code=x",
        ] {
            assert_eq!(code_of(url), None, "{url}");
        }
    }
}
