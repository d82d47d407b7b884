use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, StorageEvent, window};
use yew::prelude::*;
use yew_authjs::prelude::*;

use super::{Words, arabic, english, german, library};
use crate::network::storage;

/// The storage key of the choice, which the page reads before the app has loaded.
const KEY: &str = "yew-authjs-demo:language";

/// A language of this site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Language {
    #[default]
    English,
    German,
    Arabic,
}

impl Language {
    pub(crate) const ALL: [Self; 3] = [Self::English, Self::German, Self::Arabic];

    /// Returns the language tag, for the attribute `lang`.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Arabic => "ar",
        }
    }

    /// Returns the direction of writing, for the attribute `dir`.
    pub(crate) fn direction(self) -> &'static str {
        match self {
            Self::English | Self::German => "ltr",
            Self::Arabic => "rtl",
        }
    }

    /// Returns the locale for numbers and times. All languages of this site have the same digits.
    pub(crate) fn locale(self) -> &'static str {
        match self {
            Self::Arabic => "ar-u-nu-latn",
            _ => self.tag(),
        }
    }

    /// Returns the name of the language in the language itself.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Arabic => "العربية",
        }
    }

    /// Returns the words of this site.
    pub(crate) fn words(self) -> &'static Words {
        match self {
            Self::English => &english::WORDS,
            Self::German => &german::WORDS,
            Self::Arabic => &arabic::WORDS,
        }
    }

    /// Returns the texts of the library's components.
    pub(crate) fn texts(self) -> Texts {
        match self {
            Self::English => library::english(),
            Self::German => library::german(),
            Self::Arabic => library::arabic(),
        }
    }
}

/// The language of the site, and the switch.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct LanguageSetting {
    pub(crate) language: Language,
    /// Changes the language, in all tabs.
    pub(crate) set: Callback<Language>,
}

/// Returns the language, which is that of the page at first.
#[hook]
pub(crate) fn use_language_setting() -> LanguageSetting {
    let language = use_state_eq(current);
    use_effect_with(language.setter(), |language| {
        let language = language.clone();
        let listener = window().map(|window| {
            EventListener::new(&window, "storage", move |event| {
                let event = event.dyn_ref::<StorageEvent>();
                let is_own = event.is_some_and(|event| event.key().as_deref() == Some(KEY));
                let tag = event.and_then(StorageEvent::new_value);
                if let Some(chosen) = tag.filter(|_| is_own).and_then(|tag| of_tag(&tag)) {
                    apply(chosen);
                    language.set(chosen);
                }
            })
        });
        move || drop(listener)
    });
    let set = use_callback(language.setter(), |chosen: Language, language| {
        apply(chosen);
        if let Some(storage) = storage() {
            // Without storage, the choice is lost with the page.
            let _ = storage.set_item(KEY, chosen.tag());
        }
        language.set(chosen);
    });
    LanguageSetting {
        language: *language,
        set,
    }
}

/// Returns the surrounding language.
#[hook]
pub(crate) fn use_language() -> Language {
    use_context::<LanguageSetting>()
        .unwrap_or_default()
        .language
}

/// Returns the words of this site in the surrounding language.
#[hook]
pub(crate) fn use_words() -> &'static Words {
    use_language().words()
}

/// Returns the library's texts in `language`, the same ones until it changes.
#[hook]
pub(crate) fn use_library_texts(language: Language) -> Rc<Texts> {
    use_memo(language, |language| language.texts())
}

/// Returns the language of the page, which its own script has set.
fn current() -> Language {
    let tag = root().and_then(|root| root.get_attribute("lang"));
    tag.and_then(|tag| of_tag(&tag)).unwrap_or_default()
}

fn of_tag(tag: &str) -> Option<Language> {
    let mut all = Language::ALL.into_iter();
    all.find(|language| language.tag() == tag)
}

fn apply(language: Language) {
    if let Some(root) = root() {
        // These are valid names.
        let _ = root.set_attribute("lang", language.tag());
        let _ = root.set_attribute("dir", language.direction());
    }
}

fn root() -> Option<Element> {
    window()?.document()?.document_element()
}
