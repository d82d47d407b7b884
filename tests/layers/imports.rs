//! Finds in a file's tokens what it names of the crate's other modules, and the modules that it declares.
//!
//! Tokens know no comments and no strings, so neither can be mistaken for code.

use std::mem;
use std::str::FromStr;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// One mention of something that lies at the root of the crate or below it.
#[derive(Debug, PartialEq)]
pub(crate) struct Import {
    pub(crate) line: usize,
    /// The path as it was written, as far as the first name.
    pub(crate) written: String,
    /// The first name below the root of the crate; none for the root itself.
    pub(crate) target: Option<String>,
}

/// A `mod name;`.
#[derive(Debug, PartialEq)]
pub(crate) struct Declared {
    pub(crate) module: Vec<String>,
    pub(crate) path: Option<String>,
}

/// What was found in one file.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) module: Vec<String>,
    pub(crate) imports: Vec<Import>,
    pub(crate) declared: Vec<Declared>,
}

impl Source {
    /// Reads the file of the module `module`.
    pub(crate) fn read(text: &str, module: Vec<String>) -> Self {
        let tokens = TokenStream::from_str(text).unwrap();
        let mut source = Self {
            module: module.clone(),
            imports: Vec::new(),
            declared: Vec::new(),
        };
        source.walk(tokens, &module);
        source
    }

    fn walk(&mut self, tokens: TokenStream, module: &[String]) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut path_attribute = None;
        let mut at = 0;
        while at < tokens.len() {
            match (&tokens[at], tokens.get(at + 1), tokens.get(at + 2)) {
                (TokenTree::Ident(word), Some(TokenTree::Ident(name)), Some(next))
                    if word == "mod" =>
                {
                    let inner = [module, &[name.to_string()]].concat();
                    let path = mem::take(&mut path_attribute);
                    match next {
                        TokenTree::Group(body) => self.walk(body.stream(), &inner),
                        _ => self.declared.push(Declared {
                            module: inner,
                            path,
                        }),
                    }
                    at += 3;
                }
                // `pub(crate)`, `pub(super)` and `pub(in path)` say who may look in, they take nothing.
                (TokenTree::Ident(word), Some(TokenTree::Group(scope)), _)
                    if word == "pub" && is_scope(scope) =>
                {
                    at += 2;
                }
                (TokenTree::Ident(word), ..) if is_anchor(&word.to_string()) => {
                    at += self.follow(&tokens[at..], module, "");
                }
                (TokenTree::Group(group), ..) => {
                    if let Some(path) = path_of(group) {
                        path_attribute = Some(path);
                    }
                    self.walk(group.stream(), module);
                    at += 1;
                }
                _ => at += 1,
            }
        }
    }

    /// Follows a path from `base` to its first name, also into `{a, b}`; returns how many tokens that took.
    fn follow(&mut self, tokens: &[TokenTree], base: &[String], written: &str) -> usize {
        let mut base = base.to_vec();
        let mut written = written.to_owned();
        let mut moved = false;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Ident(word) if is_anchor(&word.to_string()) => {
                    let word = word.to_string();
                    match word.as_str() {
                        "crate" => base.clear(),
                        "super" => drop(base.pop()),
                        _ => {}
                    }
                    moved |= word != "self";
                    written.push_str(&word);
                }
                TokenTree::Ident(name) => {
                    written.push_str(&name.to_string());
                    self.note(token, &base, Some(name.to_string()), written);
                    return at + 1;
                }
                TokenTree::Punct(star) if star.as_char() == '*' => {
                    written.push('*');
                    self.note(token, &base, None, written);
                    return at + 1;
                }
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    for branch in branches(group) {
                        self.follow(&branch, &base, &written);
                    }
                    return at + 1;
                }
                _ => break,
            }
            at += 1;
            if !is_path_separator(&tokens[at..]) {
                // The path ends with an anchor: `use super::{self as root}`, or a method's `self`.
                if moved || written.contains("::") {
                    self.note(token, &base, None, written);
                }
                return at;
            }
            written.push_str("::");
            at += 2;
        }
        at.max(1)
    }

    fn note(&mut self, token: &TokenTree, base: &[String], name: Option<String>, written: String) {
        // Within one layer everything may be used.
        let target = base.first().cloned().or(name);
        self.imports.push(Import {
            line: token.span().start().line,
            written,
            target,
        });
    }
}

fn is_anchor(word: &str) -> bool {
    matches!(word, "crate" | "super" | "self")
}

fn is_path_separator(tokens: &[TokenTree]) -> bool {
    let is_colon = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(p)) if p.as_char() == ':');
    is_colon(tokens.first()) && is_colon(tokens.get(1))
}

fn is_scope(group: &Group) -> bool {
    let tokens: Vec<_> = group.stream().into_iter().collect();
    match tokens.first() {
        Some(TokenTree::Ident(word)) if word == "in" => true,
        Some(TokenTree::Ident(word)) => tokens.len() == 1 && is_anchor(&word.to_string()),
        _ => false,
    }
}

/// The file in `[path = "file"]`.
fn path_of(attribute: &Group) -> Option<String> {
    let tokens: Vec<_> = attribute.stream().into_iter().collect();
    match tokens.as_slice() {
        [
            TokenTree::Ident(word),
            TokenTree::Punct(_),
            TokenTree::Literal(file),
        ] if attribute.delimiter() == Delimiter::Bracket && word == "path" => {
            Some(file.to_string().trim_matches('"').to_owned())
        }
        _ => None,
    }
}

fn branches(group: &Group) -> Vec<Vec<TokenTree>> {
    let tokens: Vec<_> = group.stream().into_iter().collect();
    tokens
        .split(|token| matches!(token, TokenTree::Punct(p) if p.as_char() == ','))
        .map(<[TokenTree]>::to_vec)
        .collect()
}
