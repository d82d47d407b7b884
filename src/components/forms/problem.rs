use yew::prelude::*;

use crate::components::Texts;
use crate::hooks::UseSignInHandle;
use crate::types::{SignInError, SignInResponse};

/// Why an attempt failed.
pub(super) struct Problem {
    pub(super) text: AttrValue,
    /// Whether it was what was typed, and neither the network nor the server.
    pub(super) blames_inputs: bool,
}

impl Problem {
    /// Why the newest attempt failed: refused by the server, or not carried out at all.
    pub(super) fn of(
        sign_in: &UseSignInHandle,
        texts: &Texts,
        refusal_text: Option<&Callback<SignInResponse, AttrValue>>,
    ) -> Option<Self> {
        if let Some(error) = sign_in.error() {
            return Some(Self {
                text: texts.error_text(error),
                blames_inputs: false,
            });
        }
        let response = sign_in.response().filter(|response| !response.ok)?;
        let text = match (refusal_text, &response.error) {
            (Some(text), _) => text.emit(response.clone()),
            (None, Some(error)) => texts.refusal.of(error),
            (None, None) => texts.refusal.of(&SignInError::Default),
        };
        Some(Self {
            text,
            blames_inputs: blames_inputs(response.error.as_ref()),
        })
    }
}

/// Whether a refusal is for what was typed. A code that is not known may be: version 4 sends the
/// server's own words.
fn blames_inputs(refusal: Option<&SignInError>) -> bool {
    use SignInError::{CredentialsSignin, EmailSignin, Other};
    matches!(
        refusal,
        None | Some(CredentialsSignin | EmailSignin | Other(_))
    )
}
