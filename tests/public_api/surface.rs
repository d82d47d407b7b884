//! What an app can reach, by its public paths.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};
use syn::{Item, ItemImpl, Path, Visibility};

use crate::crate_tree::{CrateTree, Names, imports, is_public, joined};
use crate::item;

/// The module and name with which an item is defined.
type Definition = (Names, String);

/// The public items of a crate.
struct Surface<'a> {
    tree: &'a CrateTree,
    /// The public paths of each item.
    exports: BTreeMap<Definition, BTreeSet<Names>>,
    lines: BTreeSet<String>,
}

/// Returns a line for each public item of the crate `name`, sorted.
pub(crate) fn lines(tree: &CrateTree, name: &str) -> Vec<String> {
    let mut surface = Surface {
        tree,
        exports: BTreeMap::new(),
        lines: BTreeSet::new(),
    };
    surface.walk(&[], &[name.to_owned()]);
    surface.add_exports();
    for (module, items) in tree.modules() {
        for item in items {
            if let Item::Impl(item) = item {
                surface.add_impl(module, item);
            }
        }
    }
    surface.lines.into_iter().collect()
}

impl Surface<'_> {
    /// Collects what is public in `module`, which is public as `path`.
    fn walk(&mut self, module: &[String], path: &[String]) {
        for item in self.tree.items(module) {
            match item {
                Item::Mod(child) if is_public(&child.vis) => {
                    let name = child.ident.to_string();
                    let path = joined(path, &name);
                    let marks = item::marks(&child.attrs);
                    self.lines
                        .insert(format!("{}: {marks}mod", path.join("::")));
                    self.walk(&joined(module, &name), &path);
                }
                Item::Use(item) if is_public(&item.vis) => {
                    for import in imports(&item.tree) {
                        let defined = self.tree.resolve(module, &import.path);
                        let defined = defined.unwrap_or_else(|| panic!("{:?}", import.path));
                        self.export(defined, joined(path, &import.name));
                    }
                }
                item => {
                    if let Some(name) = public_name(item) {
                        let defined = (module.to_vec(), name.clone());
                        self.export(defined, joined(path, &name));
                    }
                }
            }
        }
    }

    fn export(&mut self, defined: Definition, path: Names) {
        self.exports.entry(defined).or_default().insert(path);
    }

    /// Returns the path in the module to which the item belongs, if it is public.
    fn home(&self, defined: &Definition) -> Option<String> {
        let paths = self.exports.get(defined)?.iter();
        // The root and the prelude repeat what the modules have.
        let home = paths.max_by_key(|path| (!path.contains(&"prelude".to_owned()), path.len()))?;
        Some(home.join("::"))
    }

    fn add_exports(&mut self) {
        for (defined, paths) in &self.exports {
            let home = self.home(defined).unwrap();
            let (module, name) = defined;
            let items = self.tree.items(module).iter();
            let mut named = items.filter(|item| public_name(item).as_ref() == Some(name));
            self.lines.extend(item::lines(&home, named.next().unwrap()));
            let others = paths
                .iter()
                .map(|path| path.join("::"))
                .filter(|path| *path != home);
            self.lines
                .extend(others.map(|path| format!("{path}: use {home}")));
        }
    }

    fn add_impl(&mut self, module: &[String], block: &ItemImpl) {
        let mut named = Named {
            tree: self.tree,
            module,
            found: Vec::new(),
        };
        named.visit_type(&block.self_ty);
        if let Some((_, of, _)) = &block.trait_ {
            named.visit_path(of);
        }
        let homes: Option<Vec<_>> = named
            .found
            .iter()
            .map(|defined| self.home(defined))
            .collect();
        // With one private type, an app cannot use the impl.
        let Some(home) = homes.and_then(|homes| homes.into_iter().next()) else {
            return;
        };
        if block.trait_.is_some() {
            self.lines.insert(item::trait_impl(&home, block));
        } else {
            self.lines.extend(item::methods(&home, block));
        }
    }
}

/// The items of the crate that a type or a trait names.
struct Named<'a> {
    tree: &'a CrateTree,
    module: &'a [String],
    found: Vec<Definition>,
}

impl Visit<'_> for Named<'_> {
    fn visit_path(&mut self, path: &Path) {
        let names = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string());
        let names: Names = names.collect();
        self.found.extend(self.tree.resolve(self.module, &names));
        visit::visit_path(self, path);
    }
}

/// Returns the name of an item that is defined as a public one.
fn public_name(item: &Item) -> Option<String> {
    let (visibility, name): (&Visibility, _) = match item {
        Item::Struct(item) => (&item.vis, &item.ident),
        Item::Enum(item) => (&item.vis, &item.ident),
        Item::Fn(item) => (&item.vis, &item.sig.ident),
        Item::Trait(item) => (&item.vis, &item.ident),
        Item::Type(item) => (&item.vis, &item.ident),
        Item::Const(item) => (&item.vis, &item.ident),
        Item::Static(item) => (&item.vis, &item.ident),
        _ => return None,
    };
    is_public(visibility).then(|| name.to_string())
}
