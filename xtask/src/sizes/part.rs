//! The part of an app to which a function belongs.

/// The library's name in those of functions.
const LIBRARY: &str = "yew_authjs::";

/// Crates that are one part in the table.
const GROUPS: [(&str, &[&str]); 3] = [
    (
        "Yew",
        &[
            "console_error_panic_hook",
            "implicit_clone",
            "indexmap",
            "yew",
        ],
    ),
    (
        "Rust's standard library",
        &[
            "__rustc",
            "alloc",
            "compiler_builtins",
            "core",
            "dlmalloc",
            "hashbrown",
            "memchr",
            "std",
        ],
    ),
    (
        "calls of the browser",
        &[
            "gloo",
            "gloo_events",
            "gloo_net",
            "gloo_storage",
            "gloo_timers",
            "gloo_utils",
            "js_sys",
            "reqwasm",
            "wasm_bindgen",
            "wasm_bindgen_futures",
            "web_sys",
        ],
    ),
];

/// The package of the apps, with what they have in common.
const APPS: &str = "yew_authjs_sizes";

/// Functions without a name, or with one without a path.
///
/// Such are the app's entry point and the compiler's helpers for numbers.
const NAMELESS: &str = "without a name";

/// Returns the part of a function with this (demangled) name.
///
/// A function of another crate counts as the library's if it was made for a type of the library:
/// without that type, the app would not contain it.
pub(super) fn part_of(name: &str, app: &str) -> String {
    if let Some((_, path)) = name.split_once(LIBRARY) {
        return format!("`{}`", module(path));
    }
    let Some(owner) = first_crate(name) else {
        return NAMELESS.to_owned();
    };
    if owner == app || owner == APPS {
        return "the app itself".to_owned();
    }
    let group = GROUPS.iter().find(|(_, crates)| crates.contains(&owner));
    group.map_or_else(
        || format!("crate `{owner}`"),
        |(group, _)| (*group).to_owned(),
    )
}

/// Returns the folder or file of the library in which `path` lies; each component counts as one.
fn module(path: &str) -> String {
    let mut segments = path.split("::");
    let first = segments.next().unwrap_or_default();
    let is_module = |segment: &&str| segment.starts_with(|first: char| first.is_ascii_lowercase());
    match segments.next().filter(is_module) {
        Some(second) if first == "components" => format!("{first}/{second}"),
        _ => identifier(first).to_owned(),
    }
}

/// Returns the first crate of a name such as `<core::fmt::Formatter>::pad`.
fn first_crate(name: &str) -> Option<&str> {
    let (before, _) = name.split_once("::")?;
    let start = before
        .rfind(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'))
        .map_or(0, |before| before + 1);
    match &before[start..] {
        // A method of a type that needs no path, as in `<str>::trim`.
        "" => Some("core"),
        found => Some(found),
    }
}

/// Returns the identifier at the start of `text`.
fn identifier(text: &str) -> &str {
    let end = text.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'));
    &text[..end.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_by_its_modules_and_components() {
        let part = |name| part_of(name, "session");
        assert_eq!(
            part("<yew_authjs::client::core::Core>::tell::{closure#0}"),
            "`client`"
        );
        assert_eq!(
            part("<alloc::rc::Rc<yew_authjs::types::session::Session>>::drop_slow"),
            "`types`"
        );
        assert_eq!(
            part("<yew_authjs::components::user_badge::UserBadge as yew::Component>::view"),
            "`components/user_badge`"
        );
        assert_eq!(part("yew_authjs::json::parse"), "`json`");
    }

    #[test]
    fn everything_else_by_its_crate() {
        let part = |name| part_of(name, "session");
        assert_eq!(
            part("<core::fmt::Formatter>::pad"),
            "Rust's standard library"
        );
        assert_eq!(part("<&mut dyn yew::Thing as core::any::Any>::id"), "Yew");
        assert_eq!(part("<[u8]>::to_vec"), "Rust's standard library");
        assert_eq!(part("session::main"), "the app itself");
        assert_eq!(part("yew_authjs_sizes::render"), "the app itself");
        assert_eq!(
            part("<serde_json::value::Value as Clone>::clone"),
            "crate `serde_json`"
        );
        assert_eq!(part("__wbindgen_malloc"), NAMELESS);
        assert_eq!(part(""), NAMELESS);
    }
}
