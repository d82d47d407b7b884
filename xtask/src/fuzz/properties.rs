//! Finds the properties of what comes from outside: the tests in `proptest!` blocks of the files
//! `random_*.rs`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::workspace;

/// The folders of the library that read what others have written.
const FOLDERS: [&str; 4] = ["url", "tabs", "transport", "types"];

/// Returns the full names of the tests, as the test program lists them.
pub(super) fn find() -> Result<Vec<String>> {
    let mut found = Vec::new();
    for folder in FOLDERS {
        let path = workspace::root().join("src").join(folder);
        let entries = fs::read_dir(&path).with_context(|| format!("src/{folder} is missing"))?;
        for entry in entries {
            found.extend(in_file(folder, &entry?.path())?);
        }
    }
    found.sort();
    ensure!(!found.is_empty(), "there are no properties in src");
    Ok(found)
}

fn in_file(folder: &str, file: &Path) -> Result<Vec<String>> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    if !stem.starts_with("random_") {
        return Ok(Vec::new());
    }
    let text =
        fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let names = in_text(&text).into_iter();
    Ok(names
        .map(|name| format!("{folder}::{stem}::{name}"))
        .collect())
}

/// The functions of the `proptest!` blocks, in formatted code.
fn in_text(text: &str) -> Vec<&str> {
    let mut is_inside = false;
    let mut names = Vec::new();
    for line in text.lines() {
        match line {
            "proptest! {" => is_inside = true,
            "}" => is_inside = false,
            _ if is_inside => {
                let function = line.strip_prefix("    fn ");
                names.extend(function.and_then(|rest| rest.split('(').next()));
            }
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_takes_random_inputs_is_a_property() {
        let text = "
fn text() -> impl Strategy<Value = String> {
}

proptest! {
    #[test]
    fn every_text_is_read(text in text()) {
        fn inner() {}
    }

    #[test]
    fn nothing_is_lost(
        text in text(),
    ) {
    }
}

#[test]
fn one_text() {
}
";
        assert_eq!(in_text(text), ["every_text_is_read", "nothing_is_lost"]);
    }

    #[test]
    fn addresses_messages_and_answers_have_properties() {
        let found = find().unwrap();
        for module in [
            "url::random_addresses::",
            "tabs::random_messages::",
            "transport::random_replies::",
        ] {
            assert!(
                found.iter().any(|name| name.starts_with(module)),
                "{module}"
            );
        }
    }
}
