use yew::platform::spawn_local;
use yew::prelude::*;
use yew_authjs::prelude::*;

use crate::texts::use_words;

/// A button that refetches the session, for all tabs.
#[component]
pub(super) fn RefetchButton() -> Html {
    let words = use_words();
    let update = use_session().update;
    let is_refreshing = *use_session_selector(|state| state.is_refreshing());
    let onclick = move |_: MouseEvent| {
        let update = update.clone();
        // The notices above the page show a failure, like that of any other request.
        spawn_local(async move { drop(update.refetch().await) });
    };
    let busy = is_refreshing.then_some("true");
    html! {
        <button type="button" class="button quiet" aria-busy={busy} {onclick}>
            { words.ask_server }
        </button>
    }
}
