//! A sign-in page of the app's own, with a form for user name and password.

use std::rc::Rc;

use yew::prelude::*;
use yew_authjs::prelude::*;

#[component]
fn SignIn() -> Html {
    // Why the server has led the visitor here, such as a sign-in that it has refused.
    let error = use_sign_in_error();
    html! {
        <>
            <h1>{ "Sign in" }</h1>
            if let Some(error) = error {
                <p role="alert">{ error.message() }</p>
            }
            <CredentialsForm />
        </>
    }
}

fn welcome(session: Rc<Session>) -> Html {
    let user = session.user();
    let role = user.get::<String>("role").unwrap_or_default();
    html! {
        <>
            <h1>{ "Hello, " }{ user.name().unwrap_or("you") }</h1>
            <p>{ "Your role: " }{ role }</p>
            <SignOutButton redirect=false />
        </>
    }
}

#[component]
fn App() -> Html {
    html! {
        <SessionProvider>
            <SessionLoading><p>{ "One moment…" }</p></SessionLoading>
            <SessionError />
            <SignedOut><SignIn /></SignedOut>
            <SignedIn render={welcome} />
        </SessionProvider>
    }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
