//! The checker itself, on small sources.

use crate::complaints;
use crate::imports::{Declared, Source};

fn check_in(module: &[&str], text: &str) -> Vec<String> {
    let module = module.iter().map(|name| (*name).to_owned()).collect();
    complaints(&Source::read(text, module))
}

fn check(layer: &str, text: &str) -> Vec<String> {
    check_in(&[layer], text)
}

#[test]
fn an_import_that_points_upward_is_found_with_its_line() {
    assert_eq!(
        check("types", "struct Plain;\nuse crate::session::SessionState;"),
        ["2: `crate::session`: types must not use session"]
    );
    assert_eq!(
        check("session", "use crate::client::AuthClient;"),
        ["1: `crate::client`: session must not use client"]
    );
}

#[test]
fn neighbours_of_one_level_must_not_use_each_other() {
    for (layer, other) in [
        ("tabs", "transport"),
        ("browser", "transport"),
        ("browser", "tabs"),
    ] {
        let found = check(layer, &format!("use crate::{other}::X;"));
        assert_eq!(found.len(), 1, "{found:?}");
    }
}

#[test]
fn imports_that_point_downward_or_stay_inside_are_fine() {
    let fine = [
        (
            "client",
            "use crate::session::Machine; use crate::types::{self, Session};",
        ),
        ("client", "use crate::client::clock::Clock;"),
        (
            "hooks",
            "use crate::{provider::SessionContext, types::Session};",
        ),
        ("tabs", "use super::*; use self::message::Message;"),
        ("types", "use std::rc::Rc; use serde::de;"),
    ];
    for (layer, text) in fine {
        assert_eq!(check_in(&[layer, "file"], text), [""; 0], "{text}");
    }
}

#[test]
fn paths_in_the_midst_of_code_are_imports_too() {
    let upward = [
        "fn f() { crate::session::Machine::new(); }",
        "fn f(x: &crate::session::SessionState) {}",
        "fn f() { matches!(x, crate::session::Identity::Unknown) }",
        "macro_rules! m { () => { $crate::session::Machine::new() } }",
        "mod tests { fn f() { let _ = [crate::session::X]; } }",
        "struct Wrapped(pub crate::session::X);",
        "struct Wrapped(pub (crate::session::X, u8));",
    ];
    for text in upward {
        assert_eq!(
            check("types", text),
            ["1: `crate::session`: types must not use session"],
            "{text}"
        );
    }
}

#[test]
fn every_branch_of_a_group_is_looked_at() {
    let text = "use crate::{types::Session, client::{self, core::X}, transport};";
    assert_eq!(
        check("tabs", text),
        [
            "1: `crate::client`: tabs must not use client",
            "1: `crate::transport`: tabs must not use transport"
        ]
    );
}

#[test]
fn super_does_not_get_round_the_rules() {
    assert_eq!(
        check("browser", "use super::client::AuthClient;"),
        ["1: `super::client`: browser must not use client"]
    );
    let deep = ["session", "machine", "tests"];
    let upward = [
        "use super::super::super::client::X;",
        "use super::super::{super::client::X, view::Other};",
        "use self::super::super::super::client::X;",
        "mod inner { use super::super::super::super::client::X; }",
    ];
    for text in upward {
        let found = check_in(&deep, text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(
            found[0].contains("session must not use client"),
            "{found:?}"
        );
    }
    let inside = "use super::super::client::X; mod inner { use super::super::super::client::X; }";
    assert_eq!(check_in(&deep, inside), [""; 0], "a module of session");
}

#[test]
fn a_reexport_of_the_root_hides_its_layer() {
    let hiding = [
        "use crate::AuthError;",
        "use crate::{AuthError as Error};",
        "use super::AuthError;",
        "fn f() { crate::sign_in(); }",
    ];
    for text in hiding {
        let found = check("client", text);
        assert_eq!(found.len(), 1, "{text}");
        assert!(found[0].contains("hides its layer"), "{found:?}");
    }
}

#[test]
fn the_whole_crate_cannot_be_taken() {
    let all = [
        "use crate::*;",
        "use crate as everything;",
        "use super::{self as everything};",
        "use super::*;",
        "extern crate self as everything;",
    ];
    for text in all {
        let found = check("browser", text);
        assert_eq!(found.len(), 1, "{text}");
        assert!(found[0].contains("takes the whole crate"), "{found:?}");
    }
}

#[test]
fn comments_strings_and_visibilities_are_no_imports() {
    let text = r##"
        //! See [`crate::session`].
        /// Used by [`AuthClient`](crate::AuthClient).
        // use crate::session::X;
        /* use crate::session::X; /* crate::client::Y */ crate::hooks::Z */
        const TEXT: &str = "use crate::session::X;";
        const RAW: &str = r#"crate::session::X"#;
        const QUOTE: char = '"'; // crate::session::X
        pub(crate) struct A<'a>(pub(super) &'a str, pub(in crate::types) u8);
        impl A<'_> { fn f(self) { self.g(); Self::g() } }
    "##;
    assert_eq!(check("types", text), [""; 0]);
}

#[test]
fn a_folder_without_a_place_in_the_table_is_found() {
    for text in ["use crate::types::X;", "struct Alone;"] {
        let found = check("utils", text);
        assert_eq!(found, ["1: `utils` has no place in the table of layers"]);
    }
}

#[test]
fn declared_modules_are_found_with_their_files() {
    let text = r#"
        mod state;
        #[cfg(test)]
        #[path = "elsewhere.rs"]
        mod tests;
        pub mod inline { mod deep; }
    "#;
    let declared = |module: &[&str], path: Option<&str>| Declared {
        module: module.iter().map(|name| (*name).to_owned()).collect(),
        path: path.map(str::to_owned),
    };
    assert_eq!(
        Source::read(text, vec!["session".to_owned()]).declared,
        [
            declared(&["session", "state"], None),
            declared(&["session", "tests"], Some("elsewhere.rs")),
            declared(&["session", "inline", "deep"], None),
        ]
    );
}
