//! The optional stylesheet and the components' classes fit each other.
#![cfg(not(target_arch = "wasm32"))]
// clippy.toml allows these in test functions; the functions they call are tests too.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Returns the names in `text` that begin with `authjs-` and whose preceding text `is_wanted`
/// accepts.
fn names(text: &str, is_wanted: impl Fn(&str) -> bool) -> BTreeSet<String> {
    text.match_indices("authjs-")
        .filter(|(at, _)| is_wanted(&text[..*at]))
        .map(|(at, _)| {
            let is_part = |character: &char| character.is_ascii_alphanumeric() || *character == '-';
            text[at..].chars().take_while(is_part).collect()
        })
        .collect()
}

/// The classes that components give to their elements.
fn given(folder: &Path) -> BTreeSet<String> {
    let mut classes = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            classes.append(&mut given(&path));
            continue;
        }
        for line in fs::read_to_string(&path).unwrap().lines() {
            let is_code = !line.trim_start().starts_with("//") && !line.contains("format!");
            if is_code && line.contains("class") {
                classes.append(&mut names(line, |before| before.ends_with(['"', ' '])));
            }
        }
    }
    classes
}

#[test]
fn the_stylesheet_has_looks_for_every_class_and_for_no_other() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sheet = fs::read_to_string(root.join("assets/yew-authjs.css")).unwrap();
    let styled = names(&sheet, |before| before.ends_with('.'));
    assert_eq!(styled, given(&root.join("src/components")));
}

#[test]
fn every_property_that_the_stylesheet_uses_it_also_sets() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sheet = fs::read_to_string(root.join("assets/yew-authjs.css")).unwrap();
    let used = names(&sheet, |before| before.ends_with("var(--"));
    let (_, properties) = sheet.split_once("  :root {\n").unwrap();
    let (properties, _) = properties.split_once('}').unwrap();
    let set = names(properties, |before| before.ends_with("    --"));
    assert_eq!(used, set);
}
