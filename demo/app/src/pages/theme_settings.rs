use yew::prelude::*;

use crate::theme::{THEMES, use_theme};

/// A card with a choice between light and dark.
#[component]
pub(super) fn ThemeSettings() -> Html {
    let (chosen, choose) = use_theme();
    let option = |(theme, label): (&'static str, &'static str)| {
        let onchange = choose.reform(move |_: Event| theme);
        html! {
            <label key={theme} class="option">
                <input
                    type="radio"
                    name="theme"
                    value={theme}
                    checked={theme == chosen}
                    {onchange}
                />{ label }
            </label>
        }
    };
    html! {
        <section class="card">
            <h2 id="theme">{ "Appearance" }</h2>
            <div class="options" role="radiogroup" aria-labelledby="theme">
                { for THEMES.map(option) }
            </div>
        </section>
    }
}
