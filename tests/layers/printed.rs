//! No type forgets that `{:?}` must not show what is personal: a text may be.
//!
//! A type with a text of its own writes its `Debug` by hand, and `src/debug_tests.rs` shows what
//! that prints; one that is for tests alone has `cfg_attr(test, derive(Debug))`. A type whose
//! texts are all inside others is as good as they are.

use std::fs;
use std::str::FromStr;

use proc_macro2::{TokenStream, TokenTree};

use crate::{shown, source_tree, src};

/// What may hold a text.
const TEXTS: [&str; 6] = ["String", "str", "Value", "Map", "AttrValue", "JsValue"];

/// The types that derive it although they hold texts, and what these are.
const NOT_PERSONAL: [(&str, &str); 7] = [
    ("AuthClientConfig", "where the app's server is"),
    ("ClientSafeProvider", "what a server tells every visitor"),
    ("FormField", "the app's labels, not what is typed"),
    ("LeaseOwner", "the random name of a tab"),
    ("ProviderType", "what a server tells every visitor"),
    ("SessionState", "when the session ends"),
    ("Texts", "the app's own"),
];

/// The types that write it by hand, and need not be in `src/debug_tests.rs`.
const NOTHING_SHOWN: [(&str, &str); 9] = [
    ("Redacted", "has nothing to show"),
    ("RedactedUrl", "has a test of its own"),
    ("Destination", "is an address"),
    ("AuthClientProvider", "shows its name"),
    ("SessionProvider", "shows its name"),
    ("UpdateSession", "shows its name"),
    ("UseSignInHandle", "shows whether it is busy"),
    ("UseSignOutHandle", "shows whether it is busy"),
    ("Wording", "shows its name"),
];

/// The types that print themselves in one way.
#[derive(Debug, Default, PartialEq)]
struct Printed {
    /// By a derived `Debug`, with a text inside.
    derived: Vec<String>,
    /// By one that is written out.
    written: Vec<String>,
}

impl Printed {
    fn read(text: &str) -> Self {
        let mut printed = Self::default();
        printed.walk(TokenStream::from_str(text).unwrap());
        printed
    }

    fn walk(&mut self, tokens: TokenStream) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut is_derived = false;
        let mut at = 0;
        while at < tokens.len() {
            match (word(&tokens, at).as_str(), word(&tokens, at + 1)) {
                ("mod", name) if name.ends_with("tests") => at += 2,
                ("struct" | "enum", name) => {
                    let body = body(&tokens[at..]);
                    if is_derived && has_text(&body) {
                        self.derived.push(name);
                    }
                    is_derived = false;
                    at += 1;
                }
                ("Debug", following) if following == "for" => {
                    self.written.push(word(&tokens, at + 2));
                    at += 2;
                }
                _ => {
                    if let TokenTree::Group(group) = &tokens[at] {
                        // An attribute says something of what comes after it.
                        let is_attribute = at > 0 && tokens[at - 1].to_string() == "#";
                        if is_attribute {
                            is_derived |= derives(group.stream());
                        } else {
                            self.walk(group.stream());
                        }
                    }
                }
            }
            at += 1;
        }
    }
}

fn derives(attribute: TokenStream) -> bool {
    let tokens: Vec<_> = attribute.into_iter().collect();
    word(&tokens, 0) == "derive" && has_word(&tokens, "Debug")
}

/// The identifier at this place; empty if something else is there.
fn word(tokens: &[TokenTree], at: usize) -> String {
    match tokens.get(at) {
        Some(TokenTree::Ident(word)) => word.to_string(),
        _ => String::new(),
    }
}

/// The fields of the type that begins here.
fn body(tokens: &[TokenTree]) -> Vec<TokenTree> {
    let is_end = |token: &&TokenTree| {
        matches!(token, TokenTree::Group(group) if group.to_string().starts_with(['{', '(']))
            || token.to_string() == ";"
    };
    tokens.iter().find(is_end).cloned().into_iter().collect()
}

fn has_text(tokens: &[TokenTree]) -> bool {
    TEXTS.iter().any(|text| has_word(tokens, text))
}

fn has_word(tokens: &[TokenTree], wanted: &str) -> bool {
    tokens.iter().any(|token| match token {
        TokenTree::Ident(word) => word == wanted,
        TokenTree::Group(group) => {
            let inner: Vec<_> = group.stream().into_iter().collect();
            has_word(&inner, wanted)
        }
        _ => false,
    })
}

#[test]
fn no_type_prints_a_text_that_may_be_personal() {
    let walked = fs::read_to_string(src().join("debug_tests.rs")).unwrap();
    let mut wrong = Vec::new();
    let mut found = Printed::default();
    for file in source_tree::files(&src()) {
        let name = shown(&file);
        if name.contains("tests") || name.contains("random_") {
            continue;
        }
        let Printed { derived, written } = Printed::read(&fs::read_to_string(&file).unwrap());
        for ty in &derived {
            if !NOT_PERSONAL.iter().any(|(known, _)| known == ty) {
                wrong.push(format!("{name}: {ty} derives Debug and holds a text"));
            }
        }
        for ty in &written {
            let is_walked =
                walked.contains(ty) || NOTHING_SHOWN.iter().any(|(known, _)| known == ty);
            if !is_walked {
                wrong.push(format!("{name}: {ty} is not in src/debug_tests.rs"));
            }
        }
        found.derived.extend(derived);
        found.written.extend(written);
    }
    for (known, _) in NOT_PERSONAL {
        if !found.derived.iter().any(|ty| ty == known) {
            wrong.push(format!("{known} is gone, or derives Debug no longer"));
        }
    }
    for (known, _) in NOTHING_SHOWN {
        if !found.written.iter().any(|ty| ty == known) {
            wrong.push(format!("{known} is gone, or writes Debug no longer"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn types_that_print_texts_are_found() {
    let text = r"
        #[derive(Clone, Debug)] #[non_exhaustive] pub struct A { a: Option<Vec<String>> }
        #[derive(Debug)] pub(crate) struct B<'a>(&'a str);
        #[derive(Clone)] struct Quiet { a: String }
        #[cfg_attr(test, derive(Debug))] struct Tested { a: String }
        #[derive(Debug)] struct Plain { a: u8 }
        #[derive(Debug)] enum C { One, Two(Map<String, u8>) }
        struct After { a: String }
        mod tests { #[derive(Debug)] struct Inner(String); }
        fn f() { #[derive(Debug)] struct D(Value); }
        impl std::fmt::Debug for E { fn fmt(&self) {} }
        impl<T: ?Sized> fmt::Debug for F<T> {}
    ";
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(
        Printed::read(text),
        Printed {
            derived: names(&["A", "B", "C", "D"]),
            written: names(&["E", "F"]),
        }
    );
}
