use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlFormElement;
use yew::prelude::*;

use super::FormField;
use super::error_id::use_error_id;
use super::labelled_input::LabelledInput;
use super::problem::Problem;
use super::typed::typed;
use super::use_form_action::use_form_action;
use super::use_signed_in::use_signed_in;
use crate::client::AuthClient;
use crate::components::focus::use_focus_when;
use crate::components::use_texts;
use crate::hooks::{use_auth_client, use_session_selector, use_sign_in};
use crate::types::{
    AuthError, ProviderType, SessionStatus, SignInAuthorizationParams, SignInOptions,
    SignInOutcome, SignInResponse,
};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ProviderFormProps {
    pub(super) children: Html,
    pub(super) class: Classes,
    pub(super) id: Option<AttrValue>,
    pub(super) provider: AttrValue,
    pub(super) kind: ProviderType,
    pub(super) fields: Vec<FormField>,
    /// The input of the first field.
    #[prop_or_default]
    pub(super) first: Option<NodeRef>,
    pub(super) label: AttrValue,
    pub(super) redirect_to: Option<AttrValue>,
    pub(super) csrf_token: Option<AttrValue>,
    pub(super) refusal_text: Option<Callback<SignInResponse, AttrValue>>,
    pub(super) prefetch: bool,
    #[prop_or_default]
    pub(super) hidden: bool,
    /// Told what the server said.
    pub(super) done: Callback<Result<SignInResponse, AuthError>>,
}

/// What has become of the inputs.
#[derive(Clone, Copy, PartialEq)]
enum Inputs {
    /// Nothing has been sent since they were empty.
    New,
    Sent,
    /// They were marked as wrong, and no longer are what was sent.
    Changed,
}

/// A form for one provider. It stays on the page and says there why the server refused.
#[component]
pub(super) fn ProviderForm(props: &ProviderFormProps) -> Html {
    let texts = use_texts();
    let client = use_auth_client();
    let action = use_form_action(&client, &props.kind, &props.provider);
    use_preparation(&client, props.prefetch);
    let sign_in = use_sign_in();
    let is_pending = sign_in.is_pending();
    let busy = is_pending.then_some("true");
    let form = use_node_ref();
    let inputs = use_state_eq(|| Inputs::New);
    use_signed_in(&client, {
        let (form, inputs) = (form.clone(), inputs.setter());
        move || {
            empty(&form);
            inputs.set(Inputs::New);
        }
    });
    // What was said of inputs that are empty now is over.
    let problem = Problem::of(&sign_in, &texts, props.refusal_text.as_ref())
        .filter(|_| *inputs != Inputs::New);
    let blamed = problem.as_ref().filter(|problem| problem.blames_inputs);
    let is_marked = *inputs == Inputs::Sent && blamed.is_some();
    let error_id = use_error_id();
    let error_id = problem.is_some().then_some(error_id);
    let error = use_focus_when(problem.is_some() && !is_pending);

    let oninput = {
        let inputs = inputs.setter();
        move |_| {
            if is_marked {
                inputs.set(Inputs::Changed);
            }
        }
    };
    let onsubmit = {
        let (props, form) = (props.clone(), form.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            // A busy button keeps the focus, and Enter submits in an input, too.
            if !sign_in.is_pending() {
                inputs.set(Inputs::Sent);
                let options = SignInOptions {
                    redirect_to: props.redirect_to.as_ref().map(|url| url.to_string()),
                    redirect: false,
                    fields: typed(&event),
                };
                let (done, form) = (props.done.clone(), form.clone());
                let has_password = props.kind == ProviderType::Credentials;
                let params = SignInAuthorizationParams::new();
                sign_in.run_with(props.provider.as_str(), options, params, move |result| {
                    match result {
                        Ok(SignInOutcome::Completed(response)) => {
                            if response.ok && has_password {
                                empty(&form);
                            }
                            done.emit(Ok(response.clone()));
                        }
                        Ok(SignInOutcome::Navigating(_)) => {}
                        Err(error) => done.emit(Err(error.clone())),
                    }
                });
            }
        }
    };
    let input = |(place, field): (usize, &FormField)| {
        html! {
            <LabelledInput
                key={field.name.as_str()}
                field={field.clone()}
                input={props.first.clone().filter(|_| place == 0)}
                form={props.id.clone()}
                is_invalid={is_marked}
                error_id={error_id.clone()}
                readonly={is_pending}
            />
        }
    };

    html! {
        <form
            ref={form}
            id={props.id.clone()}
            class={classes!("authjs-form", props.class.clone())}
            method="post"
            {action}
            aria-busy={busy}
            hidden={props.hidden}
            {oninput}
            {onsubmit}
        >
            if let Some(token) = props.csrf_token.clone() {
                <input type="hidden" name="csrfToken" value={token} />
            }
            if let Some(url) = props.redirect_to.clone() {
                <input type="hidden" name="callbackUrl" value={url} />
            }
            { for props.fields.iter().enumerate().map(input) }
            { props.children.clone() }
            if let Some(problem) = problem {
                <p ref={error} id={error_id} class="authjs-error" role="alert" tabindex="-1">{ problem.text }</p>
            }
            <button class="authjs-button" aria-disabled={busy} aria-busy={busy}>
                { props.label.clone() }
            </button>
        </form>
    }
}

/// Asks for what the sign-in needs while its user is typing.
#[hook]
fn use_preparation(client: &AuthClient, is_wanted: bool) {
    // The very first answer of a server sets the CSRF cookie. Two at once would set two, and one token would be void.
    let is_known = use_session_selector(|state| state.status() != SessionStatus::Loading);
    use_effect_with((client.clone(), is_wanted && *is_known), |(client, now)| {
        if *now {
            let client = client.clone();
            spawn_local(async move {
                // If it fails, the sign-in asks again and says so.
                let _ = client.prepare_sign_in().await;
            });
        }
    });
}

/// Takes back what was typed: the next user of the page must not find a password in it.
fn empty(form: &NodeRef) {
    let form = form.cast::<HtmlFormElement>();
    // An input of the app's that is called "reset" hides the method of its form, not of another.
    let new = form
        .as_ref()
        .and_then(|form| form.owner_document()?.create_element("form").ok());
    if let Some((form, new)) = form.zip(new)
        && let Ok(reset) = Reflect::get(&new, &"reset".into())
        && let Some(reset) = reset.dyn_ref::<Function>()
    {
        // It returns nothing, and fails for what is no form only.
        let _ = reset.call0(&form);
    }
}
