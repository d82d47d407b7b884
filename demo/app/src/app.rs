use std::cell::Cell;

use yew::prelude::*;
use yew_authjs::client::Identity;
use yew_authjs::prelude::*;
use yew_authjs::types::UpdateCause;
use yew_router::BrowserRouter;

use crate::frame::Frame;
use crate::network::{Network, use_network};
use crate::presence::Presence;
use crate::public_url::public_url;
use crate::texts::{LanguageSetting, use_language_setting, use_library_texts};

/// The whole app: the provider is around all components that can use the session.
#[component]
pub(crate) fn App() -> Html {
    let network = use_network();
    // Counts the changes received from other tabs: each has saved this tab a request. The first
    // session of a new tab has not, because the tab requests it at the same time.
    let saved = use_memo((), |()| Cell::new(0));
    let on_change = use_callback(saved.clone(), |change: SessionChange, saved| {
        if change.cause == UpdateCause::OtherTab && change.from != Identity::Unknown {
            saved.set(saved.get() + 1);
        }
    });
    let language = use_language_setting();
    let texts = use_library_texts(language.language);
    html! {
        <ContextProvider<Network> context={network}>
            <ContextProvider<LanguageSetting> context={language}>
                <TextsProvider {texts}>
                    <SessionProvider {on_change}>
                        <BrowserRouter basename={public_url()}>
                            <Presence {saved} />
                            <Frame />
                        </BrowserRouter>
                    </SessionProvider>
                </TextsProvider>
            </ContextProvider<LanguageSetting>>
        </ContextProvider<Network>>
    }
}
