use yew::prelude::*;

use super::choice::Choice;
use crate::texts::{Language, LanguageSetting, use_words};

/// A card with the languages of the site, each with its own name.
#[component]
pub(super) fn LanguageSettings() -> Html {
    let words = use_words();
    let LanguageSetting { language, set } = use_context().unwrap_or_default();
    let options = Language::ALL.map(|language| {
        let tag = language.tag();
        (tag, language.name(), Some(tag))
    });
    let on_choice = Callback::from(move |tag| {
        let mut all = Language::ALL.into_iter();
        if let Some(chosen) = all.find(|language| language.tag() == tag) {
            set.emit(chosen);
        }
    });
    html! {
        <Choice
            name="language"
            title={words.language}
            options={options.to_vec()}
            chosen={language.tag()}
            {on_choice}
        />
    }
}
