use yew::prelude::*;

use super::FormField;
use super::provider_form::ProviderForm;
use crate::components::default_text::or_text;
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
    /// What the input's label says. Default: "E-mail address".
    #[prop_or(AttrValue::Static("E-mail address"))]
    pub input_label: AttrValue,
    /// What the button says. Default: "Send me a link".
    #[prop_or(AttrValue::Static("Send me a link"))]
    pub label: AttrValue,
    /// What to show once the link is on its way. Default: a request to check one's e-mail.
    #[prop_or_default]
    pub sent: Html,
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
    /// Told why it could not be asked for; the form says so, too.
    #[prop_or_default]
    pub on_error: Option<Callback<AuthError>>,
}

/// A form that has a sign-in link sent by e-mail. Once the link is opened, in whichever tab, this one is signed in too.
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
    let is_sent = use_state_eq(|| false);
    let done = {
        let (is_sent, props) = (is_sent.setter(), props.clone());
        move |result: Result<SignInResponse, AuthError>| match result {
            Ok(response) => {
                is_sent.set(response.ok);
                for tell in props.on_success.iter().filter(|_| response.ok) {
                    tell.emit(response.clone());
                }
            }
            Err(error) => {
                if let Some(tell) = &props.on_error {
                    tell.emit(error.clone());
                }
            }
        }
    };
    if *is_sent {
        return html! {
            <div class="authjs-sent" role="status">
                { or_text(&props.sent, "Check your e-mail: a sign-in link is on its way to you.") }
            </div>
        };
    }
    let field = FormField {
        label: props.input_label.clone(),
        ..FormField::email().autocomplete("email")
    };

    html! {
        <ProviderForm
            class={props.class.clone()}
            id={props.id.clone()}
            provider={props.provider.clone()}
            kind={ProviderType::Email}
            fields={vec![field]}
            label={props.label.clone()}
            redirect_to={props.redirect_to.clone()}
            csrf_token={props.csrf_token.clone()}
            prefetch={props.prefetch}
            refusal_text={None::<Callback<SignInResponse, AttrValue>>}
            {done}
        >
            { props.children.clone() }
        </ProviderForm>
    }
}
