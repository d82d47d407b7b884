//! Links between the pages that rustdoc has written.
//!
//! rustdoc itself warns of links to items that are missing, not of others: a relative link in a
//! chapter of the guide, or an anchor.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, ensure};

/// Links in the documentation of other crates' traits, which is shown where they are implemented
/// for every type: rustdoc writes them as they are if it has no pages of those crates. Its own
/// warnings are about such paths in this workspace.
const OF_OTHER_CRATES: [&str; 3] = ["crate::", "super::", "dispatcher#"];

/// What matters of a page here.
struct Page {
    links: Vec<String>,
    anchors: BTreeSet<String>,
}

/// Returns the links of the pages below `doc/name` that lead to no page, or to no part of one.
pub(super) fn dead(doc: &Path, name: &str) -> Result<Vec<String>> {
    let mut files = Vec::new();
    collect(&doc.join(name), &mut files)?;
    ensure!(!files.is_empty(), "there is no documentation of {name}");

    let mut pages = BTreeMap::new();
    for file in files {
        let text = fs::read_to_string(&file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        pages.insert(file, Page::parse(&text));
    }
    let mut found = Vec::new();
    for (file, page) in &pages {
        let dead = page.links.iter().filter(|link| is_dead(&pages, file, link));
        found.extend(dead.map(|link| format!("{}: {link}", file.display())));
    }
    Ok(found)
}

/// Collects the pages in a folder, and in those below it.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|end| end == "html") {
            files.push(path);
        }
    }
    Ok(())
}

impl Page {
    fn parse(html: &str) -> Self {
        Self {
            links: attributes(html, "href").collect(),
            anchors: attributes(html, "id").collect(),
        }
    }
}

/// Returns the values of an attribute, which rustdoc writes in quotation marks.
fn attributes(html: &str, name: &str) -> impl Iterator<Item = String> {
    let start = format!(" {name}=\"");
    let pieces: Vec<&str> = html.split(start.as_str()).skip(1).collect();
    let values = pieces.into_iter().filter_map(|rest| rest.split('"').next());
    values.map(|value| {
        value
            .replace("&amp;", "&")
            .replace("%3C", "<")
            .replace("%3E", ">")
    })
}

/// Returns whether a link of the page `from` leads nowhere. Other sites are not asked.
fn is_dead(pages: &BTreeMap<PathBuf, Page>, from: &Path, link: &str) -> bool {
    let starts_with = |start: &&str| link.starts_with(start);
    let is_elsewhere = ["https:", "http:", "data:", "javascript:"]
        .iter()
        .any(starts_with);
    if is_elsewhere || OF_OTHER_CRATES.iter().any(starts_with) || link == "#" {
        return false;
    }
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let path = path.split('?').next().unwrap_or_default();
    let target = match path {
        "" => from.to_owned(),
        path => resolve(from, path),
    };
    match pages.get(&target) {
        Some(page) => !anchor.is_empty() && !page.anchors.contains(anchor),
        // Source code, and what all packages share. The numbers of lines are made by a script.
        None => !target.is_file(),
    }
}

/// Returns the file that a relative link of the page `from` leads to.
fn resolve(from: &Path, link: &str) -> PathBuf {
    let mut path = from.to_owned();
    path.pop();
    for part in Path::new(link).components() {
        match part {
            Component::ParentDir => drop(path.pop()),
            Component::Normal(name) => path.push(name),
            _ => {}
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_missing_pages_and_parts_are_dead() {
        let folder = std::env::temp_dir().join(format!("doc-links-{}", std::process::id()));
        fs::create_dir_all(folder.join("a/b")).unwrap();
        fs::write(folder.join("help.html"), "").unwrap();
        let index = "<h2 id=\"part\"><a href=\"#part\">x</a> <a href=\"b/index.html\"></a> \
            <a href=\"../help.html\"></a> <a href=\"https://example.com\"></a>\
            <a href=\"#other\"></a> <a href=\"b/missing.html\"></a>";
        fs::write(folder.join("a/index.html"), index).unwrap();
        let below = "<a href=\"../index.html#part\"></a> <a href=\"../index.html#gone\"></a>";
        fs::write(folder.join("a/b/index.html"), below).unwrap();

        let mut found = dead(&folder, "a").unwrap();
        found.sort();
        let shown = |page: &str, link: &str| format!("{}: {link}", folder.join(page).display());
        assert_eq!(
            found,
            [
                shown("a/b/index.html", "../index.html#gone"),
                shown("a/index.html", "#other"),
                shown("a/index.html", "b/missing.html"),
            ]
        );
        assert!(dead(&folder, "missing").is_err());
        fs::remove_dir_all(&folder).unwrap();
    }
}
