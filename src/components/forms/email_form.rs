use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::FormField;
use super::provider_form::ProviderForm;
use super::use_signed_in::use_signed_in;
use crate::components::focus::use_focus_when;
use crate::components::isolated::isolated;
use crate::components::use_texts;
use crate::hooks::use_auth_client;
use crate::types::{AuthError, ProviderType, SignInResponse};

/// Props of [`EmailForm`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct EmailFormProps {
    /// What stands between the input and the button.
    #[prop_or_default]
    pub children: Html,
    /// Classes of the form, beside `authjs-form`.
    #[prop_or_default]
    pub class: Classes,
    /// The form's id, which the id of its input begins with, as in `{id}-email`. Default: no ids.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// The id of the provider, often the name of the mail service, such as `nodemailer` or `resend`. Default: `email`.
    #[prop_or(AttrValue::Static("email"))]
    pub provider: AttrValue,
    /// What the input's label says. Default: [`Texts::email`](crate::Texts::email).
    #[prop_or_default]
    pub input_label: Option<AttrValue>,
    /// What the button says. Default: [`Texts::send_link`](crate::Texts::send_link).
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// What to show once the link is on its way. Default:
    /// [`Texts::link_sent`](crate::Texts::link_sent).
    #[prop_or_default]
    pub sent: Html,
    /// What the button says that then leads back to the form. Default:
    /// [`Texts::other_address`](crate::Texts::other_address).
    #[prop_or_default]
    pub other_label: Option<AttrValue>,
    /// Where the link leads. Default: the `callbackUrl` in the page's address if that is of the page's origin, else this page.
    #[prop_or_default]
    pub redirect_to: Option<AttrValue>,
    /// The server's CSRF token, for a page rendered on the server: with it the form works before there is any wasm.
    #[prop_or_default]
    pub csrf_token: Option<AttrValue>,
    /// Whether to ask for what the sign-in needs as soon as the form is shown: two requests earlier, and none more. Default: true.
    #[prop_or(true)]
    pub prefetch: bool,
    /// Told that the link is on its way.
    #[prop_or_default]
    pub on_success: Option<Callback<SignInResponse>>,
    /// Told why it could not be asked for; the form says so, too, as
    /// [`Texts::error`](crate::Texts::error) words it.
    #[prop_or_default]
    pub on_error: Option<Callback<AuthError>>,
}

/// How far its user has come.
#[derive(PartialEq)]
enum Stage {
    New,
    /// The link is on its way to this address.
    Sent(AttrValue),
    /// It is to go to another address.
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

/// A form that has a sign-in link sent by e-mail. Once the link is opened, in whichever tab, this one is signed in too.
///
/// When the link has been sent, it says so, takes the focus, and offers to use another address.
/// Once a user is signed in it is as new.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::EmailForm;
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
    let done = {
        let (stage, input, props) = (stage.setter(), input.clone(), props.clone());
        move |result: Result<SignInResponse, AuthError>| match result {
            Ok(response) if response.ok => {
                let input = input.cast::<HtmlInputElement>();
                let address = input.map(|input| input.value()).unwrap_or_default();
                stage.set(Stage::Sent(address.into()));
                if let Some(tell) = &props.on_success {
                    tell.emit(response);
                }
            }
            Ok(_) => {}
            Err(error) => {
                if let Some(tell) = &props.on_error {
                    tell.emit(error);
                }
            }
        }
    };
    let back = {
        let stage = stage.setter();
        move |_: MouseEvent| stage.set(Stage::Again)
    };
    let field = FormField {
        label: props.input_label.clone(),
        ..FormField::email().autocomplete("email")
    };

    // The live region is there before it has something to say.
    html! {
        <>
            <ProviderForm
                class={props.class.clone()}
                id={props.id.clone()}
                provider={props.provider.clone()}
                kind={ProviderType::Email}
                fields={vec![field]}
                first={Some(input)}
                label={props.label.as_ref().unwrap_or(&texts.send_link).clone()}
                redirect_to={props.redirect_to.clone()}
                csrf_token={props.csrf_token.clone()}
                prefetch={props.prefetch}
                refusal_text={None::<Callback<SignInResponse, AttrValue>>}
                hidden={stage.sent_to().is_some()}
                {done}
            >
                { props.children.clone() }
            </ProviderForm>
            <div ref={region} class="authjs-sent" role="status" tabindex="-1">
                if let Some(address) = stage.sent_to() {
                    <span>
                        if props.sent == Html::default() {
                            { isolated(&texts.link_sent.of(address), address) }
                        } else {
                            { props.sent.clone() }
                        }
                    </span>{ " " }
                    <button type="button" class="authjs-button" onclick={back}>{ props.other_label.as_ref().unwrap_or(&texts.other_address).clone() }</button>
                }
            </div>
        </>
    }
}
