use yew::prelude::*;
use yew_authjs::use_session;

/// Stands where something will be once it is known who is signed in.
#[component]
pub(crate) fn Waiting() -> Html {
    let session = use_session();
    if session.error.is_none() {
        return html! {
            <section class="card skeleton" aria-busy="true" aria-label="Loading">
                <span /><span /><span />
            </section>
        };
    }
    html! {
        <section class="card">
            <h1>{ "One moment…" }</h1>
            <p>{ "The server does not tell who is signed in. This page keeps asking." }</p>
        </section>
    }
}
