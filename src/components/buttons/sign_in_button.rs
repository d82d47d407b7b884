use std::rc::Rc;

use yew::prelude::*;

use crate::components::action_callbacks::ActionCallbacks;
use crate::components::use_texts;
use crate::components::view::{ActionButton, action_button, children_or};
use crate::hooks::use_sign_in;
use crate::types::{AuthError, SignInOptions, SignInOutcome};

/// Props of [`SignInButton`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct SignInButtonProps {
    /// The label of the button. Default: [`Texts::sign_in`](crate::components::Texts::sign_in).
    #[prop_or_default]
    pub children: Html,
    /// Classes of the button.
    #[prop_or_default]
    pub class: Classes,
    /// The id of the provider. Default: none, which is the server's sign-in page.
    #[prop_or_default]
    pub provider: Option<AttrValue>,
    /// Where to go after the sign-in. Default: the current page.
    ///
    /// If the page's address has a `callbackUrl` of the page's origin, that is the default.
    #[prop_or_default]
    pub redirect_to: Option<AttrValue>,
    /// Whether to leave the page, for the provider or the sign-in page and then for `redirect_to`.
    /// Default: true. Otherwise `on_success` gets the response.
    #[prop_or(true)]
    pub redirect: bool,
    /// The name and value of each query parameter for the provider's authorization page; see
    /// [`SignInOptions::authorization_params`].
    #[prop_or_default]
    pub authorization_params: Vec<(String, String)>,
    /// Called with the event first; `event.prevent_default()` keeps the button from acting.
    #[prop_or_default]
    pub onclick: Option<Callback<MouseEvent>>,
    /// Whether the button is disabled.
    ///
    /// While its action is under way, the button is not disabled but busy: it keeps the focus, has
    /// `aria-busy` and `aria-disabled`, and ignores clicks.
    #[prop_or_default]
    pub disabled: bool,
    /// Called with the server's response, also if it refuses the sign-in.
    #[prop_or_default]
    pub on_success: Option<Callback<SignInOutcome>>,
    /// Called with the error when the sign-in fails. If unset, the button renders it in an alert.
    #[prop_or_default]
    pub on_error: Option<Callback<Rc<AuthError>>>,
}

/// A button that signs in.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::SignInButton;
///
/// #[component]
/// fn Header() -> Html {
///     html! { <SignInButton provider="github" redirect_to="/profile">{ "GitHub" }</SignInButton> }
/// }
/// ```
#[component]
pub fn SignInButton(props: &SignInButtonProps) -> Html {
    let texts = use_texts();
    let sign_in = use_sign_in();
    let callbacks = ActionCallbacks {
        on_success: props.on_success.clone(),
        on_error: props.on_error.clone(),
    };
    let is_pending = sign_in.is_pending();
    let error = callbacks.unhandled(sign_in.error(), &texts);
    let on_activate = {
        let props = props.clone();
        Callback::from(move |()| {
            if sign_in.is_pending() {
                return;
            }
            let options = SignInOptions {
                redirect_to: props.redirect_to.as_ref().map(AttrValue::to_string),
                redirect: props.redirect,
                authorization_params: props.authorization_params.clone(),
                ..SignInOptions::default()
            };
            let provider = props.provider.as_ref().map(AttrValue::to_string);
            let callbacks = callbacks.clone();
            sign_in.start(
                provider,
                options,
                Box::new(move |result| callbacks.emit(result)),
            );
        })
    };
    action_button(ActionButton {
        children: children_or(&props.children, &texts.sign_in),
        class: props.class.clone(),
        is_pending,
        disabled: props.disabled,
        error,
        onclick: props.onclick.clone(),
        on_activate,
    })
}
