//! Finds the tests with random inputs of what comes from outside: those in `proptest!` blocks.

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
        find_in(&path, folder, &mut found)?;
    }
    found.sort();
    ensure!(!found.is_empty(), "there are no properties in src");
    Ok(found)
}

/// Adds the names of the tests below `folder`, which belongs to the module `module`.
fn find_in(folder: &Path, module: &str, found: &mut Vec<String>) -> Result<()> {
    let unreadable = || format!("{} cannot be read", folder.display());
    for entry in fs::read_dir(folder).with_context(unreadable)? {
        let path = entry.with_context(unreadable)?.path();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let inner = match &*stem {
            "mod" => module.to_owned(),
            _ => format!("{module}::{stem}"),
        };
        if path.is_dir() {
            find_in(&path, &inner, found)?;
        } else {
            let text = fs::read_to_string(&path)
                .with_context(|| format!("{} cannot be read", path.display()))?;
            let names = in_text(&text).into_iter();
            found.extend(names.map(|name| format!("{inner}::{name}")));
        }
    }
    Ok(())
}

/// Returns the functions of the `proptest!` blocks, in formatted code.
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
        for module in FOLDERS {
            assert!(
                found.iter().any(|name| name.starts_with(module)),
                "{module}"
            );
        }
    }
}
