//! Links of the guide to the API documentation.
//!
//! The chapters name items as rustdoc does, in brackets and backticks. rustdoc has
//! resolved these links on the chapter's own page, where they are read.

use std::collections::BTreeSet;
use std::fmt::Write;

use anyhow::{Context, Result};

/// Where the site has the API documentation.
const API: &str = "api";

/// Returns Markdown definitions of the links to items in `chapter`.
///
/// `html` is the chapter's page in the API documentation, at the path `page`.
pub(super) fn definitions(chapter: &str, html: &str, page: &str) -> Result<String> {
    let mut definitions = "\n".to_owned();
    for item in items(chapter) {
        let href = href(html, item)
            .with_context(|| format!("[`{item}`] is no link in the documentation"))?;
        let url = resolved(page, href);
        writeln!(definitions, "[`{item}`]: {url}")?;
    }
    Ok(definitions)
}

/// Returns the items in brackets and backticks, outside code blocks.
fn items(chapter: &str) -> BTreeSet<&str> {
    let mut is_code = false;
    let mut items = BTreeSet::new();
    for line in chapter.lines() {
        if line.starts_with("```") {
            is_code = !is_code;
        }
        if !is_code {
            let parts = line.split("[`").skip(1);
            items.extend(parts.filter_map(|part| part.split_once("`]").map(|(item, _)| item)));
        }
    }
    items
}

/// Returns the address of the link whose text is the code `item`.
fn href<'a>(html: &'a str, item: &str) -> Option<&'a str> {
    let text = item.replace('<', "&lt;").replace('>', "&gt;");
    let (before, _) = html.split_once(&format!("><code>{text}</code></a>"))?;
    let (_, tag) = before.rsplit_once("<a href=\"")?;
    let (href, rest) = tag.split_once('"')?;
    (!rest.contains('>')).then_some(href)
}

/// Returns the address on the site of `href`, a link on the page `page` of the documentation.
fn resolved(page: &str, href: &str) -> String {
    if href.contains("://") {
        return href.to_owned();
    }
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    let mut path = href;
    while let Some(rest) = path.strip_prefix("../") {
        folders.pop();
        path = rest;
    }
    folders.insert(0, API);
    folders.push(path);
    folders.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "yew_authjs/guide/tabs/index.html";

    #[test]
    fn an_item_leads_where_rustdoc_leads() {
        let html = r#"<p><a href="../../types/struct.Session.html#method.get" title="method x"><code>Session::get</code></a>
            <a href="https://doc.rust-lang.org/std/time/struct.Duration.html"><code>Duration</code></a></p>"#;
        let chapter = "See [`Session::get`] and [`Duration`].\n```rust\nlet x = a[`b`];\n```\n";
        let expected = "
[`Duration`]: https://doc.rust-lang.org/std/time/struct.Duration.html
[`Session::get`]: api/yew_authjs/types/struct.Session.html#method.get
";
        assert_eq!(definitions(chapter, html, PAGE).unwrap(), expected);
    }

    #[test]
    fn an_item_that_rustdoc_does_not_know_is_an_error() {
        let html = "<p><code>Session</code></p> <a href=\"x\">y</a><code>Session</code></a>";
        assert!(definitions("[`Session`]", html, PAGE).is_err());
        assert!(definitions("`Session`", html, PAGE).is_ok());
    }
}
