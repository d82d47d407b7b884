//! An app whose auth server is on another origin.

use yew::prelude::*;
use yew_authjs::prelude::*;

/// The origin of the auth server.
const SERVER: &str = "http://127.0.0.1:3000";

#[component]
fn Account() -> Html {
    html! {
        <>
            <SessionError />
            <SignedOut><CredentialsForm /></SignedOut>
            <SignedIn><UserBadge redirect=false /></SignedIn>
        </>
    }
}

#[component]
fn App() -> Html {
    html! {
        // Without `Include` the browser sends no cookies there, and no user is ever signed in.
        <SessionProvider base_url={SERVER} credentials={CredentialsMode::Include}>
            <Account />
        </SessionProvider>
    }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
