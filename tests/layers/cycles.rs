//! No module imports one that imports it, whether directly or through others.
//!
//! Two modules that name each other's items are one idea in two files. The rules:
//!
//! - An import counts for the module that defines the item, also if it is named by a re-export.
//! - `mod name;` is no import, and neither is a re-export of a module's own inner modules, unless
//!   the module uses the name itself. So the modules of a folder may use items of its `mod.rs`,
//!   as long as that does no more than re-export theirs.
//! - Methods are free: `impl` blocks of one type may stand in several files and call each other.
//! - Tests with a body in the file that they test (`mod tests { … }`) are a module of their own.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::imports::{Import, Kind, Module, Source};
use crate::{shown, source_tree, src};

/// How many re-exports of re-exports are followed.
const DEEPEST_REEXPORT: usize = 8;

/// Each module, those that it imports, and the line of the first such import.
type Graph = BTreeMap<Module, BTreeMap<Module, usize>>;

/// All modules of a crate.
struct Modules<'a> {
    sources: &'a [Source],
    names: BTreeSet<&'a [String]>,
    aliases: BTreeMap<(&'a [String], &'a str), &'a [String]>,
}

impl<'a> Modules<'a> {
    fn new(sources: &'a [Source]) -> Self {
        let inline = sources.iter().flat_map(|source| &source.inline);
        let files = sources.iter().map(|source| &source.module);
        let aliases = sources.iter().flat_map(|source| &source.aliases);
        Self {
            sources,
            names: files.chain(inline).map(Vec::as_slice).collect(),
            aliases: aliases
                .map(|alias| ((&*alias.module, &*alias.name), &*alias.path))
                .collect(),
        }
    }

    /// Returns the module that defines the item `path`.
    fn home_of(&self, path: &[String]) -> Module {
        let mut path = path.to_vec();
        for _ in 0..DEEPEST_REEXPORT {
            let module = self.innermost(&path).to_vec();
            let alias = path.get(module.len()).and_then(|name| {
                let target = self.aliases.get(&(&*module, name))?;
                // `use super::name` in the very module that is named so.
                (*target != path).then_some(target)
            });
            let Some(target) = alias else {
                return module;
            };
            path = [target, &path[module.len() + 1..]].concat();
        }
        self.innermost(&path).to_vec()
    }

    /// Returns the longest beginning of `path` that is a module.
    fn innermost<'b>(&self, path: &'b [String]) -> &'b [String] {
        let lengths = (0..=path.len()).rev();
        let mut beginnings = lengths.map(|length| &path[..length]);
        beginnings
            .find(|module| self.names.contains(module))
            .unwrap_or(&[])
    }

    fn graph(&self) -> Graph {
        let mut graph = Graph::new();
        for source in self.sources {
            for import in &source.imports {
                // lib.rs is above all modules.
                if import.by.is_empty() || is_mere_reexport(import, source) {
                    continue;
                }
                let home = self.home_of(&import.path);
                if home != import.by && !home.is_empty() {
                    let lines = graph.entry(import.by.clone()).or_default();
                    lines.entry(home).or_insert(import.line);
                }
            }
        }
        graph
    }
}

/// Whether the import passes on an item of a module inside, and does nothing else with it.
fn is_mere_reexport(import: &Import, source: &Source) -> bool {
    let is_inside = import.path.len() > import.by.len() && import.path.starts_with(&import.by);
    let is_used = import
        .path
        .last()
        .is_some_and(|name| source.words.contains(name));
    import.kind == Kind::Reexport && is_inside && !is_used
}

/// Returns the modules on the shortest way from `from` to `to`, both included.
fn way(graph: &Graph, from: &Module, to: &Module) -> Option<Vec<Module>> {
    let mut came_from = BTreeMap::from([(from, from)]);
    let mut ahead = VecDeque::from([from]);
    while let Some(module) = ahead.pop_front() {
        if module == to {
            let mut way = vec![to.clone()];
            while way[way.len() - 1] != *from {
                way.push(came_from[&way[way.len() - 1]].clone());
            }
            way.reverse();
            return Some(way);
        }
        for next in graph.get(module).into_iter().flat_map(BTreeMap::keys) {
            if !came_from.contains_key(next) {
                came_from.insert(next, module);
                ahead.push_back(next);
            }
        }
    }
    None
}

/// Returns a shortest cycle for each import that is part of one, the shortest first.
fn cycles(graph: &Graph) -> Vec<Vec<Module>> {
    let mut found = BTreeSet::new();
    for (module, imports) in graph {
        for import in imports.keys() {
            if let Some(mut cycle) = way(graph, import, module) {
                let least = (0..cycle.len()).min_by_key(|at| &cycle[*at]);
                cycle.rotate_left(least.unwrap_or(0));
                found.insert((cycle.len(), cycle));
            }
        }
    }
    found.into_iter().map(|(_, cycle)| cycle).collect()
}

/// Writes a cycle, each module with the line of its import of the next one.
fn written(cycle: &[Module], graph: &Graph) -> String {
    let step = |at: usize| {
        let (module, next) = (&cycle[at], &cycle[(at + 1) % cycle.len()]);
        format!("{}:{}", module.join("::"), graph[module][next])
    };
    let mut steps: Vec<_> = (0..cycle.len()).map(step).collect();
    steps.push(cycle[0].join("::"));
    steps.join(" -> ")
}

/// Returns the cycles among the modules of `sources`, as text.
fn check(sources: &[Source]) -> Vec<String> {
    let graph = Modules::new(sources).graph();
    let cycles = cycles(&graph);
    cycles.iter().map(|cycle| written(cycle, &graph)).collect()
}

#[test]
fn no_module_imports_one_that_imports_it() {
    let sources: Vec<_> = source_tree::modules(&src())
        .into_iter()
        .map(|(_, source)| source)
        .collect();
    let found = check(&sources);
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn no_module_is_elsewhere_than_its_name_says() {
    let mut found = Vec::new();
    for (file, source) in source_tree::modules(&src()) {
        let moved = source.declared.iter().filter_map(|it| it.path.as_ref());
        found.extend(moved.map(|path| format!("{}: #[path = \"{path}\"]", shown(&file))));
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

/// The cycles among files of a folder `a`, each with its name.
fn check_files(files: &[(&str, &str)]) -> Vec<String> {
    let read = |(name, text): &(&str, &str)| {
        let module = name.split("::").map(str::to_owned).collect();
        Source::read(text, module)
    };
    check(&files.iter().map(read).collect::<Vec<_>>())
}

#[test]
fn cycles_of_two_and_of_three_are_found_with_their_lines() {
    let two = [
        ("a", "mod b;\nmod c;"),
        ("a::b", "use super::c::C;"),
        ("a::c", "\nfn f() { super::b::g(); }"),
    ];
    assert_eq!(check_files(&two), ["a::b:1 -> a::c:2 -> a::b"]);
    let three = [
        ("a", "mod b; mod c; mod d;"),
        ("a::b", "use crate::a::c::C;"),
        ("a::c", "use super::{d::D, Other};"),
        ("a::d", "use super::b;"),
    ];
    assert_eq!(check_files(&three), ["a::b:1 -> a::c:1 -> a::d:1 -> a::b"]);
}

#[test]
fn an_import_by_a_reexport_is_one_of_the_file_that_defines_the_item() {
    let files = |reexport, use_of_c| {
        check_files(&[
            ("a", reexport),
            ("a::b", use_of_c),
            ("a::c", "use super::b::B; pub struct C;"),
        ])
    };
    let found = ["a::b:1 -> a::c:1 -> a::b"];
    assert_eq!(files("mod b; mod c; pub use c::C;", "use super::C;"), found);
    assert_eq!(
        files(
            "mod b; mod c; pub(crate) use self::c::{C as D};",
            "use crate::a::D;"
        ),
        found
    );
    assert_eq!(
        files("mod b; mod c; use c::C;", "fn f() -> super::C {}").len(),
        1
    );
    assert_eq!(
        files("mod b; mod c; pub use c::C;", "use super::Own;"),
        [""; 0]
    );
}

#[test]
fn a_module_inside_may_use_its_parent_if_that_only_reexports_it() {
    let files = |parent| check_files(&[("a", parent), ("a::b", "use super::Own;")]);
    let mere_reexports = [
        "mod b; pub use b::{B, C}; struct Own;",
        "mod b; pub use b::*; struct Own;",
        // A method of the same name is another thing.
        "mod b; pub use b::b; struct Own; fn f() { Own.b() }",
    ];
    for parent in mere_reexports {
        assert_eq!(files(parent), [""; 0], "{parent}");
    }
    let found = ["a:1 -> a::b:1 -> a"];
    assert_eq!(files("mod b; use b::B; struct Own(B);"), found);
    assert_eq!(files("mod b; pub use b::B; struct Own(B);"), found);
    assert_eq!(files("mod b; struct Own(b::B);"), found);
    assert_eq!(files("mod b; fn f() { self::b::g(); } struct Own;"), found);
}

#[test]
fn a_reexport_of_a_neighbor_is_an_import() {
    let files = [
        ("a", "mod b; mod c;"),
        ("a::b", "pub(super) use super::c::*;"),
        ("a::c", "use super::b::B;"),
    ];
    assert_eq!(check_files(&files), ["a::b:1 -> a::c:1 -> a::b"]);
}

#[test]
fn tests_may_use_what_uses_the_file_that_they_test() {
    let files = [
        ("a", "mod b; mod samples;"),
        (
            "a::b",
            "struct B; mod tests { use super::super::samples::*; use super::*; }",
        ),
        ("a::samples", "use super::b::B;"),
    ];
    assert_eq!(check_files(&files), [""; 0]);
}

#[test]
fn other_crates_and_names_of_types_are_no_modules() {
    let files = [
        (
            "a",
            "mod b; use std::b::X; fn f() { Vec::<u8>::new(); B::b(); ::b::c(); }",
        ),
        ("a::b", "use super::f; use c::B;"),
    ];
    // `::b` is a crate, but a path that begins with a module's name is taken for the module's.
    assert_eq!(check_files(&files), ["a:1 -> a::b:1 -> a"]);
}
