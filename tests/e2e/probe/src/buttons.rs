//! A button for each call of the public API.

use std::future::Future;
use std::pin::Pin;

use serde_json::{Value, json};
use yew::platform::spawn_local;
use yew::prelude::*;
use yew_authjs::{
    AuthError, GetSessionParams, SignInAuthorizationParams, SignInOptions, SignOutParams,
    UpdateSession, get_csrf_token, get_providers, get_session, sign_in, sign_out, use_session,
};

use crate::record;

/// A test id and what it calls.
type Button = (&'static str, fn(UpdateSession) -> Call);
type Call = Pin<Box<dyn Future<Output = Result<Value, AuthError>>>>;

/// The calls by the test id of their button.
const CALLS: [Button; 10] = [
    ("sign-in", |_| {
        Box::pin(credentials(SignInOptions::without_redirect, "lovelace"))
    }),
    ("sign-in-bad", |_| {
        Box::pin(credentials(SignInOptions::without_redirect, "wrong"))
    }),
    ("sign-in-redirect", |_| {
        Box::pin(credentials(|options| options, "lovelace"))
    }),
    ("sign-in-github", |_| Box::pin(github())),
    ("sign-out", |_| {
        Box::pin(leave(SignOutParams::new().without_redirect()))
    }),
    ("sign-out-redirect", |_| {
        Box::pin(leave(SignOutParams::new()))
    }),
    ("refresh", |_| Box::pin(refresh())),
    ("update", |update| Box::pin(rename(update))),
    ("csrf", |_| {
        Box::pin(async { Ok(json!(get_csrf_token().await?)) })
    }),
    ("providers", |_| Box::pin(providers())),
];

#[component]
pub(crate) fn Buttons() -> Html {
    let update = use_session().update;
    let button = |(id, call): Button| {
        let update = update.clone();
        let onclick = move |_: MouseEvent| {
            record::mark();
            let call = call(update.clone());
            spawn_local(async move { record::result(call.await) });
        };
        html! { <button data-testid={id} {onclick}>{ id }</button> }
    };
    html! { <p>{ for CALLS.into_iter().map(button) }</p> }
}

async fn credentials(
    finish: fn(SignInOptions) -> SignInOptions,
    password: &str,
) -> Result<Value, AuthError> {
    let options = finish(
        SignInOptions::new()
            .field("username", "ada")
            .field("password", password),
    );
    let outcome = sign_in("credentials", options, SignInAuthorizationParams::new()).await?;
    Ok(record::sign_in(&outcome))
}

async fn github() -> Result<Value, AuthError> {
    let outcome = sign_in(
        "github",
        SignInOptions::new(),
        SignInAuthorizationParams::new(),
    )
    .await?;
    Ok(record::sign_in(&outcome))
}

async fn leave(params: SignOutParams) -> Result<Value, AuthError> {
    Ok(record::sign_out(&sign_out(params).await?))
}

async fn refresh() -> Result<Value, AuthError> {
    let session = get_session(GetSessionParams::new()).await?;
    Ok(session.map_or(Value::Null, |session| json!(session.as_json())))
}

async fn rename(update: UpdateSession) -> Result<Value, AuthError> {
    let session = update.send(&json!({ "name": "Ada L." })).await?;
    Ok(session.map_or(Value::Null, |session| json!(session.as_json())))
}

async fn providers() -> Result<Value, AuthError> {
    let providers = get_providers().await?;
    let list = providers.iter().map(|provider| {
        json!({
            "id": provider.id,
            "name": provider.name,
            "type": provider.kind.as_str(),
            "signinUrl": provider.signin_url,
            "callbackUrl": provider.callback_url,
        })
    });
    Ok(list.collect())
}
