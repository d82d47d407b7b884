use yew::prelude::*;

use super::refetch_button::RefetchButton;
use crate::network::Network;
use crate::texts::use_words;

/// The switch that cuts the demo off from its auth server.
#[component]
pub(super) fn NetworkSettings() -> Html {
    let words = use_words();
    let network = use_context::<Network>().unwrap_or_default();
    let is_cut = network.is_cut;
    let onclick = network.set.reform(move |_: MouseEvent| !is_cut);
    html! {
        <section class="card" aria-labelledby="network">
            <h2 id="network">{ words.network }</h2>
            <p>{ words.about_network }</p>
            <div class="actions">
                <button
                    type="button"
                    class="switch"
                    role="switch"
                    aria-checked={is_cut.to_string()}
                    {onclick}
                >
                    { words.cut_network }
                </button>
                <RefetchButton />
            </div>
        </section>
    }
}
