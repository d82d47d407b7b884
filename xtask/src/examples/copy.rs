//! Copies of folders that change only where their originals do, so that little is built again.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Folders that are made from others, in the original and in the copy.
const MADE: [&str; 3] = ["dist", "node_modules", "target"];

/// Copies a folder with all that is in it, and passes each text through `change`.
///
/// Files of the copy that are not in the original are removed.
pub(super) fn copy(from: &Path, to: &Path, change: impl Fn(&str) -> String) -> Result<()> {
    let names = files(from)?;
    for name in files(to).unwrap_or_default().difference(&names) {
        fs::remove_file(to.join(name))
            .with_context(|| format!("{} cannot be removed", to.join(name).display()))?;
    }
    for name in names {
        let file = from.join(&name);
        let content =
            fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        let content = match String::from_utf8(content) {
            Ok(text) => change(&text).into_bytes(),
            Err(error) => error.into_bytes(),
        };
        write_if_new(&to.join(name), &content)?;
    }
    Ok(())
}

/// Writes a file unless it has this content: cargo builds anew what is newer than the last build.
pub(super) fn write_if_new(file: &Path, content: &[u8]) -> Result<()> {
    if fs::read(file).is_ok_and(|old| old == content) {
        return Ok(());
    }
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    fs::write(file, content).with_context(|| format!("{} cannot be written", file.display()))
}

/// Returns the files in `folder` and below it, relative to it.
pub(super) fn files(folder: &Path) -> Result<BTreeSet<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut found = BTreeSet::new();
    for entry in entries {
        let path = entry?.path();
        let name = PathBuf::from(path.file_name().unwrap_or_default());
        if MADE.iter().any(|made| name.as_os_str() == *made) {
            continue;
        }
        if path.is_dir() {
            found.extend(files(&path)?.into_iter().map(|below| name.join(below)));
        } else {
            found.insert(name);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_what_the_original_has_and_keeps_what_was_made() {
        let folder = std::env::temp_dir().join(format!("xtask-copy-{}", std::process::id()));
        let (from, to) = (folder.join("from"), folder.join("to"));
        let write = |name: &str, text: &str| {
            let file = folder.join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        };
        let read = |name: &str| fs::read_to_string(to.join(name)).ok();
        write("from/src/a.rs", "path: old");
        write("from/dist/a.js", "");
        write("to/gone.rs", "");
        write("to/node_modules/b.js", "");
        copy(&from, &to, |text| text.replace("old", "new")).unwrap();
        assert_eq!(read("src/a.rs").as_deref(), Some("path: new"));
        assert_eq!(read("dist/a.js"), None);
        assert_eq!(read("gone.rs"), None);
        assert!(read("node_modules/b.js").is_some());

        let written = || {
            fs::metadata(to.join("src/a.rs"))
                .unwrap()
                .modified()
                .unwrap()
        };
        let before = written();
        copy(&from, &to, |text| text.replace("old", "new")).unwrap();
        assert_eq!(written(), before);
        fs::remove_dir_all(&folder).unwrap();
    }
}
