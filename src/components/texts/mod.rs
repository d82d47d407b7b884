//! All texts that the components can show, in one value.

mod provider;
mod wording;

use yew::AttrValue;

use crate::types::{AuthError, SignInError};

pub use provider::{TextsProvider, TextsProviderProps, use_texts};
pub use wording::Wording;

/// All texts that the components can show. Default: English.
///
/// [`TextsProvider`] provides them to the components inside. Props of a component, such as the
/// `label` of a form, take precedence. [`use_texts`] returns them for what an app shows itself.
///
/// ```
/// use yew_authjs::prelude::*;
///
/// fn german() -> Texts {
///     let mut texts = Texts::default();
///     texts.sign_in = "Anmelden".into();
///     texts.sign_out = "Abmelden".into();
///     texts.continue_with = (|provider: &str| format!("Weiter mit {provider}").into()).into();
///     texts.refusal = (|refusal: &SignInError| match refusal {
///         SignInError::CredentialsSignin => "Name oder Passwort ist falsch.".into(),
///         _ => "Die Anmeldung hat nicht geklappt.".into(),
///     })
///     .into();
///     // ... and so on for the other fields.
///     texts
/// }
/// # assert_eq!(german().continue_with.of("GitHub"), "Weiter mit GitHub");
/// # let refused = AuthError::Refused(SignInError::CredentialsSignin);
/// # assert_eq!(german().error_text(&refused), "Name oder Passwort ist falsch.");
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Texts {
    /// Label of the sign-in button, also in a form with a password: "Sign in".
    pub sign_in: AttrValue,
    /// Label of the sign-out button: "Sign out".
    pub sign_out: AttrValue,
    /// Label of a provider's button, made from the provider's name: "Continue with GitHub".
    pub continue_with: Wording<str>,
    /// Label of the input for a user name: "User name".
    pub username: AttrValue,
    /// Label of the input for a password: "Password".
    pub password: AttrValue,
    /// Label of the input for an email address: "E-mail address".
    pub email: AttrValue,
    /// Label of the button that requests a sign-in link: "Send me a link".
    pub send_link: AttrValue,
    /// Message that the link was sent, made from the address: "A sign-in link is on its way to
    /// ada@example.com. Check your e-mail."
    pub link_sent: Wording<str>,
    /// Label of the button that then leads back to the form: "Use another address".
    pub other_address: AttrValue,
    /// Shown for a user without a name: "Signed in".
    pub nameless: AttrValue,
    /// Message that the session expires soon: "Your session ends soon."
    pub session_ends: AttrValue,
    /// Label of the button that extends the session: "Stay signed in".
    pub stay_signed_in: AttrValue,
    /// Message that the session could not be loaded: "It could not be found out who is signed in."
    pub session_failed: AttrValue,
    /// Message that the providers could not be loaded: "The ways to sign in could not be loaded."
    pub providers_failed: AttrValue,
    /// Label of the button that repeats a failed request: "Try again".
    pub try_again: AttrValue,
    /// Message why the server refused a sign-in. Default: [`SignInError::message`].
    ///
    /// A refusal without a code is a [`SignInError::Default`].
    pub refusal: Wording<SignInError>,
    /// Message why a call failed. Default: [`AuthError::message`].
    ///
    /// An [`AuthError::Refused`] has the text of its refusal instead; see
    /// [`error_text`](Self::error_text).
    pub error: Wording<AuthError>,
}

impl Texts {
    /// Returns the text for `error`.
    ///
    /// It is that of [`refusal`](Self::refusal) if the server refused a sign-in, else that of
    /// [`error`](Self::error).
    #[must_use]
    pub fn error_text(&self, error: &AuthError) -> AttrValue {
        match error {
            AuthError::Refused(refusal) => self.refusal.of(refusal),
            error => self.error.of(error),
        }
    }
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            sign_in: "Sign in".into(),
            sign_out: "Sign out".into(),
            continue_with: (|provider: &str| concat("Continue with ", provider, "")).into(),
            username: "User name".into(),
            password: "Password".into(),
            email: "E-mail address".into(),
            send_link: "Send me a link".into(),
            link_sent: (|address: &str| {
                concat(
                    "A sign-in link is on its way to ",
                    address,
                    ". Check your e-mail.",
                )
            })
            .into(),
            other_address: "Use another address".into(),
            nameless: "Signed in".into(),
            session_ends: "Your session ends soon.".into(),
            stay_signed_in: "Stay signed in".into(),
            session_failed: "It could not be found out who is signed in.".into(),
            providers_failed: "The ways to sign in could not be loaded.".into(),
            try_again: "Try again".into(),
            refusal: (|refusal: &SignInError| refusal.message().into()).into(),
            error: (|error: &AuthError| error.message().into()).into(),
        }
    }
}

fn concat(before: &str, name: &str, after: &str) -> AttrValue {
    [before, name, after].concat().into()
}
