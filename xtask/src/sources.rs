//! Tells whether sources have changed since something was built from them.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Folders without sources; names that begin with a dot are left out, too.
const RESULTS: [&str; 3] = ["node_modules", "build", "dist"];

/// Returns a text that differs whenever a source in these folders does.
pub(crate) fn fingerprint(folders: &[&Path]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for folder in folders {
        for file in files(folder)? {
            file.strip_prefix(folder).unwrap_or(&file).hash(&mut hasher);
            let content =
                fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
            content.hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Returns a number that differs whenever a file in these places is written, added or removed, as
/// far as the file system's times tell. No file is read.
pub(crate) fn stamp(places: &[PathBuf]) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    for place in places {
        let found = match place.is_dir() {
            true => files(place)?,
            false => vec![place.clone()],
        };
        for file in found {
            // A file may be gone in the next moment: editors replace them.
            let metadata = fs::metadata(&file).ok();
            let state = metadata.map(|metadata| (metadata.modified().ok(), metadata.len()));
            (file, state).hash(&mut hasher);
        }
    }
    Ok(hasher.finish())
}

/// Returns all sources in a folder and below it, sorted.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries =
        fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') || RESULTS.contains(&name.as_ref()) {
            continue;
        }
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_tells_a_change_without_a_look_inside() {
        let folder = std::env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        fs::create_dir_all(folder.join("src")).unwrap();
        let places = [folder.join("src"), folder.join("one.html")];
        let mut seen = vec![stamp(&places).unwrap()];
        for (name, text) in [("src/a.rs", "1"), ("src/a.rs", "12"), ("one.html", "")] {
            fs::write(folder.join(name), text).unwrap();
            seen.push(stamp(&places).unwrap());
        }
        fs::remove_file(folder.join("src/a.rs")).unwrap();
        seen.push(stamp(&places).unwrap());
        assert_eq!(stamp(&places).unwrap(), seen[4]);
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 5, "each change has another stamp");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn sources_count_and_results_do_not() {
        let folder = std::env::temp_dir().join(format!("xtask-sources-{}", std::process::id()));
        let write = |name: &str, text: &str| {
            let file = folder.join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        };
        write("src/a.mjs", "1");
        let first = fingerprint(&[&folder]).unwrap();
        for name in ["node_modules/b.mjs", "dist/b.mjs", ".next/b.mjs"] {
            write(name, "2");
        }
        assert_eq!(fingerprint(&[&folder]).unwrap(), first);
        write("src/a.mjs", "2");
        let second = fingerprint(&[&folder]).unwrap();
        assert_ne!(second, first);
        write("src/b.mjs", "");
        assert_ne!(fingerprint(&[&folder]).unwrap(), second);
        fs::remove_dir_all(&folder).unwrap();
    }
}
