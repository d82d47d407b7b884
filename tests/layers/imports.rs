//! Finds in a file's tokens what it names of the crate's other modules, and the modules that it
//! declares.
//!
//! Tokens know no comments and no strings, so neither can be mistaken for code.

use std::collections::BTreeSet;
use std::mem;
use std::str::FromStr;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A path of module names, from the root of the crate.
pub(crate) type Module = Vec<String>;

/// One mention of an item of the crate.
#[derive(Debug, PartialEq)]
pub(crate) struct Import {
    pub(crate) line: usize,
    /// The module that names it.
    pub(crate) by: Module,
    /// The path as it was written, as far as the first name.
    pub(crate) written: String,
    /// The names from the root of the crate; empty for the root itself.
    pub(crate) path: Vec<String>,
    pub(crate) kind: Kind,
}

/// How an item is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// In the midst of code.
    Code,
    /// In a `use`.
    Use,
    /// In a `use` with a visibility.
    Reexport,
}

/// A `mod name;`.
#[derive(Debug, PartialEq)]
pub(crate) struct Declared {
    pub(crate) module: Module,
    pub(crate) path: Option<String>,
}

/// The names that a module's own `use` items bring into it.
#[derive(Debug, PartialEq)]
pub(crate) struct Alias {
    pub(crate) module: Module,
    pub(crate) name: String,
    pub(crate) path: Vec<String>,
}

/// What was found in one file.
#[derive(Debug, Default)]
pub(crate) struct Source {
    pub(crate) module: Module,
    pub(crate) imports: Vec<Import>,
    pub(crate) aliases: Vec<Alias>,
    pub(crate) declared: Vec<Declared>,
    /// The modules with a body in this file.
    pub(crate) inline: Vec<Module>,
    /// The words of the code outside of `use` items.
    pub(crate) words: BTreeSet<String>,
}

/// A path while it is being followed.
#[derive(Clone)]
struct Followed {
    base: Vec<String>,
    written: String,
    /// Whether an anchor has left the module.
    moved: bool,
    /// Where its first name stands, once it was reached.
    line: Option<usize>,
    kind: Kind,
}

impl Source {
    /// Reads the file of the module `module`.
    pub(crate) fn read(text: &str, module: Module) -> Self {
        let tokens = TokenStream::from_str(text).unwrap();
        let mut source = Self {
            module: module.clone(),
            ..Self::default()
        };
        source.walk(tokens, &module);
        source.keep_paths_of_the_crate();
        source
    }

    fn walk(&mut self, tokens: TokenStream, module: &[String]) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut path_attribute = None;
        let mut is_public = false;
        let mut at = 0;
        while at < tokens.len() {
            let was_public = mem::take(&mut is_public);
            match (&tokens[at], tokens.get(at + 1), tokens.get(at + 2)) {
                (TokenTree::Ident(word), Some(TokenTree::Ident(name)), Some(next))
                    if word == "mod" =>
                {
                    let inner = [module, &[name.to_string()]].concat();
                    let path = mem::take(&mut path_attribute);
                    match next {
                        TokenTree::Group(body) => {
                            self.inline.push(inner.clone());
                            self.walk(body.stream(), &inner);
                        }
                        _ => self.declared.push(Declared {
                            module: inner,
                            path,
                        }),
                    }
                    at += 3;
                }
                // Scopes such as `pub(super)` and `pub(in path)` take nothing.
                (TokenTree::Ident(word), next, _) if word == "pub" => {
                    is_public = true;
                    at += match next {
                        Some(TokenTree::Group(scope)) if is_scope(scope) => 2,
                        _ => 1,
                    };
                }
                (TokenTree::Ident(word), ..) if word == "use" => {
                    let kind = if was_public {
                        Kind::Reexport
                    } else {
                        Kind::Use
                    };
                    let start = Followed::from(module, kind);
                    at += 1 + self.follow(&tokens[at + 1..], module, start);
                }
                (TokenTree::Ident(word), ..)
                    if is_anchor(&word.to_string()) || is_path_separator(&tokens[at + 1..]) =>
                {
                    self.words.insert(word.to_string());
                    let start = Followed::from(module, Kind::Code);
                    at += self.follow(&tokens[at..], module, start);
                }
                (TokenTree::Group(group), ..) => {
                    if let Some(path) = path_of(group) {
                        path_attribute = Some(path);
                    }
                    self.walk(group.stream(), module);
                    at += 1;
                }
                // A method or a field is none of the names that a `use` brings in.
                (TokenTree::Punct(dot), Some(TokenTree::Ident(_)), _) if dot.as_char() == '.' => {
                    at += 2;
                }
                (token, ..) => {
                    if let TokenTree::Ident(word) = token {
                        self.words.insert(word.to_string());
                    }
                    at += 1;
                }
            }
        }
    }

    /// Follows a path to its end, also into `{a, b}`; returns how many tokens that took.
    fn follow(&mut self, tokens: &[TokenTree], by: &[String], mut path: Followed) -> usize {
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Ident(word) => {
                    path.step(word.to_string(), token.span().start().line);
                }
                TokenTree::Punct(star) if star.as_char() == '*' => {
                    path.write("*");
                    self.note(token, by, path, None);
                    return at + 1;
                }
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    for branch in branches(group) {
                        self.follow(&branch, by, path.clone());
                    }
                    return at + 1;
                }
                _ => break,
            }
            at += 1;
            if !is_path_separator(&tokens[at..]) {
                let alias = alias(&tokens[at..]);
                let name = alias.or_else(|| path.base.last().cloned());
                self.note(token, by, path, name);
                return at;
            }
            path.write("::");
            at += 2;
        }
        // What follows is no name, as in `Vec::<u8>`: an item was named before.
        if at > 0 {
            self.note(&tokens[at - 1], by, path, None);
        }
        at.max(1)
    }

    fn note(&mut self, token: &TokenTree, by: &[String], path: Followed, name: Option<String>) {
        // A method's `self` is no path.
        if path.line.is_none() && !path.moved && !path.written.contains("::") {
            return;
        }
        if let Some(name) = name.filter(|_| path.kind != Kind::Code) {
            self.aliases.push(Alias {
                module: by.to_vec(),
                name,
                path: path.base.clone(),
            });
        }
        self.imports.push(Import {
            line: path.line.unwrap_or_else(|| token.span().start().line),
            by: by.to_vec(),
            written: path.written,
            path: path.base,
            kind: path.kind,
        });
    }

    /// Drops the paths that begin with a name which is no module declared beside them: those of
    /// other crates, and of types.
    fn keep_paths_of_the_crate(&mut self) {
        let declared = self.declared.iter().map(|declared| &declared.module);
        let modules: BTreeSet<_> = declared.chain(&self.inline).cloned().collect();
        let is_ours = |by: &[String], path: &[String], is_anchored: bool| {
            is_anchored || modules.contains(&path[..path.len().min(by.len() + 1)])
        };
        let anchored = |written: &str| is_anchor(written.split("::").next().unwrap_or(""));
        self.imports
            .retain(|import| is_ours(&import.by, &import.path, anchored(&import.written)));
        let imports = &self.imports;
        self.aliases.retain(|alias| {
            let is_kept = |import: &Import| import.by == alias.module && import.path == alias.path;
            imports.iter().any(is_kept)
        });
    }
}

impl Followed {
    fn from(module: &[String], kind: Kind) -> Self {
        Self {
            base: module.to_vec(),
            written: String::new(),
            moved: false,
            line: None,
            kind,
        }
    }

    /// Goes one word further.
    fn step(&mut self, word: String, line: usize) {
        self.write(&word);
        match word.as_str() {
            "crate" => self.base.clear(),
            "super" => drop(self.base.pop()),
            "self" => {}
            _ => {
                self.base.push(word);
                self.line.get_or_insert(line);
                return;
            }
        }
        self.moved |= word != "self";
    }

    fn write(&mut self, text: &str) {
        if self.line.is_none() {
            self.written.push_str(text);
        }
    }
}

fn is_anchor(word: &str) -> bool {
    matches!(word, "crate" | "super" | "self")
}

fn is_path_separator(tokens: &[TokenTree]) -> bool {
    let is_colon = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(p)) if p.as_char() == ':');
    is_colon(tokens.first()) && is_colon(tokens.get(1))
}

/// The name in `as name`.
fn alias(tokens: &[TokenTree]) -> Option<String> {
    match tokens {
        [TokenTree::Ident(word), TokenTree::Ident(name), ..] if word == "as" => {
            Some(name.to_string())
        }
        _ => None,
    }
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
        .filter(|branch| !branch.is_empty())
        .collect()
}
