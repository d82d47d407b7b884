use yew::prelude::*;

use super::action_button::ActionButton;
use super::use_texts;
use crate::hooks::use_sign_out;
use crate::types::{AuthError, SignOutOutcome, SignOutParams};

/// Props of [`SignOutButton`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct SignOutButtonProps {
    /// What the button shows. Default: [`Texts::sign_out`](crate::Texts::sign_out).
    #[prop_or_default]
    pub children: Html,
    /// Classes of the button.
    #[prop_or_default]
    pub class: Classes,
    /// Where to go afterwards. Default: the current page.
    #[prop_or_default]
    pub redirect_to: Option<AttrValue>,
    /// Whether to go there; if not, the page stays and shows that nobody is signed in. Default: true.
    #[prop_or(true)]
    pub redirect: bool,
    /// Called before anything else; `event.prevent_default()` keeps the button from signing out.
    #[prop_or_default]
    pub onclick: Option<Callback<MouseEvent>>,
    /// Whether the button is switched off. While a sign-out is under way it keeps the focus, says
    /// that it is busy (`aria-busy`, `aria-disabled`) and ignores clicks.
    #[prop_or_default]
    pub disabled: bool,
    /// Told that nobody is signed in any more.
    #[prop_or_default]
    pub on_success: Option<Callback<SignOutOutcome>>,
    /// Told why the sign-out could not be carried out. Default: the button says so, in an alert behind it.
    #[prop_or_default]
    pub on_error: Option<Callback<AuthError>>,
}

/// A button that signs out, here and in every other tab.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::SignOutButton;
///
/// #[component]
/// fn Header() -> Html {
///     html! { <SignOutButton redirect=false class="quiet" /> }
/// }
/// ```
#[component]
pub fn SignOutButton(props: &SignOutButtonProps) -> Html {
    let texts = use_texts();
    let sign_out = use_sign_out();
    let is_pending = sign_out.is_pending();
    let untold = sign_out.error().filter(|_| props.on_error.is_none());
    let failure = untold.map(|error| texts.error_text(error));
    let act = {
        let props = props.clone();
        move |()| {
            if sign_out.is_pending() {
                return;
            }
            let params = SignOutParams {
                redirect_to: props
                    .redirect_to
                    .as_ref()
                    .map(|url| url.as_str().to_owned()),
                redirect: props.redirect,
            };
            let (on_success, on_error) = (props.on_success.clone(), props.on_error.clone());
            sign_out.run_with(params, move |result| match result {
                Ok(outcome) => on_success
                    .iter()
                    .for_each(|tell| tell.emit(outcome.clone())),
                Err(error) => on_error.iter().for_each(|tell| tell.emit(error.clone())),
            });
        }
    };

    html! {
        <ActionButton
            label={texts.sign_out.clone()}
            class={props.class.clone()}
            {is_pending}
            {failure}
            disabled={props.disabled}
            onclick={props.onclick.clone()}
            {act}
        >
            { props.children.clone() }
        </ActionButton>
    }
}
