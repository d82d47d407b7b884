//! Every text that a component can show, in one value.

mod provider;
mod wording;

use yew::AttrValue;

use crate::types::{AuthError, SignInError};

pub use provider::{TextsProvider, TextsProviderProps, use_texts};
pub use wording::Wording;

/// Every text that the components can show. Default: English.
///
/// [`TextsProvider`] gives it to the components inside; a prop of a component, such as the `label`
/// of a form, comes before it. An app words what it shows itself with [`use_texts`].
///
/// ```
/// use yew_authjs::{AuthError, SignInError, Texts};
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
    /// On the button that signs in, and on that of a form for a password: "Sign in".
    pub sign_in: AttrValue,
    /// On the button that signs out: "Sign out".
    pub sign_out: AttrValue,
    /// On the button of a provider, whose name it gets: "Continue with GitHub".
    pub continue_with: Wording<str>,
    /// The label of a user name: "User name".
    pub username: AttrValue,
    /// The label of a password: "Password".
    pub password: AttrValue,
    /// The label of an e-mail address: "E-mail address".
    pub email: AttrValue,
    /// On the button that has a sign-in link sent: "Send me a link".
    pub send_link: AttrValue,
    /// That the link is on its way to the address that it gets: "A sign-in link is on its way to
    /// ada@example.com. Check your e-mail."
    pub link_sent: Wording<str>,
    /// On the button that leads back from there: "Use another address".
    pub other_address: AttrValue,
    /// In place of the name of a user who has none: "Signed in".
    pub nameless: AttrValue,
    /// That the session ends soon: "Your session ends soon."
    pub session_ends: AttrValue,
    /// On the button that prolongs it: "Stay signed in".
    pub stay_signed_in: AttrValue,
    /// That asking for the session failed: "It could not be found out who is signed in."
    pub session_failed: AttrValue,
    /// That asking for the providers failed: "The ways to sign in could not be loaded."
    pub providers_failed: AttrValue,
    /// On the button that asks again: "Try again".
    pub try_again: AttrValue,
    /// Why the server refused a sign-in. Default: [`SignInError::message`]. A refusal without a
    /// code is a [`SignInError::Default`].
    pub refusal: Wording<SignInError>,
    /// Why a call failed. Default: [`AuthError::message`]. An [`AuthError::Refused`] has the text
    /// of its refusal instead, see [`error_text`](Self::error_text).
    pub error: Wording<AuthError>,
}

impl Texts {
    /// Why a call failed: the text of [`refusal`](Self::refusal) if the server refused, else that
    /// of [`error`](Self::error).
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
