use yew::prelude::*;

use super::refetch_button::RefetchButton;
use crate::network::Network;

/// The switch that cuts the demo off from its auth server.
#[component]
pub(super) fn NetworkSettings() -> Html {
    let network = use_context::<Network>().unwrap_or_default();
    let is_cut = network.is_cut;
    let onclick = network.set.reform(move |_: MouseEvent| !is_cut);
    html! {
        <section class="card" aria-labelledby="network">
            <h2 id="network">{ "Network" }</h2>
            <p>
                { "Cuts the demo off in every tab, as a train in a tunnel does: its requests fail, \
                   and the browser says that it is offline. You stay signed in as you were, and \
                   the first tab to ask after that catches up for all." }
            </p>
            <div class="actions">
                <button
                    type="button"
                    class="switch"
                    role="switch"
                    aria-checked={is_cut.to_string()}
                    {onclick}
                >
                    { "Cut the network" }
                </button>
                <RefetchButton />
            </div>
        </section>
    }
}
