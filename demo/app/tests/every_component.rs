//! The demo shows every component of the library, in a place that its users get to see.
#![cfg(not(target_arch = "wasm32"))]
// clippy.toml allows these in test functions; the functions they call are tests too.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

#[test]
fn every_component_of_the_library_is_in_the_demo() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let lists = ["components", "router"]
        .map(|folder| here.join("../../src").join(folder).join("mod.rs"))
        .map(|list| fs::read_to_string(list).unwrap());
    let exports: String = lists
        .iter()
        .flat_map(|list| list.split("pub use").skip(1))
        .collect();
    let components: Vec<_> = exports
        .split(|character: char| !character.is_alphanumeric())
        .filter(|name| name.starts_with(char::is_uppercase))
        .filter(|name| !name.ends_with("Props"))
        // These are values that components take.
        .filter(|name| !["FormField", "Texts", "Wording"].contains(name))
        .collect();
    assert!(components.contains(&"SignInButton"), "{components:?}");

    let demo = source(&here.join("src"));
    for component in components {
        assert!(
            demo.contains(&format!("<{component}")),
            "{component} is not in the demo"
        );
    }
}

/// All files below `folder`, as one text.
fn source(folder: &Path) -> String {
    let mut text = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            text += &source(&path);
        } else {
            text += &fs::read_to_string(&path).unwrap();
        }
    }
    text
}
