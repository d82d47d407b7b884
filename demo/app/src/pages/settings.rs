use yew::prelude::*;

use super::expiry_settings::ExpirySettings;
use super::language_settings::LanguageSettings;
use super::network_settings::NetworkSettings;
use super::theme_settings::ThemeSettings;
use crate::texts::use_words;

/// Switches for situations that are rare otherwise, and the appearance of the site.
#[component]
pub(super) fn Settings() -> Html {
    let words = use_words();
    html! {
        <>
            <div class="title"><div>
                <h1>{ words.settings }</h1>
                <p class="soft">{ words.about_settings }</p>
            </div></div>
            <div class="settings">
                <NetworkSettings />
                <ExpirySettings />
                <ThemeSettings />
                <LanguageSettings />
            </div>
        </>
    }
}
