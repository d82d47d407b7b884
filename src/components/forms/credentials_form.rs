use yew::prelude::*;

use super::FormField;
use super::provider_form::ProviderForm;
use crate::components::use_texts;
use crate::hooks::use_auth_client;
use crate::types::{AuthError, ProviderType, SignInResponse};

/// Props of [`CredentialsForm`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct CredentialsFormProps {
    /// What stands between the inputs and the button; inputs among it are sent, too.
    #[prop_or_default]
    pub children: Html,
    /// Classes of the form, beside `authjs-form`.
    #[prop_or_default]
    pub class: Classes,
    /// The form's id, which the ids of its inputs begin with, as in `{id}-username`. Default: no
    /// ids.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// The id of the provider. Default: `credentials`.
    #[prop_or(AttrValue::Static("credentials"))]
    pub provider: AttrValue,
    /// The inputs. Default: user name and password.
    #[prop_or_else(|| vec![FormField::username(), FormField::password()])]
    pub fields: Vec<FormField>,
    /// What the button says. Default: [`Texts::sign_in`](crate::Texts::sign_in).
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Where to go once somebody is signed in. Default: nowhere, the page stays and shows it, also if its address has a `callbackUrl`; `on_success` gets that as the response's `url`.
    #[prop_or_default]
    pub redirect_to: Option<AttrValue>,
    /// The server's CSRF token, for a page rendered on the server: with it the form works before there is any wasm.
    #[prop_or_default]
    pub csrf_token: Option<AttrValue>,
    /// Whether to ask for what the sign-in needs as soon as the form is shown: two requests earlier, and none more. Default: true.
    #[prop_or(true)]
    pub prefetch: bool,
    /// What to say about a refusal, whose `code` is the server's own. Default:
    /// [`Texts::refusal`](crate::Texts::refusal).
    #[prop_or_default]
    pub refusal_text: Option<Callback<SignInResponse, AttrValue>>,
    /// Told that somebody is signed in.
    #[prop_or_default]
    pub on_success: Option<Callback<SignInResponse>>,
    /// Told why the sign-in could not be carried out; the form says so, too, as
    /// [`Texts::error`](crate::Texts::error) words it.
    #[prop_or_default]
    pub on_error: Option<Callback<AuthError>>,
}

/// A form for user name and password, or whatever the server's credentials provider asks for.
///
/// It stays on the page, says there why the server refused, and moves the focus to it. Once a user
/// is signed in, here or in another tab, its inputs are emptied. Rendered on the server it is a
/// plain form that posts to the Auth.js route.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::{CredentialsForm, FormField};
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
    let done = {
        let props = props.clone();
        move |result: Result<SignInResponse, AuthError>| match result {
            Ok(response) if response.ok => {
                if let Some(tell) = &props.on_success {
                    tell.emit(response.clone());
                }
                if let Some(url) = response.url.filter(|_| props.redirect_to.is_some()) {
                    // A page that may not navigate shows the session as well.
                    let _ = client.go_to(&url);
                }
            }
            Ok(_) => {}
            Err(error) => {
                if let Some(tell) = &props.on_error {
                    tell.emit(error.clone());
                }
            }
        }
    };

    html! {
        <ProviderForm
            class={props.class.clone()}
            id={props.id.clone()}
            provider={props.provider.clone()}
            kind={ProviderType::Credentials}
            fields={props.fields.clone()}
            label={props.label.as_ref().unwrap_or(&texts.sign_in).clone()}
            redirect_to={props.redirect_to.clone()}
            csrf_token={props.csrf_token.clone()}
            prefetch={props.prefetch}
            refusal_text={props.refusal_text.clone()}
            {done}
        >
            { props.children.clone() }
        </ProviderForm>
    }
}
