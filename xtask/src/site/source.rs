//! The source of the site: the chapters of docs/guide, with their links to the API documentation.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{api_links, copy, empty};
use crate::workspace;

/// The chapter that is the documentation of the module `guide` itself.
const FIRST: &str = "introduction";

/// Writes the source into `folder`; the API documentation is in `documentation`.
pub(super) fn write(folder: &Path, documentation: &Path) -> Result<()> {
    let docs = workspace::root().join("docs");
    empty(folder)?;
    copy(&docs.join("site"), folder)?;
    let chapters = folder.join("src");
    copy(&docs.join("guide"), &chapters)?;
    let demo = read(&docs.join("site/live-demo.html"))?;
    for entry in fs::read_dir(&chapters)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        if name == "SUMMARY" {
            continue;
        }
        let mut text = read(&path)?;
        let module = match &*name {
            FIRST => "guide".to_owned(),
            name => format!("guide/{}", name.replace('-', "_")),
        };
        let page = format!("yew_authjs/{module}/index.html");
        let html = read(&documentation.join(&page))?;
        let links = api_links::definitions(&text, &html, &page)
            .with_context(|| format!("in docs/guide/{name}.md"))?;
        if name == FIRST {
            text += &demo;
        }
        text += &links;
        fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}
