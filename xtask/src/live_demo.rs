//! The demo with its server in the page: files for any static host.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::end_to_end::{Profile, build_with};
use crate::setup::Tools;
use crate::workspace;

/// Builds the demo into `dist`, to be served below the path `public_url`.
///
/// It needs [`Need::WasmTarget`], [`Need::WasmBindgen`] and [`Need::Trunk`].
///
/// [`Need::WasmTarget`]: crate::setup::Need::WasmTarget
/// [`Need::WasmBindgen`]: crate::setup::Need::WasmBindgen
/// [`Need::Trunk`]: crate::setup::Need::Trunk
pub(crate) fn build(tools: &Tools, profile: Profile, public_url: &str, dist: &Path) -> Result<()> {
    ensure!(
        is_path(public_url),
        "a public URL begins and ends with a slash, such as /demo/, and {public_url} does not"
    );
    let arguments = ["--public-url", public_url, "--features", "in-page-server"];
    build_with(tools, profile, workspace::root(), dist, &arguments)?;
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).context("the built page cannot be read")?;
    let page = with_public_url(&page, public_url)?;
    fs::write(&index, &page).context("the built page cannot be written")?;
    // What static hosts send for a path that is no file, such as a page of the app.
    fs::write(dist.join("404.html"), &page).context("the built page cannot be written")
}

/// Returns `true` if it is a path between slashes that needs no quotes.
fn is_path(url: &str) -> bool {
    let is_plain =
        |character: char| character.is_ascii_alphanumeric() || "/-_.".contains(character);
    url.starts_with('/') && url.ends_with('/') && url.chars().all(is_plain)
}

/// Adds the attribute by which the page knows that it has no server, and where it is.
fn with_public_url(page: &str, public_url: &str) -> Result<String> {
    let (before, after) = page.split_once("<html ").context("the page has no root")?;
    Ok(format!(
        "{before}<html data-public-url=\"{public_url}\" {after}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_where_it_is() {
        let page = with_public_url(include_str!("../../index.html"), "/a/b/").unwrap();
        assert!(page.starts_with("<!doctype html>\n<html data-public-url=\"/a/b/\" lang=\"en\">"));
        assert!(page.contains("document.documentElement.dataset.publicUrl"));
        assert!(with_public_url("<p>", "/").is_err());
    }

    #[test]
    fn only_a_path_between_slashes_is_a_public_url() {
        assert!(
            ["/", "/demo/", "/yew-authjs/demo/"]
                .iter()
                .all(|url| is_path(url))
        );
        for url in ["", "demo/", "/demo", "https://a.example/demo/", "/\"/"] {
            assert!(!is_path(url), "{url}");
        }
    }
}
