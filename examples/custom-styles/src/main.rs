//! The stylesheet of the package with other colors, and a component with classes of the app's own.

use yew::prelude::*;
use yew_authjs::prelude::*;

#[component]
fn Header() -> Html {
    // The badge has the classes of the stylesheet; the buttons take any class.
    let sign_in = html! { <SignInButton class="link">{ "Sign in at the server" }</SignInButton> };
    html! {
        <header>
            <strong>{ "Custom styles" }</strong>
            <UserBadge class="corner" redirect=false fallback={sign_in} />
        </header>
    }
}

#[component]
fn App() -> Html {
    html! {
        <SessionProvider>
            <Header />
            <main>
                <SignedOut><CredentialsForm class="card" /></SignedOut>
                <SignedIn><p class="card">{ "You are signed in." }</p></SignedIn>
            </main>
        </SessionProvider>
    }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
