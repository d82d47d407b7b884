use std::fs;
use std::path::{Path, PathBuf};

use super::{Language, Words, filled};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Returns the names of the variants of an enum of the library.
fn variants(file: &str, name: &str) -> Vec<String> {
    let source = fs::read_to_string(root().join("src/types").join(file)).unwrap();
    let (_, body) = source.split_once(&format!("pub enum {name} {{\n")).unwrap();
    let (body, _) = body.split_once("\n}\n").unwrap();
    let lines = body.lines().filter_map(|line| line.strip_prefix("    "));
    let lines = lines.filter(|line| line.starts_with(|first: char| first.is_ascii_uppercase()));
    let is_name = |character: &char| character.is_ascii_alphanumeric();
    lines
        .map(|line| line.chars().take_while(is_name).collect())
        .collect()
}

#[test]
fn every_refusal_and_every_error_of_the_library_has_a_text_in_each_language() {
    let refusals = variants("sign_in_error.rs", "SignInError");
    let errors = variants("error.rs", "AuthError");
    assert_eq!(refusals.len(), 19, "18 codes and any other: {refusals:?}");
    assert!(errors.len() > 10, "{errors:?}");
    for language in ["german", "arabic"] {
        let file = format!("demo/app/src/texts/library/{language}.rs");
        let source = fs::read_to_string(root().join(file)).unwrap();
        let names = refusals.iter().map(|name| format!("SignInError::{name}"));
        let names = names.chain(errors.iter().map(|name| format!("AuthError::{name}")));
        for name in names {
            let is_named = source.match_indices(&name).any(|(at, _)| {
                !source[at + name.len()..].starts_with(|next: char| next.is_alphanumeric())
            });
            assert!(is_named, "{language} has no text for {name}");
        }
    }
}

/// The fields of the library's texts, each as it is assigned.
#[test]
fn every_text_of_the_library_is_replaced_in_each_language() {
    let shown = format!("{:#?}", Language::English.texts());
    let fields = shown.lines().filter_map(|line| line.strip_prefix("    "));
    let fields = fields.filter(|line| line.starts_with(char::is_alphabetic));
    let fields: Vec<_> = fields
        .filter_map(|line| line.split_once(':'))
        .map(|(name, _)| name)
        .collect();
    assert!(
        fields.contains(&"sign_in") && fields.contains(&"error"),
        "{fields:?}"
    );
    for language in ["german", "arabic"] {
        let file = format!("demo/app/src/texts/library/{language}.rs");
        let source = fs::read_to_string(root().join(file)).unwrap();
        for field in &fields {
            assert!(
                source.contains(&format!("texts.{field} = ")),
                "{language} has no {field}"
            );
        }
    }
}

#[test]
fn the_shell_of_the_page_has_the_words_of_the_app() {
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    for language in Language::ALL {
        let Words {
            pages,
            loading,
            start,
            members,
            tabs,
            settings,
            footer,
            ..
        } = language.words();
        let tag = language.tag();
        for word in [pages, loading, footer] {
            assert!(page.contains(&format!("\"{word}\"")) || page.contains(&format!(">{word}<")));
        }
        let links = if language == Language::English {
            format!(
                "<a href=\"./\">{start}</a><a href=\"members\">{members}</a>\
                 <a href=\"tabs\">{tabs}</a><a href=\"settings\">{settings}</a>"
            )
        } else {
            format!("[\"{start}\", \"{members}\", \"{tabs}\", \"{settings}\"]")
        };
        assert!(page.contains(&links), "{tag}: {links}");
        assert!(page.contains(&format!("\"{tag}\"")), "{tag}");
    }
}

#[test]
fn a_text_takes_one_value() {
    assert_eq!(filled("Tab {}, this one", "3"), "Tab 3, this one");
    assert_eq!(filled("{}, {}", "{}"), "{}, {}");
}
