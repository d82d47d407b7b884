use yew::prelude::*;
use yew_authjs::use_session;

/// Stands where something will be once it is known who is signed in.
#[component]
pub(crate) fn Waiting() -> Html {
    let session = use_session();
    match session.error {
        // The library tries again by itself.
        Some(error) => html! {
            <section class="card">
                <h1>{ "One moment…" }</h1>
                <p class="error" role="alert">{ format!("No session yet: {error}.") }</p>
            </section>
        },
        None => html! {
            <section class="card skeleton" aria-busy="true" aria-label="Loading">
                <span /><span /><span />
            </section>
        },
    }
}
