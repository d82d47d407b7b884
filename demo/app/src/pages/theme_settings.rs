use yew::prelude::*;

use super::choice::Choice;
use crate::texts::use_words;
use crate::theme::{THEMES, use_theme};

/// A card with a choice between light and dark.
#[component]
pub(super) fn ThemeSettings() -> Html {
    let words = use_words();
    let (chosen, choose) = use_theme();
    let labels = [words.as_system, words.light, words.dark];
    let options = THEMES.into_iter().zip(labels);
    html! {
        <Choice
            name="theme"
            title={words.appearance}
            options={options.map(|(theme, label)| (theme, label, None)).collect::<Vec<_>>()}
            {chosen}
            on_choice={choose}
        />
    }
}
