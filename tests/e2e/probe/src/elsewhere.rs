//! Sign-ins that leave the page, and what the page's address says when they come back.

use serde_json::Value;
use yew::prelude::*;
use yew_authjs::prelude::*;
use yew_authjs::{sign_in_page, sign_in_with};

use crate::buttons::Button;
use crate::query::Query;
use crate::record;

/// The calls by the test id of their button.
pub(crate) const CALLS: [Button; 7] = [
    ("sign-in-oidc", |_| Box::pin(oidc(to_target()))),
    ("sign-in-oidc-hints", |_| {
        let options = to_target()
            .authorization_param("prompt", "login")
            .authorization_param("login_hint", "olive");
        Box::pin(oidc(options))
    }),
    ("sign-in-oidc-url", |_| {
        Box::pin(oidc(to_target().without_redirect()))
    }),
    ("sign-in-page", |_| Box::pin(page())),
    ("sign-in-mail", |_| Box::pin(mail(to_target()))),
    ("sign-in-mail-stay", |_| {
        Box::pin(mail(to_target().without_redirect()))
    }),
    ("sign-in-limited-redirect", |_| Box::pin(limited())),
];

/// What the page's address says about a sign-in that failed.
#[component]
pub(crate) fn Returned() -> Html {
    let error = use_sign_in_error();
    let code = error
        .as_ref()
        .and_then(|_| SignInError::code_from_location());
    html! {
        <p role="alert">
            <span data-testid="returned-error">{ error.as_ref().map(|error| error.as_str().to_owned()) }</span>
            { " " }
            <span data-testid="returned-code">{ code }</span>
            { " " }
            <span data-testid="returned-message">{ error.as_ref().map(SignInError::message) }</span>
        </p>
    }
}

/// Back to where `?to=` of the page's address says; else to the page itself.
fn to_target() -> SignInOptions {
    match Query::of_page().target() {
        Some(target) => SignInOptions::new().redirect_to(target),
        None => SignInOptions::new(),
    }
}

async fn oidc(options: SignInOptions) -> Result<Value, AuthError> {
    Ok(record::sign_in(&sign_in_with("local", options).await?))
}

/// To the server's sign-in page, or to the one that it was given.
async fn page() -> Result<Value, AuthError> {
    let outcome = sign_in_page(SignInOptions::new()).await?;
    Ok(record::sign_in(&outcome))
}

async fn mail(options: SignInOptions) -> Result<Value, AuthError> {
    let options = options.field("email", "olive@example.com");
    let provider = Query::of_page().mail();
    let outcome = sign_in_with(&provider, options).await?;
    Ok(record::sign_in(&outcome))
}

async fn limited() -> Result<Value, AuthError> {
    let options = SignInOptions::new()
        .field("username", "limited")
        .field("password", "any");
    let outcome = sign_in_with("credentials", options).await?;
    Ok(record::sign_in(&outcome))
}
