//! The app of the README: the provider, the hook and the two buttons.

use yew::prelude::*;
use yew_authjs::prelude::*;

#[component]
fn Account() -> Html {
    let session = use_session();
    match (session.status, session.data) {
        (SessionStatus::Loading, _) => html! { <p>{ "One moment…" }</p> },
        (_, Some(data)) => html! {
            <p>{ "Hello, " }{ data.user().name().unwrap_or("you") } <SignOutButton redirect=false /></p>
        },
        (_, None) => html! { <SignInButton /> },
    }
}

#[component]
fn App() -> Html {
    html! { <SessionProvider><Account /></SessionProvider> }
}

pub(crate) fn render() {
    yew::Renderer::<App>::new().render();
}
