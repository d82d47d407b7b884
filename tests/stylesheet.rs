//! The optional stylesheet and the components' classes fit each other.
#![cfg(not(target_arch = "wasm32"))]
// clippy.toml allows these in test functions; the functions they call are tests too.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "stylesheet/colors.rs"]
mod colors;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use colors::{Colors, Scheme};

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
    let styled = names(&sheet(), |before| before.ends_with('.'));
    let components = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/components");
    assert_eq!(styled, given(&components));
}

#[test]
fn every_property_that_the_stylesheet_uses_it_also_sets() {
    let sheet = sheet();
    let used = names(&sheet, |before| before.ends_with("var(--"));
    let set = names(defaults(&sheet), |before| before.ends_with("    --"));
    assert_eq!(used, set);
}

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

fn sheet() -> String {
    read("assets/yew-authjs.css")
}

/// The properties of the stylesheet with their defaults.
fn defaults(sheet: &str) -> &str {
    let (_, properties) = sheet.split_once("\n  :root {\n").unwrap();
    properties.split_once('}').unwrap().0
}

/// What is written on what, and the contrast that WCAG 2 (level AA) demands: 4.5:1 for text, 3:1
/// for the focus ring and the edge of an input.
const PAIRS: [(&str, &str, f64); 12] = [
    ("text", "surface", 4.5),
    ("soft", "surface", 4.5),
    ("text", "tint", 4.5),
    ("text", "notice", 4.5),
    ("accent", "surface", 4.5),
    ("accent", "tint", 4.5),
    ("on-accent", "accent", 4.5),
    ("error", "surface", 4.5),
    ("error", "error-tint", 4.5),
    ("accent", "surface", 3.0),
    ("accent", "notice", 3.0),
    ("edge", "surface", 3.0),
];

#[test]
fn the_colors_have_enough_contrast_and_so_has_the_accent_of_the_example() {
    let sheet = sheet();
    let guide = read("docs/guide/styling.md");
    let example = |text: &str| {
        let (_, example) = text.split_once(":root {\n").unwrap();
        let (example, _) = example.split_once('}').unwrap();
        assert!(example.contains("--authjs-accent:"), "{example}");
        example.to_owned()
    };
    let (comment, _) = sheet.split_once("*/").unwrap();
    let examples = [example(comment), example(&guide)];
    let none = String::new();
    for example in examples.iter().chain([&none]) {
        let rules = [defaults(&sheet), example];
        let colors = Colors::of(&rules);
        for scheme in [Scheme::Light, Scheme::Dark] {
            for (color, ground, least) in PAIRS {
                let contrast = colors.contrast(color, ground, scheme);
                let case = format!("{color} on {ground} ({scheme:?}{example})");
                assert!(contrast >= least, "{case}: {contrast:.2}");
            }
        }
    }
}

/// The shorthands whose four values are those of top, right, bottom and left.
const FOUR_SIDES: [&str; 6] = [
    "margin",
    "padding",
    "inset",
    "border-width",
    "border-style",
    "border-color",
];

/// The declarations of `sheet` that mean the same side in both directions of writing.
fn physical(sheet: &str) -> Vec<String> {
    let code: String = sheet
        .split("/*")
        .map(|part| part.rsplit_once("*/").map_or(part, |(_, code)| code))
        .collect();
    let is_physical = |declaration: &&str| {
        let (property, value) = declaration.split_once(':').unwrap_or((declaration, ""));
        let words = declaration.split(|character: char| !character.is_alphabetic());
        let sides = ["left", "right", "top", "bottom"];
        let values: Vec<_> = value.split_whitespace().collect();
        words.into_iter().any(|word| sides.contains(&word))
            || (FOUR_SIDES.contains(&property.trim()) && values.len() == 4)
    };
    let declarations = code.split(['{', '}', ';']).map(str::trim);
    let found = declarations.filter(is_physical);
    found.map(str::to_owned).collect()
}

#[test]
fn no_rule_knows_left_from_right() {
    for file in ["assets/yew-authjs.css", "demo/app/demo.css"] {
        assert_eq!(physical(&read(file)), [""; 0], "{file}");
    }
    let bad = "a { margin-left: 1px; margin: 0 1px; /* left */ } b { inset: 0 0 auto auto }\n\
               c{text-align:right}";
    let found = [
        "margin-left: 1px",
        "inset: 0 0 auto auto",
        "text-align:right",
    ];
    assert_eq!(physical(bad), found);
}
