//! The same app as `tests/e2e/react/app.jsx`: the provider, the hook and the calls, with plain
//! buttons, and what the binaries of this package change in it.

use serde::Serialize;
use yew::platform::spawn_local;
use yew::prelude::*;
use yew_authjs::{
    SessionProvider, SignInOptions, SignOutParams, get_session, sign_in_with, sign_out_with,
    use_session,
};

/// What the apps differ in.
pub trait App: Sized + 'static {
    /// What `update` sends: a struct of the app's own, as in the docs.
    #[must_use]
    fn changes() -> impl Serialize {
        Changes { name: "Ada L." }
    }

    /// The whole page.
    fn page() -> Html {
        html! { <SessionProvider><Account<Self> /></SessionProvider> }
    }
}

#[derive(Serialize)]
struct Changes {
    name: &'static str,
}

/// The buttons, and who is signed in.
#[component]
pub fn Account<A: App>() -> Html {
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
                let _ = update.run(&A::changes()).await;
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
fn Root<A: App>() -> Html {
    A::page()
}

/// Renders the app into the page.
pub fn render<A: App>() {
    yew::Renderer::<Root<A>>::new().render();
}

/// Makes the app with the session and with this markup.
#[macro_export]
macro_rules! with {
    ($($markup:tt)*) => {
        struct With;

        impl $crate::App for With {
            fn page() -> yew::Html {
                yew::html! {
                    <SessionProvider><$crate::Account<Self> />$($markup)*</SessionProvider>
                }
            }
        }

        fn main() {
            $crate::render::<With>();
        }
    };
}
