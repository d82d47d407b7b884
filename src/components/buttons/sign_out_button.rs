use std::rc::Rc;

use yew::prelude::*;

use crate::components::action_callbacks::ActionCallbacks;
use crate::components::use_texts;
use crate::components::view::{ActionButton, action_button, children_or};
use crate::hooks::use_sign_out;
use crate::types::{AuthError, SignOutOutcome, SignOutParams};

/// Props of [`SignOutButton`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct SignOutButtonProps {
    /// The label of the button. Default: [`Texts::sign_out`](crate::components::Texts::sign_out).
    #[prop_or_default]
    pub children: Html,
    /// Classes of the button.
    #[prop_or_default]
    pub class: Classes,
    /// Where to go after the sign-out. Default: the current page.
    #[prop_or_default]
    pub redirect_to: Option<AttrValue>,
    /// Whether to go there. Default: true. Otherwise the page stays and shows the sign-out.
    #[prop_or(true)]
    pub redirect: bool,
    /// Called with the event first; `event.prevent_default()` keeps the button from acting.
    #[prop_or_default]
    pub onclick: Option<Callback<MouseEvent>>,
    /// Whether the button is disabled; see
    /// [`SignInButtonProps::disabled`](crate::components::SignInButtonProps::disabled).
    #[prop_or_default]
    pub disabled: bool,
    /// Called with the outcome when the user is signed out.
    #[prop_or_default]
    pub on_success: Option<Callback<SignOutOutcome>>,
    /// Called with the error when the sign-out fails. If unset, the button renders it in an alert.
    #[prop_or_default]
    pub on_error: Option<Callback<Rc<AuthError>>>,
}

/// A button that signs out, in all tabs.
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
    let callbacks = ActionCallbacks {
        on_success: props.on_success.clone(),
        on_error: props.on_error.clone(),
    };
    let is_pending = sign_out.is_pending();
    let error = callbacks.unhandled(sign_out.error(), &texts);
    let on_activate = {
        let (redirect_to, redirect) = (props.redirect_to.clone(), props.redirect);
        Callback::from(move |()| {
            if sign_out.is_pending() {
                return;
            }
            let params = SignOutParams {
                redirect_to: redirect_to.as_ref().map(AttrValue::to_string),
                redirect,
            };
            let callbacks = callbacks.clone();
            sign_out.run_then(params, move |result| callbacks.emit(result));
        })
    };
    action_button(ActionButton {
        children: children_or(&props.children, &texts.sign_out),
        class: props.class.clone(),
        is_pending,
        disabled: props.disabled,
        error,
        onclick: props.onclick.clone(),
        on_activate,
    })
}
