use std::rc::Rc;

use yew::prelude::*;

use super::FormField;
use super::provider_form::{ProviderForm, use_provider_form};
use crate::components::action_callbacks::ActionCallbacks;
use crate::components::use_texts;
use crate::hooks::use_auth_client;
use crate::types::{AuthError, ProviderType, SignInResponse};

/// Props of [`CredentialsForm`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct CredentialsFormProps {
    /// What to show between the inputs and the button; inputs among it are sent, too.
    #[prop_or_default]
    pub children: Html,
    /// Classes of the form, beside `authjs-form`.
    #[prop_or_default]
    pub class: Classes,
    /// The id of the form, with which the ids of its inputs begin (`{id}-username`). Default: no
    /// ids.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// The id of the provider. Default: `credentials`.
    #[prop_or(AttrValue::Static("credentials"))]
    pub provider: AttrValue,
    /// The inputs. Default: user name and password.
    #[prop_or_else(|| vec![FormField::username(), FormField::password()])]
    pub fields: Vec<FormField>,
    /// The label of the button. Default: [`Texts::sign_in`](crate::components::Texts::sign_in).
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Where to go after the sign-in. Default: the page stays and shows it.
    ///
    /// The page also stays if its address has a `callbackUrl`; `on_success` gets that as the
    /// response's `url`.
    #[prop_or_default]
    pub redirect_to: Option<AttrValue>,
    /// The server's CSRF token, for a server-rendered page whose form has to work before hydration.
    #[prop_or_default]
    pub csrf_token: Option<AttrValue>,
    /// Whether to load what the sign-in needs when the form is mounted. Default: true.
    ///
    /// These are the two requests that the sign-in would otherwise make first.
    #[prop_or(true)]
    pub prefetch: bool,
    /// Called with a refusal, whose `code` is the server's own; returns the text to show. Default:
    /// [`Texts::refusal`](crate::components::Texts::refusal).
    #[prop_or_default]
    pub refusal_text: Option<Callback<SignInResponse, AttrValue>>,
    /// Called with the response when the user is signed in.
    #[prop_or_default]
    pub on_success: Option<Callback<SignInResponse>>,
    /// Called with the error when the sign-in fails. The form shows it, too, in the words of
    /// [`Texts::error`](crate::components::Texts::error).
    #[prop_or_default]
    pub on_error: Option<Callback<Rc<AuthError>>>,
}

/// A form for user name and password, or other inputs of the server's credentials provider.
///
/// It stays on the page, shows there why the server has refused the sign-in, and moves the focus to
/// that message. Its inputs are emptied once a user is signed in, in this or another tab. A
/// server-rendered form posts to the Auth.js route before hydration.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
///
/// #[component]
/// fn Enter() -> Html {
///     let fields = vec![FormField::email(), FormField::password()];
///     html! { <CredentialsForm {fields} redirect_to="/profile" /> }
/// }
/// ```
#[component]
pub fn CredentialsForm(props: &CredentialsFormProps) -> Html {
    let texts = use_texts();
    let client = use_auth_client();
    let callbacks = ActionCallbacks {
        on_success: props.on_success.clone(),
        on_error: props.on_error.clone(),
    };
    let is_redirected = props.redirect_to.is_some();
    let on_done = Callback::from(move |result: Result<SignInResponse, Rc<AuthError>>| {
        callbacks.emit(&result);
        let url = result.ok().and_then(|response| response.url);
        if let Some(url) = url.filter(|_| is_redirected) {
            // A page that cannot navigate shows the session as well.
            let _ = client.navigation().go_to(&url);
        }
    });
    use_provider_form(ProviderForm {
        children: props.children.clone(),
        class: props.class.clone(),
        id: props.id.clone(),
        provider: props.provider.clone(),
        kind: ProviderType::Credentials,
        fields: props.fields.clone(),
        first: None,
        label: props.label.as_ref().unwrap_or(&texts.sign_in).clone(),
        redirect_to: props.redirect_to.clone(),
        csrf_token: props.csrf_token.clone(),
        refusal_text: props.refusal_text.clone(),
        prefetch: props.prefetch,
        hidden: false,
        on_done,
    })
}
