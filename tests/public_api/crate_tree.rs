//! The modules of a crate, and what a path in one of them means.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, Item, UseTree, Visibility};

/// The names of a path: of a module, or of an item.
pub(crate) type Names = Vec<String>;

/// The items of each module, without those of tests.
#[derive(Default)]
pub(crate) struct CrateTree(BTreeMap<Names, Vec<Item>>);

/// A name that a `use` brings, and the path that it stands for.
pub(crate) struct Import {
    pub(crate) name: String,
    pub(crate) path: Names,
}

impl CrateTree {
    /// Reads the crate whose `lib.rs` is in `folder`.
    pub(crate) fn load(folder: &Path) -> Self {
        let mut tree = Self::default();
        tree.add_file(Vec::new(), &folder.join("lib.rs"), folder);
        tree
    }

    /// Reads a crate of one file.
    pub(crate) fn parse(text: &str) -> Self {
        let mut tree = Self::default();
        let items = syn::parse_file(text).unwrap().items;
        tree.add_items(Vec::new(), items, Path::new(""));
        tree
    }

    fn add_file(&mut self, module: Names, file: &Path, folder: &Path) {
        let text = fs::read_to_string(file).unwrap();
        let items = syn::parse_file(&text).unwrap().items;
        self.add_items(module, items, folder);
    }

    fn add_items(&mut self, module: Names, mut items: Vec<Item>, folder: &Path) {
        items.retain(|item| !is_of_test(attributes(item)));
        for item in &mut items {
            let Item::Mod(child) = item else { continue };
            let name = child.ident.to_string();
            let path = joined(&module, &name);
            let inner = folder.join(&name);
            match child.content.take() {
                Some((_, items)) => self.add_items(path, items, &inner),
                None => {
                    let files = [folder.join(format!("{name}.rs")), inner.join("mod.rs")];
                    let file = files.iter().find(|file| file.exists()).unwrap();
                    self.add_file(path, file, &inner);
                }
            }
        }
        self.0.insert(module, items);
    }

    /// Returns all modules with their items.
    pub(crate) fn modules(&self) -> impl Iterator<Item = (&Names, &Vec<Item>)> {
        self.0.iter()
    }

    pub(crate) fn items(&self, module: &[String]) -> &[Item] {
        &self.0[module]
    }

    /// Returns where the item is defined that `path` means in `module`; `None` outside the crate.
    pub(crate) fn resolve(&self, module: &[String], path: &[String]) -> Option<(Names, String)> {
        let (first, rest) = path.split_first()?;
        let child = joined(module, first);
        match first.as_str() {
            "crate" => self.resolve(&[], rest),
            "self" => self.resolve(module, rest),
            "super" => self.resolve(&module[..module.len() - 1], rest),
            _ if !rest.is_empty() && self.0.contains_key(&child) => self.resolve(&child, rest),
            _ if !rest.is_empty() => None,
            name => self.find(module, name),
        }
    }

    fn find(&self, module: &[String], name: &str) -> Option<(Names, String)> {
        let items = self.items(module);
        if items
            .iter()
            .any(|item| name_of(item).is_some_and(|other| other == name))
        {
            return Some((module.to_vec(), name.to_owned()));
        }
        let imports = items.iter().filter_map(|item| match item {
            Item::Use(item) => Some(imports(&item.tree)),
            _ => None,
        });
        let import = imports.flatten().find(|import| import.name == name)?;
        // A name that stands for itself is that of another crate.
        let is_own = import.path != [name];
        is_own.then(|| self.resolve(module, &import.path))?
    }
}

/// Returns the names that a `use` brings; those of a glob cannot be told.
pub(crate) fn imports(tree: &UseTree) -> Vec<Import> {
    fn collect(tree: &UseTree, path: &[String], found: &mut Vec<Import>) {
        match tree {
            UseTree::Path(tree) => {
                collect(&tree.tree, &joined(path, &tree.ident.to_string()), found);
            }
            UseTree::Group(group) => {
                group
                    .items
                    .iter()
                    .for_each(|tree| collect(tree, path, found));
            }
            UseTree::Name(tree) => found.push(Import {
                name: tree.ident.to_string(),
                path: joined(path, &tree.ident.to_string()),
            }),
            UseTree::Rename(tree) => found.push(Import {
                name: tree.rename.to_string(),
                path: joined(path, &tree.ident.to_string()),
            }),
            UseTree::Glob(_) => {}
        }
    }
    let mut found = Vec::new();
    collect(tree, &[], &mut found);
    found
}

pub(crate) fn joined(path: &[String], name: &str) -> Names {
    let mut path = path.to_vec();
    path.push(name.to_owned());
    path
}

pub(crate) fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Returns the name that `item` defines; `None` for modules, uses and impls.
fn name_of(item: &Item) -> Option<String> {
    Some(match item {
        Item::Struct(item) => item.ident.to_string(),
        Item::Enum(item) => item.ident.to_string(),
        Item::Fn(item) => item.sig.ident.to_string(),
        Item::Trait(item) => item.ident.to_string(),
        Item::Type(item) => item.ident.to_string(),
        Item::Const(item) => item.ident.to_string(),
        Item::Static(item) => item.ident.to_string(),
        _ => return None,
    })
}

pub(crate) fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Struct(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn is_of_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let tokens = attribute
            .meta
            .require_list()
            .map(|list| list.tokens.clone());
        attribute.path().is_ident("cfg") && tokens.is_ok_and(has_test)
    })
}

fn has_test(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(word) => word == "test",
        TokenTree::Group(group) => has_test(group.stream()),
        _ => false,
    })
}
