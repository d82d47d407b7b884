//! The public surface of the crate as a text, `docs/public-api.txt`, so that a change of it is seen
//! in review.
#![cfg(not(target_arch = "wasm32"))]
// clippy.toml allows these in test functions; the functions they call are tests too.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "public_api/crate_tree.rs"]
mod crate_tree;
#[path = "public_api/item.rs"]
mod item;
#[path = "public_api/surface.rs"]
mod surface;

use std::path::Path;
use std::{env, fs};

use crate_tree::CrateTree;

/// What writes the text anew.
const COMMAND: &str = "UPDATE_PUBLIC_API=1 cargo test --test public_api";

#[test]
fn the_text_has_the_public_surface_of_the_crate() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = root.join("docs/public-api.txt");
    let lines = surface::lines(&CrateTree::load(&root.join("src")), "yew_authjs");
    if env::var_os("UPDATE_PUBLIC_API").is_some() {
        fs::write(&file, lines.join("\n") + "\n").unwrap();
    }
    let text = fs::read_to_string(&file).unwrap_or_default();
    let written: Vec<_> = text.lines().collect();
    let added = lines
        .iter()
        .filter(|line| !written.contains(&line.as_str()));
    let removed = written
        .iter()
        .filter(|line| !lines.iter().any(|other| other == *line));
    let added = added.map(|line| format!("+ {line}\n"));
    let changed: String = added
        .chain(removed.map(|line| format!("- {line}\n")))
        .collect();
    assert!(
        written == lines,
        "\n{changed}If that is meant to be: {COMMAND}\n"
    );
}

fn surface_of(text: &str) -> Vec<String> {
    surface::lines(&CrateTree::parse(text), "c")
}

#[test]
fn members_and_traits_of_a_public_type_are_listed_and_private_ones_not() {
    let text = "
        #[non_exhaustive]
        #[derive(Clone)]
        pub struct Shown { pub a: u8, b: Hidden }
        struct Hidden;
        impl Shown {
            pub fn new(
                a: u8,
            ) -> Self {}
            fn private(&self) {}
            pub(crate) fn inner(&self) {}
        }
        impl From<u8> for Shown {}
        impl From<Hidden> for Shown {}
        impl Into<Shown> for Option<u8> {}
        impl Hidden { pub fn new() {} }
        pub(crate) fn inner() {}
        #[cfg(test)]
        pub mod tests { pub fn helper() {} }
    ";
    let expected = [
        "c::Shown: #[non_exhaustive] struct Shown",
        "c::Shown: derive Clone",
        "c::Shown: impl From<u8> for Shown",
        "c::Shown: impl Into<Shown> for Option<u8>",
        "c::Shown::a: field u8",
        "c::Shown::new: fn new(a: u8) -> Self",
    ];
    assert_eq!(surface_of(text), expected);
}

#[test]
fn reexports_are_followed_to_where_an_item_is_defined() {
    let text = "
        mod inner {
            mod deep { pub enum Kind { A(u8), B { x: u8 } } pub struct Unused; }
            pub use deep::Kind;
            pub use deep::Unused;
        }
        pub mod types { pub use crate::inner::Kind; pub fn of<T: Copy>(x: T) -> Kind {} }
        pub mod prelude { pub use super::types::Kind as Sort; }
        pub use types::Kind;
    ";
    let expected = [
        "c::Kind: use c::types::Kind",
        "c::prelude: mod",
        "c::prelude::Sort: use c::types::Kind",
        "c::types: mod",
        "c::types::Kind: enum Kind",
        "c::types::Kind::A: variant A(u8)",
        "c::types::Kind::B: variant B { x: u8 }",
        "c::types::of: fn of<T: Copy>(x: T) -> Kind",
    ];
    assert_eq!(surface_of(text), expected);
}
