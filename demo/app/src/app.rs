use std::cell::Cell;

use yew::prelude::*;
use yew_authjs::{Identity, SessionChange, SessionProvider, TextsProvider, UpdateCause};
use yew_router::BrowserRouter;

use crate::frame::Frame;
use crate::network::{Network, use_network};
use crate::presence::Presence;
use crate::texts::texts;

/// The whole app: the provider stands around all that can use the session.
#[component]
pub(crate) fn App() -> Html {
    let network = use_network();
    // Changes that another tab passed on; without it, each would have cost this tab a request. What a new tab is told
    // at first saves none, for it asks at the same time.
    let saved = use_memo((), |()| Cell::new(0));
    let on_change = use_callback(saved.clone(), |change: SessionChange, saved| {
        if change.cause == UpdateCause::OtherTab && change.from != Identity::Unknown {
            saved.set(saved.get() + 1);
        }
    });
    let texts = use_memo((), |()| texts());
    html! {
        <ContextProvider<Network> context={network}>
            <TextsProvider {texts}>
                <SessionProvider {on_change}>
                    <BrowserRouter>
                        <Presence {saved} />
                        <Frame />
                    </BrowserRouter>
                </SessionProvider>
            </TextsProvider>
        </ContextProvider<Network>>
    }
}
