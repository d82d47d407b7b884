use wasm_bindgen_futures::spawn_local;
use web_sys::{FormData, HtmlFormElement};
use yew::prelude::*;

use super::FormField;
use super::error_id::use_error_id;
use super::labelled_input::LabelledInput;
use super::use_form_action::use_form_action;
use super::use_signed_in::use_signed_in;
use crate::client::AuthClient;
use crate::components::focus::use_focus_when;
use crate::hooks::{UseSignInHandle, use_auth_client, use_session_selector, use_sign_in};
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
    pub(super) label: AttrValue,
    pub(super) redirect_to: Option<AttrValue>,
    pub(super) csrf_token: Option<AttrValue>,
    pub(super) refusal_text: Option<Callback<SignInResponse, AttrValue>>,
    pub(super) prefetch: bool,
    /// Told what the server said.
    pub(super) done: Callback<Result<SignInResponse, AuthError>>,
}

/// A form for one provider. It stays on the page and says there why the server refused.
#[component]
pub(super) fn ProviderForm(props: &ProviderFormProps) -> Html {
    let client = use_auth_client();
    let action = use_form_action(&client, &props.kind, &props.provider);
    use_preparation(&client, props.prefetch);
    let sign_in = use_sign_in();
    let is_pending = sign_in.is_pending();
    let busy = is_pending.then_some("true");
    let form = use_node_ref();
    // Whether what was typed has been sent since the form was empty.
    let is_sent = use_state_eq(|| false);
    use_signed_in(&client, {
        let (form, is_sent) = (form.clone(), is_sent.setter());
        move || {
            empty(&form);
            is_sent.set(false);
        }
    });
    // What was said of inputs that are empty now is over.
    let problem = problem(&sign_in, props.refusal_text.as_ref()).filter(|_| *is_sent);
    let error_id = use_error_id();
    let error_id = problem.is_some().then_some(error_id);
    let error = use_focus_when(problem.is_some() && !is_pending);

    let onsubmit = {
        let (props, form) = (props.clone(), form.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            // A busy button keeps the focus, and Enter submits in an input, too.
            if !sign_in.is_pending() {
                is_sent.set(true);
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
    let input = |field: &FormField| {
        html! {
            <LabelledInput
                key={field.name.as_str()}
                field={field.clone()}
                form={props.id.clone()}
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
            {onsubmit}
        >
            if let Some(token) = props.csrf_token.clone() {
                <input type="hidden" name="csrfToken" value={token} />
            }
            if let Some(url) = props.redirect_to.clone() {
                <input type="hidden" name="callbackUrl" value={url} />
            }
            { for props.fields.iter().map(input) }
            { props.children.clone() }
            if let Some(problem) = problem {
                <p ref={error} id={error_id} class="authjs-error" role="alert" tabindex="-1">{ problem }</p>
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

/// Why the newest attempt failed: refused by the server, or not carried out at all.
fn problem(
    sign_in: &UseSignInHandle,
    refusal_text: Option<&Callback<SignInResponse, AttrValue>>,
) -> Option<AttrValue> {
    if let Some(error) = sign_in.error() {
        return Some(AttrValue::Static(error.message()));
    }
    let response = sign_in.response().filter(|response| !response.ok)?;
    Some(match (refusal_text, &response.error) {
        (Some(text), _) => text.emit(response.clone()),
        (None, Some(error)) => AttrValue::Static(error.message()),
        (None, None) => AttrValue::Static("The server did not sign you in."),
    })
}

/// Takes back what was typed: the next user of the page must not find a password in it.
fn empty(form: &NodeRef) {
    if let Some(form) = form.cast::<HtmlFormElement>() {
        form.reset();
    }
}

/// What stands in the form, inputs of the app's own included.
fn typed(event: &SubmitEvent) -> Vec<(String, String)> {
    let form = event.target_dyn_into::<HtmlFormElement>();
    let data = form.and_then(|form| FormData::new_with_form(&form).ok());
    let Some(data) = data else {
        return Vec::new();
    };
    let entries = js_sys::Array::from(&data);
    entries
        .iter()
        .filter_map(|entry| {
            let entry = js_sys::Array::from(&entry);
            // A file is no text, and Auth.js takes none.
            Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
        })
        .collect()
}
