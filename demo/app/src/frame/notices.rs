use yew::prelude::*;
use yew_authjs::prelude::*;

use crate::network::Network;

/// The notices on every page: the network is cut, a request has failed, the session expires soon.
#[component]
pub(super) fn Notices() -> Html {
    let network = use_context::<Network>().unwrap_or_default();
    let reconnect = network.set.reform(|_: MouseEvent| false);
    html! {
        <>
            if network.is_cut {
                <p class="cut">
                    <span>{ "You have cut the network of this demo, in every tab." }</span>
                    <button type="button" class="button quiet" onclick={reconnect}>
                        { "Reconnect" }
                    </button>
                </p>
            }
            <SessionError show_stale=true>
                { "The server did not answer. What was known before stays, and it will be asked \
                   again." }
            </SessionError>
            <SessionExpiryNotice />
        </>
    }
}
