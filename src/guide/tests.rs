#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};

use crate::components::Texts;
use crate::types::{AuthError, SignInError};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/guide")
}

#[test]
fn each_chapter_is_named_wherever_there_is_a_list_of_them() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| fs::read_to_string(here.join(name)).unwrap();
    let [modules, links, readme, crate_page] = [
        "src/guide/mod.rs",
        "src/guide/links.md",
        "README.md",
        "docs/crate.md",
    ]
    .map(read);
    let [summary, introduction] = ["SUMMARY.md", "introduction.md"].map(chapter);
    for entry in fs::read_dir(folder()).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        if ["SUMMARY.md", "introduction.md"].contains(&file.as_str()) {
            continue;
        }
        let module = file.trim_end_matches(".md").replace('-', "_");
        assert!(modules.contains(&format!("\"{file}\"")), "{file} in mod.rs");
        assert!(
            links.contains(&format!("]: crate::guide::{module}\n")),
            "{file} in links.md"
        );
        assert!(
            readme.contains(&format!("](docs/guide/{file})")),
            "{file} in README.md"
        );
        assert!(
            crate_page.contains(&format!("](guide::{module})")),
            "{file} in crate.md"
        );
        assert!(
            summary.contains(&format!("]({file})")),
            "{file} in SUMMARY.md"
        );
        assert!(
            introduction.contains(&format!("]: {file}\n")),
            "{file} in introduction.md"
        );
    }
}

fn chapter(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap()
}

/// Returns an error of each kind, and of each status that has a message of its own.
fn auth_errors() -> Vec<AuthError> {
    let status = |status| AuthError::Status {
        status,
        retry_after: None,
    };
    vec![
        AuthError::Network(String::new()),
        AuthError::Timeout,
        status(429),
        status(500),
        AuthError::Redirected,
        AuthError::OtherOrigin(String::new()),
        AuthError::BadResponse(String::new()),
        AuthError::MissingCsrf,
        AuthError::NoProviders,
        AuthError::UnknownProvider(String::new()),
        AuthError::WrongProviderType {
            id: String::new(),
            kind: String::new(),
        },
        AuthError::UnsafeRedirect(String::new()),
        AuthError::NotInBrowser,
        AuthError::Cancelled,
        AuthError::Encode(String::new()),
        AuthError::Decode(String::new()),
        AuthError::Browser(String::new()),
    ]
}

/// Returns how the guide names the error; a new variant has to be added here and above.
fn label(error: &AuthError) -> String {
    match error {
        AuthError::Status { status: 429, .. } => "`Status`, 429".to_owned(),
        AuthError::Status { .. } => "`Status`, any other".to_owned(),
        AuthError::Refused(_) => unreachable!("it has the message of its refusal"),
        AuthError::Network(_)
        | AuthError::Timeout
        | AuthError::Redirected
        | AuthError::OtherOrigin(_)
        | AuthError::BadResponse(_)
        | AuthError::MissingCsrf
        | AuthError::NoProviders
        | AuthError::UnknownProvider(_)
        | AuthError::WrongProviderType { .. }
        | AuthError::UnsafeRedirect(_)
        | AuthError::NotInBrowser
        | AuthError::Cancelled
        | AuthError::Encode(_)
        | AuthError::Decode(_)
        | AuthError::Browser(_) => format!("`{}`", error.kind()),
    }
}

/// Returns the rows of the table below `heading`, each as its two cells.
fn rows<'a>(chapter: &'a str, heading: &str) -> Vec<(&'a str, &'a str)> {
    let (_, section) = chapter.split_once(&format!("\n## {heading}\n")).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let lines = section.lines().filter(|line| line.starts_with("| "));
    let cells = lines.map(|line| line.trim_matches('|').split_once('|').unwrap());
    // Below the line of headings.
    cells.map(|(a, b)| (a.trim(), b.trim())).skip(1).collect()
}

#[test]
fn the_guide_has_the_message_of_every_failure() {
    let chapter = chapter("other-languages.md");
    let errors = auth_errors();
    let mut expected: Vec<_> = errors.iter().map(|e| (label(e), e.message())).collect();
    let mut listed: Vec<_> = rows(&chapter, "Failures")
        .into_iter()
        .map(|(label, message)| (label.to_owned(), message))
        .collect();
    expected.sort();
    listed.sort();
    assert_eq!(listed, expected);
}

#[test]
fn the_guide_has_the_message_of_every_refusal() {
    let chapter = chapter("other-languages.md");
    let mut rows = rows(&chapter, "Refusals");
    let others = rows.pop().unwrap();
    let unknown = SignInError::from("Teapot");
    assert_eq!(others, ("any other", unknown.message()));
    for (code, message) in &rows {
        let error = SignInError::from(code.trim_matches('`'));
        assert!(!matches!(error, SignInError::Other(_)), "{code}");
        assert_eq!(error.message(), *message, "{code}");
    }
    // As many as the library knows, and none twice.
    let source = include_str!("../types/sign_in_error.rs");
    let (_, known) = source.split_once("pub fn as_str").unwrap();
    let known = known.split("\n    }\n").next().unwrap();
    assert_eq!(rows.len(), known.matches("=> \"").count());
    rows.sort_unstable();
    rows.dedup();
    assert_eq!(rows.len(), known.matches("=> \"").count());
}

#[test]
fn the_guide_has_every_default_text() {
    let chapter = chapter("other-languages.md");
    let texts = Texts::default();
    let expected = [
        ("sign_in", texts.sign_in),
        ("sign_out", texts.sign_out),
        ("continue_with", texts.continue_with.of("GitHub")),
        ("username", texts.username),
        ("password", texts.password),
        ("email", texts.email),
        ("send_link", texts.send_link),
        ("link_sent", texts.link_sent.of("ada@example.com")),
        ("other_address", texts.other_address),
        ("nameless", texts.nameless),
        ("session_ends", texts.session_ends),
        ("stay_signed_in", texts.stay_signed_in),
        ("session_failed", texts.session_failed),
        ("providers_failed", texts.providers_failed),
        ("try_again", texts.try_again),
        ("refusal", "made from".into()),
        ("error", "made from".into()),
    ];
    let rows = rows(&chapter, "The fields");
    let fields: Vec<_> = rows
        .iter()
        .map(|(field, _)| field.trim_matches('`'))
        .collect();
    assert_eq!(fields, expected.each_ref().map(|(field, _)| *field));
    for ((field, text), (_, listed)) in expected.iter().zip(&rows) {
        assert!(listed.starts_with(text.as_str()), "{field}: {listed}");
    }
    let source = include_str!("../components/texts/mod.rs");
    let (_, declared) = source.split_once("pub struct Texts {").unwrap();
    let declared = declared.split("\n}\n").next().unwrap();
    assert_eq!(declared.matches("    pub ").count(), rows.len());
}

#[test]
fn the_guide_has_every_chapter_once() {
    let summary = chapter("SUMMARY.md");
    let parts = summary.split("](").skip(1);
    let mut listed: Vec<_> = parts.map(|part| part.split(')').next().unwrap()).collect();
    let modules = include_str!("mod.rs");
    for file in &listed {
        assert!(
            modules.contains(file),
            "{file} is not in this documentation"
        );
    }
    let mut files: Vec<_> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|file| file != "SUMMARY.md")
        .collect();
    files.sort();
    listed.sort_unstable();
    assert_eq!(listed, files);
}

#[test]
fn the_guide_has_every_property_of_the_stylesheet() {
    let chapter = chapter("styling.md");
    let stylesheet = include_str!("../../assets/yew-authjs.css");
    let (_, root) = stylesheet.split_once("  :root {\n    --").unwrap();
    let root = root.split('}').next().unwrap();
    let properties: Vec<_> = root
        .split(';')
        .filter_map(|line| line.trim().trim_start_matches("--").split_once(':'))
        .collect();
    assert!(properties.len() > 10, "{properties:?}");
    for (property, _) in properties {
        assert!(chapter.contains(&format!("`--{property}`")), "{property}");
    }
}
