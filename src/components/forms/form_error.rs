use yew::prelude::*;

use crate::components::Texts;
use crate::hooks::UseSignInHandle;
use crate::types::{SignInError, SignInResponse};

/// The error of a form's newest sign-in, as the form shows it.
pub(super) struct FormError {
    pub(super) error_text: AttrValue,
    /// Whether the inputs may be wrong, rather than the network or the server.
    pub(super) blames_inputs: bool,
}

impl FormError {
    /// Returns the error of the newest sign-in, if the server has refused it or it has failed.
    pub(super) fn of(
        sign_in: &UseSignInHandle,
        texts: &Texts,
        refusal_text: Option<&Callback<SignInResponse, AttrValue>>,
    ) -> Option<Self> {
        if let Some(error) = sign_in.error() {
            return Some(Self {
                error_text: texts.error_text(error),
                blames_inputs: false,
            });
        }
        let response = sign_in.response().filter(|response| !response.ok)?;
        let error_text = match (refusal_text, &response.error) {
            (Some(text), _) => text.emit(response.clone()),
            (None, Some(error)) => texts.refusal.of(error),
            (None, None) => texts.refusal.of(&SignInError::Default),
        };
        Some(Self {
            error_text,
            blames_inputs: blames_inputs(response.error.as_ref()),
        })
    }
}

/// Returns `true` if the refusal may be due to the inputs.
///
/// That includes unknown codes: version 4 sends the server's own text.
fn blames_inputs(refusal: Option<&SignInError>) -> bool {
    use SignInError::{CredentialsSignin, EmailSignin, Other};
    matches!(
        refusal,
        None | Some(CredentialsSignin | EmailSignin | Other(_))
    )
}
