//! The files below a folder, and the modules that they make up.

use std::fs;
use std::path::{Path, PathBuf};

use crate::imports::{Declared, Source};

/// Every Rust file below `folder`.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// Returns the file and the content of every module that `src/lib.rs` leads to, tests included.
pub(crate) fn modules(src: &Path) -> Vec<(PathBuf, Source)> {
    let mut found = Vec::new();
    let mut ahead = vec![(src.join("lib.rs"), Vec::new(), src.to_owned())];
    while let Some((file, module, folder)) = ahead.pop() {
        let text =
            fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let source = Source::read(&text, module);
        for declared in &source.declared {
            let (its_file, its_folder) = place(declared, &source.module, &file, &folder);
            ahead.push((its_file, declared.module.clone(), its_folder));
        }
        found.push((file, source));
    }
    found
}

/// Where the module is, and the folder in which the modules are that it declares itself.
fn place(declared: &Declared, parent: &[String], file: &Path, folder: &Path) -> (PathBuf, PathBuf) {
    let inner = &declared.module[parent.len()..];
    if let Some(path) = &declared.path {
        assert_eq!(
            inner.len(),
            1,
            "`#[path]` in an inline module is not known here"
        );
        // It is relative to the file that declares it, and the file it names counts as a `mod.rs`.
        let file = file.with_file_name(path);
        let folder = file.parent().unwrap().to_owned();
        return (file, folder);
    }
    let folder: PathBuf = inner
        .iter()
        .fold(folder.to_owned(), |at, name| at.join(name));
    let in_folder = folder.join("mod.rs");
    let file = if in_folder.exists() {
        in_folder
    } else {
        folder.with_extension("rs")
    };
    (file, folder)
}
