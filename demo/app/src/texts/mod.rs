//! What the site says, in English, German and Arabic.

mod arabic;
mod english;
mod german;
mod language;
mod library;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use language::{
    Language, LanguageSetting, use_language, use_language_setting, use_library_texts, use_words,
};
pub(crate) use words::{Words, filled, filled_with};
