use std::rc::Rc;

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use web_sys::HtmlFormElement;
use yew::prelude::*;

use super::FormField;
use super::error_id::use_error_id;
use super::form_error::FormError;
use super::form_fields::form_fields;
use super::use_form_action::use_form_action;
use super::use_signed_in::use_signed_in;
use crate::client::AuthClient;
use crate::components::focus::use_focus_when;
use crate::components::use_texts;
use crate::components::view::{LabelledInput, labelled_input};
use crate::hooks::{spawn, use_auth_client, use_session_selector, use_sign_in};
use crate::types::{
    AuthError, ProviderType, SessionStatus, SignInOptions, SignInOutcome, SignInResponse,
};

/// A form for one provider.
pub(super) struct ProviderForm {
    pub(super) children: Html,
    pub(super) class: Classes,
    pub(super) id: Option<AttrValue>,
    pub(super) provider: AttrValue,
    pub(super) kind: ProviderType,
    pub(super) fields: Vec<FormField>,
    /// A reference that gets the first input.
    pub(super) first: Option<NodeRef>,
    pub(super) label: AttrValue,
    pub(super) redirect_to: Option<AttrValue>,
    pub(super) csrf_token: Option<AttrValue>,
    pub(super) refusal_text: Option<Callback<SignInResponse, AttrValue>>,
    pub(super) prefetch: bool,
    pub(super) hidden: bool,
    /// Called with the response if the server accepts the sign-in, and with the error if it fails.
    pub(super) on_done: Callback<Result<SignInResponse, Rc<AuthError>>>,
}

/// Whether the inputs are what was sent last.
#[derive(Clone, Copy, PartialEq)]
enum Inputs {
    /// Nothing has been sent since they were empty.
    New,
    Sent,
    /// They were marked as invalid and have changed since.
    Changed,
}

/// Renders `form`, which stays on the page and shows there why the server has refused a sign-in.
#[hook]
pub(super) fn use_provider_form(form: ProviderForm) -> Html {
    let texts = use_texts();
    let client = use_auth_client();
    let action = use_form_action(&client, &form.kind, &form.provider);
    use_prefetch(&client, form.prefetch);
    let sign_in = use_sign_in();
    let is_pending = sign_in.is_pending();
    let busy = is_pending.then_some("true");
    let node = use_node_ref();
    let inputs = use_state_eq(|| Inputs::New);
    use_signed_in(&client, {
        let (node, inputs) = (node.clone(), inputs.setter());
        move || {
            reset(&node);
            inputs.set(Inputs::New);
        }
    });
    // An error is not shown beside inputs that have been emptied since.
    let error = FormError::of(&sign_in, &texts, form.refusal_text.as_ref())
        .filter(|_| *inputs != Inputs::New);
    let blames_inputs = error.as_ref().is_some_and(|error| error.blames_inputs);
    let is_invalid = *inputs == Inputs::Sent && blames_inputs;
    let error_id = use_error_id();
    let error_id = error.is_some().then_some(error_id);
    let error_node = use_focus_when(error.is_some() && !is_pending);

    let oninput = {
        let inputs = inputs.setter();
        move |_| {
            if is_invalid {
                inputs.set(Inputs::Changed);
            }
        }
    };
    let onsubmit = {
        let (provider, redirect_to) = (form.provider.clone(), form.redirect_to.clone());
        let (on_done, node) = (form.on_done, node.clone());
        let has_password = form.kind == ProviderType::Credentials;
        move |event: SubmitEvent| {
            event.prevent_default();
            // A busy button keeps the focus, and Enter in an input submits, too.
            if sign_in.is_pending() {
                return;
            }
            inputs.set(Inputs::Sent);
            let options = SignInOptions {
                redirect_to: redirect_to.as_ref().map(AttrValue::to_string),
                redirect: false,
                fields: form_fields(&event),
                ..SignInOptions::default()
            };
            let (on_done, node) = (on_done.clone(), node.clone());
            sign_in.run_then(&provider, options, move |result| match result {
                Ok(SignInOutcome::Completed(response)) if response.ok => {
                    if has_password {
                        reset(&node);
                    }
                    on_done.emit(Ok(response.clone()));
                }
                Ok(_) => {}
                Err(error) => on_done.emit(Err(error.clone())),
            });
        }
    };
    let input = |(index, field): (usize, &FormField)| {
        let input = LabelledInput {
            field,
            input: form.first.clone().filter(|_| index == 0),
            form: form.id.as_ref(),
            is_invalid,
            error_id: error_id.clone(),
            readonly: is_pending,
        };
        labelled_input(input, &texts)
    };

    html! {
        <form
            ref={node}
            id={form.id.clone()}
            class={classes!("authjs-form", form.class)}
            method="post"
            {action}
            aria-busy={busy}
            hidden={form.hidden}
            {oninput}
            {onsubmit}
        >
            if let Some(token) = form.csrf_token {
                <input type="hidden" name="csrfToken" value={token} />
            }
            if let Some(url) = form.redirect_to {
                <input type="hidden" name="callbackUrl" value={url} />
            }
            { for form.fields.iter().enumerate().map(input) }
            { form.children }
            if let Some(error) = error {
                <p ref={error_node} id={error_id} class="authjs-error" role="alert" tabindex="-1">
                    { error.error_text }
                </p>
            }
            <button class="authjs-button" aria-disabled={busy} aria-busy={busy}>
                { form.label }
            </button>
        </form>
    }
}

/// Loads what the sign-in needs while its user is typing.
#[hook]
fn use_prefetch(client: &AuthClient, is_enabled: bool) {
    // The first response of a server sets the CSRF cookie. Two concurrent ones would each set one,
    // and invalidate one of the tokens.
    let is_known = use_session_selector(|state| state.status() != SessionStatus::Loading);
    use_effect_with(
        (client.clone(), is_enabled && *is_known),
        |(client, now)| {
            if *now {
                let client = client.clone();
                spawn(Box::pin(async move {
                    // If it fails, the sign-in tries again and reports the error.
                    let _ = client.prepare_sign_in().await;
                }));
            }
        },
    );
}

/// Empties the inputs, so that the next user of the page does not find a password in them.
fn reset(form: &NodeRef) {
    let form = form.cast::<HtmlFormElement>();
    // An input of the app with the name "reset" hides the method of its own form only.
    let new = form
        .as_ref()
        .and_then(|form| form.owner_document()?.create_element("form").ok());
    if let Some((form, new)) = form.zip(new)
        && let Ok(reset) = Reflect::get(&new, &"reset".into())
        && let Some(reset) = reset.dyn_ref::<Function>()
    {
        // It returns nothing, and fails only for an object that is not a form.
        let _ = reset.call0(&form);
    }
}
