use yew::prelude::*;

use super::action_button::ActionButton;
use super::use_texts;
use crate::hooks::use_sign_in;
use crate::types::{AuthError, SignInAuthorizationParams, SignInOptions, SignInOutcome};

/// Props of [`SignInButton`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct SignInButtonProps {
    /// What the button shows. Default: [`Texts::sign_in`](crate::Texts::sign_in).
    #[prop_or_default]
    pub children: Html,
    /// Classes of the button.
    #[prop_or_default]
    pub class: Classes,
    /// The id of the provider to sign in with. Default: none, the server's sign-in page.
    #[prop_or_default]
    pub provider: Option<AttrValue>,
    /// Where to go afterwards. Default: the `callbackUrl` in the page's address if that is of the page's origin, else the current page.
    #[prop_or_default]
    pub redirect_to: Option<AttrValue>,
    /// Whether to go there, and to the provider or the sign-in page in the first place; if not, `on_success` gets the answer. Default: true.
    #[prop_or(true)]
    pub redirect: bool,
    /// Parameters for the provider's authorisation page.
    #[prop_or_default]
    pub authorization_params: SignInAuthorizationParams,
    /// Called before anything else; `event.prevent_default()` keeps the button from signing in.
    #[prop_or_default]
    pub onclick: Option<Callback<MouseEvent>>,
    /// Whether the button is switched off. While a sign-in is under way it keeps the focus, says
    /// that it is busy (`aria-busy`, `aria-disabled`) and ignores clicks.
    #[prop_or_default]
    pub disabled: bool,
    /// Told how the server answered, a refusal included.
    #[prop_or_default]
    pub on_success: Option<Callback<SignInOutcome>>,
    /// Told why the sign-in could not be carried out. Default: the button says so, in an alert behind it.
    #[prop_or_default]
    pub on_error: Option<Callback<AuthError>>,
}

/// A button that signs in.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::SignInButton;
///
/// #[component]
/// fn Header() -> Html {
///     html! { <SignInButton provider="github" redirect_to="/profile">{ "Continue with GitHub" }</SignInButton> }
/// }
/// ```
#[component]
pub fn SignInButton(props: &SignInButtonProps) -> Html {
    let texts = use_texts();
    let sign_in = use_sign_in();
    let is_pending = sign_in.is_pending();
    let untold = sign_in.error().filter(|_| props.on_error.is_none());
    let failure = untold.map(|error| texts.error_text(error));
    let act =
        {
            let props = props.clone();
            move |()| {
                if sign_in.is_pending() {
                    return;
                }
                let options = SignInOptions {
                    redirect_to: props
                        .redirect_to
                        .as_ref()
                        .map(|url| url.as_str().to_owned()),
                    redirect: props.redirect,
                    ..SignInOptions::default()
                };
                let (on_success, on_error) = (props.on_success.clone(), props.on_error.clone());
                let params = props.authorization_params.clone();
                sign_in.run_with(props.provider.as_deref(), options, params, move |result| {
                    match result {
                        Ok(outcome) => on_success
                            .iter()
                            .for_each(|tell| tell.emit(outcome.clone())),
                        Err(error) => on_error.iter().for_each(|tell| tell.emit(error.clone())),
                    }
                });
            }
        };

    html! {
        <ActionButton
            label={texts.sign_in.clone()}
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
