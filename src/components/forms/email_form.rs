use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::FormField;
use super::provider_form::{ProviderForm, use_provider_form};
use super::use_signed_in::use_signed_in;
use crate::components::action_callbacks::ActionCallbacks;
use crate::components::focus::use_focus_when;
use crate::components::use_texts;
use crate::components::view::isolated;
use crate::hooks::use_auth_client;
use crate::types::{AuthError, ProviderType, SignInResponse};

/// Props of [`EmailForm`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct EmailFormProps {
    /// What to show between the input and the button.
    #[prop_or_default]
    pub children: Html,
    /// Classes of the form, beside `authjs-form`.
    #[prop_or_default]
    pub class: Classes,
    /// The id of the form, with which the id of its input begins (`{id}-email`). Default: no ids.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// The id of the provider, often the name of a mail service, such as `nodemailer` or `resend`.
    /// Default: `email`.
    #[prop_or(AttrValue::Static("email"))]
    pub provider: AttrValue,
    /// The label of the input. Default: [`Texts::email`](crate::components::Texts::email).
    #[prop_or_default]
    pub input_label: Option<AttrValue>,
    /// The label of the button. Default: [`Texts::send_link`](crate::components::Texts::send_link).
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// What to show once the link is sent. Default:
    /// [`Texts::link_sent`](crate::components::Texts::link_sent).
    #[prop_or_default]
    pub sent: Html,
    /// The label of the button that then leads back to the form. Default:
    /// [`Texts::other_address`](crate::components::Texts::other_address).
    #[prop_or_default]
    pub other_label: Option<AttrValue>,
    /// Where the link leads; see
    /// [`SignInButtonProps::redirect_to`](crate::components::SignInButtonProps::redirect_to).
    #[prop_or_default]
    pub redirect_to: Option<AttrValue>,
    /// The server's CSRF token; see
    /// [`CredentialsFormProps::csrf_token`](crate::components::CredentialsFormProps::csrf_token).
    #[prop_or_default]
    pub csrf_token: Option<AttrValue>,
    /// Whether to load what the sign-in needs; see
    /// [`CredentialsFormProps::prefetch`](crate::components::CredentialsFormProps::prefetch).
    /// Default: true.
    #[prop_or(true)]
    pub prefetch: bool,
    /// Called with the response when the link is sent.
    #[prop_or_default]
    pub on_success: Option<Callback<SignInResponse>>,
    /// Called with the error when the link is not sent. The form shows it, too, in the words
    /// of [`Texts::error`](crate::components::Texts::error).
    #[prop_or_default]
    pub on_error: Option<Callback<Rc<AuthError>>>,
}

/// How far the user has come.
#[derive(PartialEq)]
enum Stage {
    New,
    /// The link was sent to this address.
    Sent(AttrValue),
    /// The user wants to enter another address.
    Again,
}

impl Stage {
    fn sent_to(&self) -> Option<&AttrValue> {
        match self {
            Self::Sent(address) => Some(address),
            Self::New | Self::Again => None,
        }
    }
}

/// A form that has the server send a sign-in link by email.
///
/// Once the link is opened, in any tab, this one is signed in, too. When the link is sent, the form
/// says so, takes the focus, and offers to use another address. It is reset once a user is signed
/// in.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
///
/// #[component]
/// fn Enter() -> Html {
///     html! { <EmailForm provider="nodemailer" redirect_to="/profile" /> }
/// }
/// ```
#[component]
pub fn EmailForm(props: &EmailFormProps) -> Html {
    let texts = use_texts();
    let client = use_auth_client();
    let stage = use_state_eq(|| Stage::New);
    use_signed_in(&client, {
        let stage = stage.setter();
        move || stage.set(Stage::New)
    });
    let region = use_focus_when(stage.sent_to().is_some());
    let input = use_focus_when(*stage == Stage::Again);
    let on_done = {
        let (stage, input) = (stage.setter(), input.clone());
        let callbacks = ActionCallbacks {
            on_success: props.on_success.clone(),
            on_error: props.on_error.clone(),
        };
        Callback::from(move |result: Result<SignInResponse, Rc<AuthError>>| {
            if result.is_ok() {
                let input = input.cast::<HtmlInputElement>();
                let address = input.map(|input| input.value()).unwrap_or_default();
                stage.set(Stage::Sent(address.into()));
            }
            callbacks.emit(&result);
        })
    };
    let back = {
        let stage = stage.setter();
        move |_: MouseEvent| stage.set(Stage::Again)
    };
    let field = FormField {
        label: props.input_label.clone(),
        ..FormField::email().autocomplete("email")
    };
    let form = use_provider_form(ProviderForm {
        children: props.children.clone(),
        class: props.class.clone(),
        id: props.id.clone(),
        provider: props.provider.clone(),
        kind: ProviderType::Email,
        fields: vec![field],
        first: Some(input),
        label: props.label.as_ref().unwrap_or(&texts.send_link).clone(),
        redirect_to: props.redirect_to.clone(),
        csrf_token: props.csrf_token.clone(),
        refusal_text: None,
        prefetch: props.prefetch,
        hidden: stage.sent_to().is_some(),
        on_done,
    });
    let other_label = props.other_label.as_ref().unwrap_or(&texts.other_address);

    // The live region exists before its text.
    html! {
        <>
            { form }
            <div ref={region} class="authjs-sent" role="status" tabindex="-1">
                if let Some(address) = stage.sent_to() {
                    <span>
                        if props.sent == Html::default() {
                            { isolated(&texts.link_sent.of(address), address) }
                        } else {
                            { props.sent.clone() }
                        }
                    </span>{ " " }
                    <button type="button" class="authjs-button" onclick={back}>
                        { other_label.clone() }
                    </button>
                }
            </div>
        </>
    }
}
