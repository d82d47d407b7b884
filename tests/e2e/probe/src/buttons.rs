//! A button for each call of the public API.

use std::future::Future;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::{Either, select};
use serde_json::{Value, json};
use yew::platform::spawn_local;
use yew::platform::time::sleep;
use yew::prelude::*;
use yew_authjs::prelude::*;
use yew_authjs::{get_csrf_token, get_providers, get_session, sign_in_with, sign_out_with};

use crate::{elsewhere, record};

/// A test id and what it calls.
pub(crate) type Button = (&'static str, fn(UpdateSession) -> Call);
pub(crate) type Call = Pin<Box<dyn Future<Output = Result<Value, AuthError>>>>;

/// The calls by the test id of their button.
const CALLS: [Button; 20] = [
    ("sign-in", |_| Box::pin(stay("ada", "lovelace"))),
    ("sign-in-grace", |_| Box::pin(stay("grace", "hopper"))),
    ("sign-in-bad", |_| Box::pin(stay("ada", "wrong"))),
    ("sign-in-denied", |_| Box::pin(stay("denied", "any"))),
    ("sign-in-boom", |_| Box::pin(stay("boom", "any"))),
    ("sign-in-redirect", |_| Box::pin(credentials(ada()))),
    ("sign-in-github", |_| {
        Box::pin(sign_in_by("github", SignInOptions::new()))
    }),
    ("sign-in-unknown", |_| {
        Box::pin(sign_in_by(
            "toString",
            SignInOptions::new().without_redirect(),
        ))
    }),
    ("sign-in-nowhere", |_| {
        Box::pin(sign_in_by(
            "nowhere",
            SignInOptions::new().without_redirect(),
        ))
    }),
    ("sign-in-then-update", |update| {
        Box::pin(async move {
            stay("ada", "lovelace").await?;
            rename(update).await
        })
    }),
    ("sign-out", |_| {
        Box::pin(leave(SignOutParams::new().without_redirect()))
    }),
    ("sign-out-redirect", |_| {
        Box::pin(leave(SignOutParams::new()))
    }),
    ("sign-out-given-up", |_| Box::pin(give_up_leaving())),
    ("refresh", |_| Box::pin(refresh())),
    ("refetch", |update| {
        Box::pin(async move { Ok(shown(update.refetch().await?)) })
    }),
    ("unsafe-target", |_| {
        Box::pin(leave(
            SignOutParams::new().redirect_to("javascript:alert(1)"),
        ))
    }),
    ("update", |update| Box::pin(rename(update))),
    ("end", |update| {
        Box::pin(async move { Ok(shown(update.run(&json!({ "end": true })).await?)) })
    }),
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
            spawn_local(async move { record::result(id, call.await) });
        };
        html! { <button data-testid={id} {onclick}>{ id }</button> }
    };
    let calls = CALLS.into_iter().chain(elsewhere::CALLS);
    html! { <p>{ for calls.map(button) }</p> }
}

fn form(username: &str, password: &str) -> SignInOptions {
    SignInOptions::new()
        .field("username", username)
        .field("password", password)
}

fn ada() -> SignInOptions {
    form("ada", "lovelace")
}

async fn stay(username: &str, password: &str) -> Result<Value, AuthError> {
    credentials(form(username, password).without_redirect()).await
}

async fn credentials(options: SignInOptions) -> Result<Value, AuthError> {
    sign_in_by("credentials", options).await
}

async fn sign_in_by(provider: &str, options: SignInOptions) -> Result<Value, AuthError> {
    let outcome = sign_in_with(provider, options).await?;
    Ok(record::sign_in(&outcome))
}

async fn leave(params: SignOutParams) -> Result<Value, AuthError> {
    Ok(record::sign_out(&sign_out_with(params).await?))
}

/// Waits for a second at most, as an app with a time limit of its own.
async fn give_up_leaving() -> Result<Value, AuthError> {
    let leaving = pin!(leave(SignOutParams::new().without_redirect()));
    let limit = pin!(sleep(Duration::from_secs(1)));
    match select(leaving, limit).await {
        Either::Left((left, _)) => left,
        Either::Right(_) => Ok(json!("given up")),
    }
}

async fn refresh() -> Result<Value, AuthError> {
    Ok(shown(get_session().await?))
}

async fn rename(update: UpdateSession) -> Result<Value, AuthError> {
    Ok(shown(update.run(&json!({ "name": "Ada L." })).await?))
}

fn shown(session: Option<Rc<Session>>) -> Value {
    session.map_or(Value::Null, |session| json!(session.to_json()))
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
