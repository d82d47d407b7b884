//! Each link of each Markdown file leads to something that is there.
//!
//! README is also shown by the crate registry, which reads its relative links as links into the
//! `repository` of the manifest; so those may lead to files that are not in the package.

use std::collections::{BTreeMap, BTreeSet};

use crate::manifest::field;
use crate::markdown::Page;
use crate::{files, text};

/// The Markdown that rustdoc shows as well, where a link may be the path of an item.
const IN_RUSTDOC: [&str; 2] = ["docs/guide/", "docs/crate.md"];

/// The files of the repository, and the pages among them.
struct Site {
    files: BTreeSet<String>,
    pages: BTreeMap<String, Page>,
    /// The beginning of an address of a file in the repository.
    repository: String,
}

impl Site {
    fn of_repository() -> Self {
        let files = files();
        let names = files.iter().filter(|name| name.ends_with(".md"));
        let pages = names.map(|name| (name.clone(), Page::parse(&text(name))));
        Self {
            pages: pages.collect(),
            repository: field(&text("Cargo.toml"), "repository"),
            files,
        }
    }

    /// Returns what is wrong with a link of the page `from`, if anything is.
    fn problem(&self, from: &str, link: &str) -> Option<&'static str> {
        if link.contains("::") && IN_RUSTDOC.iter().any(|start| from.starts_with(start)) {
            return None;
        }
        let own = link.strip_prefix(&self.repository).and_then(|rest| {
            let rest = rest.strip_prefix("/blob/main/");
            rest.or_else(|| link[self.repository.len()..].strip_prefix("/tree/main/"))
        });
        if let Some(path) = own {
            return self.problem_of_path("", path);
        }
        match link.split_once(':') {
            Some(("https", rest)) => (!is_web_address(rest)).then_some("is no address"),
            Some(("mailto", _)) => None,
            Some(("http", rest)) if rest.starts_with("//127.0.0.1") => None,
            Some(_) => Some("is neither https nor a path"),
            None => self.problem_of_path(from, link),
        }
    }

    fn problem_of_path(&self, from: &str, link: &str) -> Option<&'static str> {
        let (path, anchor) = match link.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor)),
            None => (link, None),
        };
        let Some(target) = resolve(from, path) else {
            return Some("leads out of the repository");
        };
        let inside = format!("{}/", target.trim_end_matches('/'));
        let is_folder =
            target.is_empty() || self.files.iter().any(|name| name.starts_with(&inside));
        if !self.files.contains(&target) && !is_folder {
            return Some("leads to no file");
        }
        let is_dead = |anchor: &str| {
            let page = self.pages.get(&target);
            page.is_some_and(|page| !page.anchors.contains(anchor))
        };
        anchor
            .is_some_and(is_dead)
            .then_some("leads to no heading of the page")
    }
}

/// Returns whether this, after the scheme, is an address with the name of a host.
fn is_web_address(rest: &str) -> bool {
    let host = rest
        .strip_prefix("//")
        .and_then(|rest| rest.split(['/', '?', '#']).next());
    let is_host = |host: &str| {
        let mut labels = host.split('.');
        host.contains('.') && labels.all(|label| !label.is_empty())
    };
    host.is_some_and(is_host) && !rest.contains(char::is_whitespace)
}

/// Returns the file that a path leads to from the file `from`; none if it is outside.
fn resolve(from: &str, path: &str) -> Option<String> {
    if path.is_empty() {
        return Some(from.to_owned());
    }
    if path.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[test]
fn every_link_leads_somewhere() {
    let site = Site::of_repository();
    let mut found = Vec::new();
    for (name, page) in &site.pages {
        for (line, link) in &page.links {
            if let Some(problem) = site.problem(name, link) {
                found.push(format!("{name}:{line}: `{link}` {problem}"));
            }
        }
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
    for name in ["README.md", "CONTRIBUTING.md", "docs/architecture.md"] {
        let links = site.pages.get(name).map(|page| page.links.len());
        assert!(links > Some(0), "{name} was not read");
    }
}

#[test]
fn dead_links_are_found() {
    let names = ["README.md", "docs/a.md", "docs/guide/b.md", "src/lib.rs"];
    let page = Page::parse("# One heading");
    let site = Site {
        files: names.map(str::to_owned).into(),
        pages: BTreeMap::from([("docs/a.md".to_owned(), page)]),
        repository: "https://example.com/a/b".to_owned(),
    };
    let alive = [
        ("README.md", "docs/a.md#one-heading"),
        ("README.md", "src"),
        ("docs/a.md", "#one-heading"),
        ("docs/a.md", "../src/lib.rs#L3"),
        ("docs/guide/b.md", "../a.md"),
        ("docs/guide/b.md", "crate::use_session"),
        ("docs/a.md", "https://example.com/any?x#y"),
        ("docs/a.md", "https://example.com/a/b/blob/main/docs/a.md"),
        ("docs/a.md", "https://example.com/a/b/tree/main/docs/guide"),
        ("docs/a.md", "mailto:someone@example.com"),
        ("docs/a.md", "http://127.0.0.1:8080"),
    ];
    for (from, link) in alive {
        assert_eq!(site.problem(from, link), None, "{from}: {link}");
    }
    let dead = [
        ("README.md", "docs/c.md"),
        ("README.md", "doc"),
        ("README.md", "/docs/a.md"),
        ("README.md", "../README.md"),
        ("README.md", "docs/a.md#other"),
        ("docs/a.md", "#other"),
        ("docs/a.md", "docs/a.md"),
        ("docs/a.md", "crate::use_session"),
        ("docs/a.md", "https://example.com/a/b/blob/main/docs/c.md"),
        ("docs/a.md", "https://"),
        ("docs/a.md", "https://one"),
        ("docs/a.md", "http://example.com"),
    ];
    for (from, link) in dead {
        assert!(site.problem(from, link).is_some(), "{from}: {link}");
    }
}
