//! A button for each OAuth provider of the server, and a form beside them.

use yew::prelude::*;
use yew_authjs::prelude::*;

#[component]
fn SignIn() -> Html {
    // Set when a provider, or the server, has refused a sign-in and led back to this page.
    let error = use_sign_in_error();
    html! {
        <>
            <h1>{ "Sign in" }</h1>
            if let Some(error) = error {
                <p role="alert">{ error.message() }</p>
            }
            <ProviderButtons redirect_to="/" fallback={html! { "Loading the providers…" }} />
            <h2>{ "Or with a password" }</h2>
            <CredentialsForm />
        </>
    }
}

#[component]
fn App() -> Html {
    let badge = html! { <UserBadge redirect=false /> };
    html! {
        <SessionProvider>
            <SignedOut><SignIn /></SignedOut>
            <SignedIn>{ badge }</SignedIn>
        </SessionProvider>
    }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
