use yew::platform::spawn_local;
use yew::prelude::*;
use yew_authjs::{use_session, use_session_selector};

use crate::network::Network;

/// The switch that cuts the demo off from its auth server.
#[component]
pub(super) fn NetworkSettings() -> Html {
    let network = use_context::<Network>().unwrap_or_default();
    let update = use_session().update;
    let is_refreshing = *use_session_selector(|state| state.is_refreshing());
    let is_cut = network.is_cut;
    let onclick = network.set.reform(move |_: MouseEvent| !is_cut);
    let ask = move |_: MouseEvent| {
        let update = update.clone();
        // A failure shows above the page, and that is what this is for.
        spawn_local(async move { drop(update.refetch().await) });
    };
    html! {
        <section class="card" aria-labelledby="network">
            <h2 id="network">{ "Network" }</h2>
            <p>
                { "Cuts the demo off in every tab, as a train in a tunnel does: its requests fail, and the browser says that \
                   it is offline. You stay signed in as you were, and the first tab to ask after that catches up for all." }
            </p>
            <div class="actions">
                <button type="button" class="switch" role="switch" aria-checked={is_cut.to_string()} {onclick}>
                    { "Cut the network" }
                </button>
                <button type="button" class="button quiet" aria-busy={is_refreshing.then_some("true")} onclick={ask}>
                    { "Ask the server" }
                </button>
            </div>
        </section>
    }
}
