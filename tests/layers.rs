//! The folders of `src` and who may import whom: imports run downward only.
#![cfg(not(target_arch = "wasm32"))]
// clippy.toml allows these in test functions; the functions they call are tests too.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "layers/checker_tests.rs"]
mod checker_tests;
#[path = "layers/cycles.rs"]
mod cycles;
#[path = "layers/imports.rs"]
mod imports;
#[path = "layers/printed.rs"]
mod printed;
#[path = "layers/prose.rs"]
mod prose;
#[path = "layers/source_tree.rs"]
mod source_tree;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use imports::{Import, Source};

/// Each folder (or file) of `src`, and those whose items it may name. Lower ones come first.
const LAYERS: &[(&str, &[&str])] = &[
    ("bounds", &[]),
    ("json", &["bounds"]),
    ("types", &["json", "bounds"]),
    ("url", &["types", "bounds"]),
    ("session", &["types", "bounds"]),
    ("browser", &["url", "types", "bounds"]),
    ("transport", &["json", "url", "browser", "types", "bounds"]),
    ("tabs", &["session", "json", "browser", "types", "bounds"]),
    (
        "client",
        &[
            "session",
            "transport",
            "tabs",
            "json",
            "browser",
            "url",
            "types",
            "bounds",
        ],
    ),
    ("provider", &["client", "session", "types"]),
    ("hooks", &["provider", "client", "session", "types"]),
    (
        "components",
        &["hooks", "provider", "client", "session", "types"],
    ),
    (
        "router",
        &[
            "components",
            "hooks",
            "provider",
            "client",
            "session",
            "url",
            "types",
        ],
    ),
    (
        "debug_tests",
        &["hooks", "provider", "client", "session", "types", "json"],
    ),
    // It only re-exports what apps import.
    (
        "prelude",
        &["client", "components", "hooks", "provider", "types"],
    ),
    // Text, and the names of what it links to.
    (
        "guide",
        &[
            "client",
            "components",
            "hooks",
            "prelude",
            "provider",
            "router",
            "types",
        ],
    ),
];

const LONGEST_FILE: usize = 250;

/// Why code of `layer`, which may use `below`, must not have this import; none if it may.
fn complaint(layer: &str, below: &[&str], import: &Import) -> Option<String> {
    let written = &import.written;
    let is_layer = |name: &str| LAYERS.iter().any(|(layer, _)| *layer == name);
    match import.path.first().map(String::as_str) {
        Some(name) if name == layer || below.contains(&name) => None,
        Some(name) if is_layer(name) => Some(format!("`{written}`: {layer} must not use {name}")),
        // A re-export of lib.rs: its layer cannot be seen, and it may be any.
        Some(_) => Some(format!("`{written}` hides its layer; name the module")),
        None => Some(format!("`{written}` takes the whole crate")),
    }
}

/// All that is wrong in the source of one module, with its line.
fn complaints(source: &Source) -> Vec<String> {
    // lib.rs is above all layers: it declares them and re-exports from any.
    let Some(layer) = source.module.first() else {
        return Vec::new();
    };
    let Some((_, below)) = LAYERS.iter().find(|(name, _)| name == layer) else {
        return vec![format!("1: `{layer}` has no place in the table of layers")];
    };
    let imports = source.imports.iter();
    let complaints = imports.filter_map(|import| {
        let complaint = complaint(layer, below, import)?;
        Some(format!("{}: {complaint}", import.line))
    });
    let mut complaints: Vec<_> = complaints.collect();
    // The branches of one group may all have the same to be said of them.
    complaints.dedup();
    complaints
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The file as the repository names it.
fn shown(file: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    file.strip_prefix(root)
        .unwrap_or(file)
        .display()
        .to_string()
}

#[test]
fn imports_run_downward_only() {
    let mut found = Vec::new();
    for (file, source) in source_tree::modules(&src()) {
        let in_file = |complaint| format!("{}:{complaint}", shown(&file));
        found.extend(complaints(&source).into_iter().map(in_file));
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn every_file_is_a_module_of_the_crate() {
    let modules: BTreeSet<_> = source_tree::modules(&src())
        .into_iter()
        .map(|(file, _)| file)
        .collect();
    let files: BTreeSet<_> = source_tree::files(&src()).into_iter().collect();
    assert_eq!(modules, files);
    assert!(files.len() > LAYERS.len(), "found no more than {files:?}");
}

#[test]
fn every_layer_is_there_and_is_above_those_that_it_uses() {
    for (place, (layer, below)) in LAYERS.iter().enumerate() {
        let is_there = src().join(layer).join("mod.rs").exists()
            || src().join(layer).with_extension("rs").exists();
        assert!(is_there, "there is no {layer}");
        for name in *below {
            let lower = LAYERS[..place].iter().any(|(other, _)| other == name);
            assert!(lower, "{layer} uses {name}, which is not lower");
        }
    }
}

#[test]
fn no_file_is_longer_than_one_idea() {
    let too_long: Vec<_> = source_tree::files(&src())
        .into_iter()
        .filter_map(|file| {
            let lines = fs::read_to_string(&file).unwrap().lines().count();
            (lines > LONGEST_FILE).then(|| format!("{} has {lines} lines", shown(&file)))
        })
        .collect();
    assert!(too_long.is_empty(), "\n{}\n", too_long.join("\n"));
}
