use std::fmt;

use super::Redacted;

/// A sign-in error code of Auth.js, from `?error=` of the URL to which the server redirects.
#[derive(Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SignInError {
    /// The credentials were wrong.
    CredentialsSignin,
    /// The CSRF token was absent or wrong.
    MissingCsrf,
    /// The provider sent the user back with an error, for example because consent was denied.
    OAuthCallbackError,
    /// The email address belongs to an account of another provider.
    OAuthAccountNotLinked,
    /// The account belongs to another user.
    AccountNotLinked,
    /// The server's own rules deny access to this user.
    AccessDenied,
    /// The link in the email was used before, has expired or is unknown.
    Verification,
    /// The passkey could not be verified.
    WebAuthnVerificationError,
    /// The page requires a session.
    SessionRequired,
    /// The server is misconfigured, or an unexpected error occurred there.
    Configuration,
    /// The sign-in with the provider could not be started.
    Signin,
    /// The sign-in with the provider could not be started (version 4).
    OAuthSignin,
    /// The provider's response could not be used (version 4).
    OAuthCallback,
    /// No account could be created for the user of the provider.
    OAuthCreateAccount,
    /// No account could be created for the email address.
    EmailCreateAccount,
    /// The sign-in failed in the callback handler of the server.
    Callback,
    /// The email could not be sent.
    EmailSignin,
    /// Any other failure (version 4).
    Default,
    /// A code that this version does not know, unchanged.
    Other(String),
}

impl SignInError {
    /// Returns the code as Auth.js writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::CredentialsSignin => "CredentialsSignin",
            Self::MissingCsrf => "MissingCSRF",
            Self::OAuthCallbackError => "OAuthCallbackError",
            Self::OAuthAccountNotLinked => "OAuthAccountNotLinked",
            Self::AccountNotLinked => "AccountNotLinked",
            Self::AccessDenied => "AccessDenied",
            Self::Verification => "Verification",
            Self::WebAuthnVerificationError => "WebAuthnVerificationError",
            Self::SessionRequired => "SessionRequired",
            Self::Configuration => "Configuration",
            Self::Signin => "Signin",
            Self::OAuthSignin => "OAuthSignin",
            Self::OAuthCallback => "OAuthCallback",
            Self::OAuthCreateAccount => "OAuthCreateAccount",
            Self::EmailCreateAccount => "EmailCreateAccount",
            Self::Callback => "Callback",
            Self::EmailSignin => "EmailSignin",
            Self::Default => "Default",
            Self::Other(code) => code,
        }
    }

    /// Returns the default sentence to show to the user, in English.
    ///
    /// Components show the one of [`Texts::refusal`](crate::components::Texts::refusal), whose
    /// default this is. To translate it, match the variants there. The wording may change in any
    /// release.
    #[must_use]
    pub fn message(&self) -> &'static str {
        match self {
            Self::CredentialsSignin => "Sign-in failed. Check that what you entered is correct.",
            Self::Signin | Self::OAuthSignin => "The sign-in could not begin. Try again.",
            Self::OAuthCallbackError | Self::OAuthCallback => {
                "The provider did not complete the sign-in. Try again."
            }
            Self::OAuthCreateAccount | Self::EmailCreateAccount => {
                "An account could not be created. Try another way to sign in."
            }
            Self::EmailSignin => "The e-mail could not be sent. Check the address and try again.",
            Self::OAuthAccountNotLinked => {
                "This e-mail address is already used with another way to sign in. Use that one."
            }
            Self::AccountNotLinked => "This account belongs to another user.",
            Self::AccessDenied => "You do not have permission to sign in.",
            Self::Verification => {
                "The sign-in link is no longer valid. It may have been used already or it may \
                 have expired."
            }
            Self::WebAuthnVerificationError => "The passkey could not be verified. Try again.",
            Self::SessionRequired => "Sign in to see this page.",
            Self::MissingCsrf => "The sign-in form was out of date. Try again.",
            Self::Configuration => "The server has a problem. Try again later.",
            Self::Callback | Self::Default | Self::Other(_) => "Sign-in failed. Try again.",
        }
    }
}

/// Returns the error with this code; an unknown code is kept as [`Other`](SignInError::Other).
impl From<&str> for SignInError {
    fn from(code: &str) -> Self {
        match code {
            "CredentialsSignin" => Self::CredentialsSignin,
            "MissingCSRF" => Self::MissingCsrf,
            "OAuthCallbackError" => Self::OAuthCallbackError,
            "OAuthAccountNotLinked" => Self::OAuthAccountNotLinked,
            "AccountNotLinked" => Self::AccountNotLinked,
            "AccessDenied" => Self::AccessDenied,
            "Verification" => Self::Verification,
            "WebAuthnVerificationError" => Self::WebAuthnVerificationError,
            "SessionRequired" => Self::SessionRequired,
            "Configuration" => Self::Configuration,
            "Signin" => Self::Signin,
            "OAuthSignin" => Self::OAuthSignin,
            "OAuthCallback" => Self::OAuthCallback,
            "OAuthCreateAccount" => Self::OAuthCreateAccount,
            "EmailCreateAccount" => Self::EmailCreateAccount,
            "Callback" => Self::Callback,
            "EmailSignin" => Self::EmailSignin,
            "Default" => Self::Default,
            other => Self::Other(other.to_owned()),
        }
    }
}

/// Omits an unknown code: next-auth 4 puts the text of errors of the server's code there.
impl fmt::Debug for SignInError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Other(_) => f.debug_tuple("Other").field(&Redacted).finish(),
            known => f.write_str(known.as_str()),
        }
    }
}

/// Shows the code, and of an unknown one only that it is unknown, as the text of an error that is
/// logged. [`as_str`](SignInError::as_str) returns every code.
impl fmt::Display for SignInError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Other(_) => "an unknown code",
            known => known.as_str(),
        })
    }
}

impl std::error::Error for SignInError {}

#[cfg(test)]
mod tests {
    use super::SignInError;

    const CODES: [&str; 18] = [
        "CredentialsSignin",
        "MissingCSRF",
        "OAuthCallbackError",
        "OAuthAccountNotLinked",
        "AccountNotLinked",
        "AccessDenied",
        "Verification",
        "WebAuthnVerificationError",
        "SessionRequired",
        "Configuration",
        "Signin",
        "OAuthSignin",
        "OAuthCallback",
        "OAuthCreateAccount",
        "EmailCreateAccount",
        "Callback",
        "EmailSignin",
        "Default",
    ];

    #[test]
    fn every_code_reads_back_as_it_is_written() {
        for code in CODES {
            let error = SignInError::from(code);
            assert!(
                !matches!(error, SignInError::Other(_)),
                "{code} is a known code"
            );
            assert_eq!(error.as_str(), code);
        }
        assert_eq!(SignInError::from("Teapot").as_str(), "Teapot");
    }

    #[test]
    fn every_message_is_a_sentence_and_names_no_code() {
        for code in CODES.into_iter().chain(["Teapot"]) {
            let message = SignInError::from(code).message();
            assert!(message.ends_with('.') && message.contains(' '), "{code}");
            assert!(!message.contains(code), "{code}: {message}");
        }
    }
}
