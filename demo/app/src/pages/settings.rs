use yew::prelude::*;

use super::expiry_settings::ExpirySettings;
use super::network_settings::NetworkSettings;
use super::theme_settings::ThemeSettings;

/// Switches for situations that are rare otherwise, and the appearance of the site.
#[component]
pub(super) fn Settings() -> Html {
    html! {
        <>
            <div class="title"><div>
                <h1>{ "Settings" }</h1>
                <p class="soft">
                    { "Make happen what seldom does, and watch what the tabs make of it." }
                </p>
            </div></div>
            <div class="settings">
                <NetworkSettings />
                <ExpirySettings />
                <ThemeSettings />
            </div>
        </>
    }
}
