use yew::prelude::*;
use yew_authjs::prelude::*;

use crate::network::Network;
use crate::texts::use_words;

/// The notices on every page: the network is cut, a request has failed, the session expires soon.
#[component]
pub(super) fn Notices() -> Html {
    let words = use_words();
    let network = use_context::<Network>().unwrap_or_default();
    let reconnect = network.set.reform(|_: MouseEvent| false);
    html! {
        <>
            if network.is_cut {
                <p class="cut">
                    <span>{ words.network_is_cut }</span>
                    <button type="button" class="button quiet" onclick={reconnect}>
                        { words.reconnect }
                    </button>
                </p>
            }
            <SessionError show_stale=true>{ words.session_failed }</SessionError>
            <SessionExpiryNotice />
        </>
    }
}
