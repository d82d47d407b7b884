//! The page with Trunk's links in it, and the page that browsers get.

use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use html5gum::emitters::default::{DefaultEmitter, StartTag};
use html5gum::{Token, Tokenizer};

use super::trunk_toml::TrunkToml;

/// A page as Trunk takes it.
#[derive(Debug)]
pub(super) struct Index<'a> {
    html: &'a str,
    links: Vec<Link>,
    /// Where its head ends.
    head: usize,
}

/// A link with the attribute `data-trunk`.
#[derive(Debug)]
struct Link {
    place: Range<usize>,
    asset: Asset,
}

/// The file that is meant, below the folder of the page.
#[derive(Debug)]
enum Asset {
    Stylesheet(String),
    /// The manifest of the app.
    App(String),
}

impl<'a> Index<'a> {
    pub(super) fn parse(html: &'a str) -> Result<Self> {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        // What stands in scripts and comments is no link.
        emitter.naively_switch_states(true);
        let (mut links, mut head) = (Vec::new(), None);
        for token in Tokenizer::new_with_emitter(html, emitter) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) if attribute(&tag, "data-trunk").is_some() => {
                    links.push(Link::parse(&tag)?);
                }
                Token::EndTag(tag) if &**tag.name == b"head" => head = Some(tag.span.start),
                _ => {}
            }
        }
        let head = head.context("the page has no </head>")?;
        Ok(Self { html, links, head })
    }

    /// Returns the style sheets, and the names under which they are served.
    pub(super) fn stylesheets(&self) -> Result<Vec<(&str, &str)>> {
        let mut found: Vec<(&str, &str)> = Vec::new();
        for link in &self.links {
            if let Asset::Stylesheet(path) = &link.asset {
                let name = file_name(path);
                ensure!(
                    found.iter().all(|(_, other)| *other != name),
                    "two style sheets are called {name}"
                );
                found.push((path, name));
            }
        }
        Ok(found)
    }

    /// Returns the manifest of the app.
    pub(super) fn manifest(&self) -> Result<&str> {
        let mut manifests = self.links.iter().filter_map(|link| match &link.asset {
            Asset::App(path) => Some(path.as_str()),
            Asset::Stylesheet(_) => None,
        });
        match (manifests.next(), manifests.next()) {
            (Some(manifest), None) => Ok(manifest),
            _ => bail!("the page needs exactly one link with rel=\"rust\""),
        }
    }

    /// Returns the page with the app `name` and its style sheets.
    pub(super) fn with_app(&self, name: &str, config: &TrunkToml) -> String {
        let mut edits: Vec<(Range<usize>, String)> = self
            .links
            .iter()
            .map(|link| {
                let text = match &link.asset {
                    Asset::Stylesheet(path) => {
                        format!(r#"<link rel="stylesheet" href="/{}">"#, file_name(path))
                    }
                    Asset::App(_) => filled(&config.script, name),
                };
                (link.place.clone(), text)
            })
            .collect();
        edits.push((self.head..self.head, filled(&config.preload, name)));
        edits.sort_by_key(|(place, _)| place.start);
        let (mut page, mut at) = (String::new(), 0);
        for (place, text) in edits {
            page += self.html.get(at..place.start).unwrap_or_default();
            page += &text;
            at = place.end;
        }
        page + self.html.get(at..).unwrap_or_default()
    }
}

impl Link {
    fn parse(tag: &StartTag<usize>) -> Result<Self> {
        let href = attribute(tag, "href").context("a link for Trunk has no href")?;
        let asset = match attribute(tag, "rel").as_deref() {
            Some("css") => Asset::Stylesheet(href),
            Some("rust") => Asset::App(href),
            other => bail!(
                "the page has a link for Trunk with the rel {other:?}, which only Trunk builds: \
                 use `cargo xtask demo --trunk`"
            ),
        };
        let place = tag.span.start..tag.span.end;
        Ok(Self { place, asset })
    }
}

fn attribute(tag: &StartTag<usize>, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Fills in a pattern of Trunk.toml.
fn filled(pattern: &str, name: &str) -> String {
    pattern
        .replace("{base}", "/")
        .replace("{js}", &format!("{name}.js"))
        .replace("{wasm}", &format!("{name}_bg.wasm"))
        .replace("{crossorigin}", "anonymous")
}

#[cfg(test)]
mod tests;
