use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew_authjs::{
    SignInAuthorizationParams, SignInOptions, SignInOutcome, SignedOutReason, UseSignInHandle,
    use_session, use_sign_in,
};

use crate::field::Field;
use crate::test_accounts::{TestAccount, TestAccounts};

const ERROR_ID: &str = "sign-in-error";

/// Signs in without leaving the page, and shows a refusal where the user is.
#[component]
pub(crate) fn SignInForm() -> Html {
    let session = use_session();
    let sign_in = use_sign_in();
    let (username, password) = (use_node_ref(), use_node_ref());
    let is_pending = sign_in.is_pending();
    let problem = problem(&sign_in);
    let error_id = problem.is_some().then_some(ERROR_ID);

    let on_pick = {
        let (username, password) = (username.clone(), password.clone());
        move |(name, word): TestAccount| {
            for (input, value) in [(&username, name), (&password, word)] {
                if let Some(input) = input.cast::<HtmlInputElement>() {
                    input.set_value(value);
                }
            }
        }
    };
    let onsubmit = {
        let (username, password) = (username.clone(), password.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            // Enter also submits while the button is off.
            if sign_in.is_pending() {
                return;
            }
            let options = SignInOptions::new()
                .field("username", typed(&username))
                .field("password", typed(&password))
                .without_redirect();
            let provider = Some(AttrValue::from("credentials"));
            let params = SignInAuthorizationParams::new();
            let password = password.clone();
            sign_in.run_with(provider, options, params, move |result| {
                if !matches!(result, Ok(SignInOutcome::Completed(answer)) if answer.ok) {
                    select(&password);
                }
            });
        }
    };

    html! {
        <section class="card">
            <h1>{ "Sign in" }</h1>
            if let Some(notice) = session.signed_out.and_then(notice) {
                <p class="notice">{ notice }</p>
            }
            <form {onsubmit} aria-busy={is_pending.then_some("true")}>
                <Field id="username" label="User name" autocomplete="username" input={username} {error_id} readonly={is_pending} />
                <Field id="password" label="Password" kind="password" autocomplete="current-password" input={password} {error_id} readonly={is_pending} />
                if let Some(problem) = problem {
                    <p id={ERROR_ID} class="error" role="alert">{ problem }</p>
                }
                <button class="button" disabled={is_pending} aria-busy={is_pending.then_some("true")}>
                    { if is_pending { "Signing in…" } else { "Sign in" } }
                </button>
            </form>
            <TestAccounts {on_pick} />
            <p class="aside">{ "This form stays on the page. The button at the top goes to the server's own sign-in page and comes back." }</p>
        </section>
    }
}

/// Why the newest attempt failed: refused by the server, or not carried out at all.
fn problem(sign_in: &UseSignInHandle) -> Option<String> {
    let refused = sign_in.refusal().map(|error| error.message().to_owned());
    let failed = || Some(format!("Could not sign in: {}.", sign_in.error()?));
    refused.or_else(failed)
}

/// Why somebody who was signed in is asked to do it again.
fn notice(reason: SignedOutReason) -> Option<&'static str> {
    match reason {
        SignedOutReason::NoSession => None,
        SignedOutReason::SignedOut => Some("You have signed out, in every tab."),
        SignedOutReason::SignedOutElsewhere => Some("You were signed out in another tab."),
        SignedOutReason::Expired => Some("Your session has expired."),
    }
}

fn typed(input: &NodeRef) -> String {
    input
        .cast::<HtmlInputElement>()
        .map(|input| input.value())
        .unwrap_or_default()
}

/// Puts the cursor where the next attempt starts.
fn select(input: &NodeRef) {
    if let Some(input) = input.cast::<HtmlInputElement>() {
        // A browser that refuses leaves the focus where it was.
        let _ = input.focus();
        input.select();
    }
}
