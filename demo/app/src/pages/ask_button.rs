use yew::platform::spawn_local;
use yew::prelude::*;
use yew_authjs::{use_session, use_session_selector};

/// Has this tab ask the server who is signed in; the others learn it, too.
#[component]
pub(super) fn AskButton() -> Html {
    let update = use_session().update;
    let is_refreshing = *use_session_selector(|state| state.is_refreshing());
    let onclick = move |_: MouseEvent| {
        let update = update.clone();
        // A failure shows above the page, like that of any other request.
        spawn_local(async move { drop(update.refetch().await) });
    };
    html! {
        <button type="button" class="button quiet" aria-busy={is_refreshing.then_some("true")} {onclick}>
            { "Ask the server" }
        </button>
    }
}
