//! The same as `tests/e2e/react/app.jsx`: the provider, the hook and the calls, with plain buttons.
//!
//! What `update` sends is the `data` of the app that has this module.

use yew::platform::spawn_local;
use yew::prelude::*;
use yew_authjs::{
    SessionProvider, SignInOptions, SignOutParams, get_session, sign_in_with, sign_out_with,
    use_session,
};

#[component]
fn Account() -> Html {
    let session = use_session();
    let enter = |_: MouseEvent| {
        spawn_local(async {
            let form = SignInOptions::new()
                .field("username", "ada")
                .field("password", "lovelace")
                .without_redirect();
            let _ = sign_in_with("credentials", form).await;
        });
    };
    let leave = |_: MouseEvent| {
        spawn_local(async {
            let _ = sign_out_with(SignOutParams::new().without_redirect()).await;
        });
    };
    let refresh = |_: MouseEvent| {
        spawn_local(async {
            let _ = get_session().await;
        });
    };
    let rename = {
        let update = session.update.clone();
        move |_: MouseEvent| {
            let update = update.clone();
            spawn_local(async move {
                let _ = update.run(&crate::data()).await;
            });
        }
    };
    let name = session
        .data
        .as_ref()
        .and_then(|data| data.user().name().map(str::to_owned));
    html! {
        <>
            <p>{ session.status.as_str() }</p>
            <p>{ name }</p>
            <button onclick={enter}>{ "sign-in" }</button>
            <button onclick={leave}>{ "sign-out" }</button>
            <button onclick={refresh}>{ "refresh" }</button>
            <button onclick={rename}>{ "update" }</button>
        </>
    }
}

#[component]
fn App() -> Html {
    html! { <SessionProvider><Account /></SessionProvider> }
}

pub(crate) fn render() {
    yew::Renderer::<App>::new().render();
}
