use yew::platform::spawn_local;
use yew::prelude::*;
use yew_authjs::{Session, SyncCause, use_session, use_session_selector};

use crate::time;
use crate::use_now::use_now;

/// What the library knows at this moment, live.
#[component]
pub(crate) fn SessionPanel() -> Html {
    let session = use_session();
    let cause = use_session_selector(|state| state.cause());
    let is_refreshing = use_session_selector(|state| state.is_refreshing());
    let onclick = {
        let update = session.update.clone();
        move |_: MouseEvent| {
            let update = update.clone();
            spawn_local(async move {
                // A failure shows below, like that of any other request.
                let _ = update.refetch().await;
            });
        }
    };
    let status = session.status.as_str();
    let user = session.data.as_deref().map_or("nobody", name_of).to_owned();

    html! {
        <section class="card panel" aria-labelledby="panel">
            <h2 id="panel">{ "This tab's session" }</h2>
            <dl>
                <div><dt>{ "Status" }</dt><dd key={status} class="news"><span class={classes!("dot", status)} />{ status }</dd></div>
                <div><dt>{ "User" }</dt><dd key={user.clone()} class="news">{ user }</dd></div>
                <div><dt>{ "Expires in" }</dt><dd><Countdown /></dd></div>
                <div><dt>{ "Learnt from" }</dt><dd key={cause_text(*cause)} class="news">{ cause_text(*cause) }</dd></div>
                <div><dt>{ "Last sync" }</dt><dd><LastSync /></dd></div>
                <div><dt>{ "Request" }</dt><dd>{ if *is_refreshing { "under way…" } else { "none" } }</dd></div>
            </dl>
            if let Some(error) = session.error {
                <p class="error" role="alert">{ format!("The last request failed: {error}.") }</p>
            }
            <button type="button" class="button quiet" aria-busy={is_refreshing.then_some("true")} {onclick}>
                { "Ask the server" }
            </button>
        </section>
    }
}

fn name_of(session: &Session) -> &str {
    session.user().name().unwrap_or("somebody")
}

fn cause_text(cause: Option<SyncCause>) -> &'static str {
    cause.map_or("nothing yet", SyncCause::as_str)
}

/// A component of its own, so that only it renders every second.
#[component]
fn Countdown() -> Html {
    let expiry = use_session_selector(|state| {
        let is_signed_in = state.session().is_some();
        is_signed_in.then(|| (state.expires_at(), state.expires().map(str::to_owned)))
    });
    let now = use_now();
    match &*expiry {
        Some((Some(at), iso)) => html! {
            <time datetime={iso.clone()} title={iso.clone()}>{ time::left(at - now) }</time>
        },
        Some((None, _)) => html! { "not told" },
        None => html! { "–" },
    }
}

#[component]
fn LastSync() -> Html {
    let at = use_session_selector(|state| state.last_sync());
    let now = use_now();
    html! { { at.map_or_else(|| "never".to_owned(), |at| time::ago(now - at)) } }
}
