//! The links of a Markdown file, and what a link can lead to in it.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What matters of a file here.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Page {
    /// The targets of links and pictures, each with its line.
    pub(crate) links: Vec<(usize, String)>,
    /// What may stand behind the `#` of a link to this file.
    pub(crate) anchors: BTreeSet<String>,
}

impl Page {
    pub(crate) fn parse(text: &str) -> Self {
        let mut page = Self::default();
        let mut heading: Option<String> = None;
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        let parser = Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES);
        for (event, range) in parser.into_offset_iter() {
            let line = || text[..range.start].matches('\n').count() + 1;
            match event {
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    page.links.push((line(), dest_url.into_string()));
                }
                Event::Html(html) | Event::InlineHtml(html) => {
                    for name in ["href", "src"] {
                        let targets = attributes(&html, name);
                        page.links
                            .extend(targets.map(|target| (line(), target.to_owned())));
                    }
                    page.anchors
                        .extend(attributes(&html, "id").map(str::to_owned));
                }
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::Text(part) | Event::Code(part) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(&part);
                    }
                }
                Event::End(TagEnd::Heading(_)) => {
                    let anchor = anchor(&heading.take().unwrap_or_default());
                    let earlier = times.entry(anchor.clone()).or_default();
                    page.anchors.insert(match *earlier {
                        0 => anchor,
                        times => format!("{anchor}-{times}"),
                    });
                    *earlier += 1;
                }
                _ => {}
            }
        }
        page
    }
}

/// Returns the values of an attribute in HTML.
fn attributes<'a>(html: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let start = format!(" {name}=\"");
    let pieces: Vec<&str> = html.split(start.as_str()).skip(1).collect();
    pieces.into_iter().filter_map(|rest| rest.split('"').next())
}

/// Returns the anchor that GitHub and mdBook give to a heading.
fn anchor(heading: &str) -> String {
    let lower = heading.trim().to_lowercase();
    let kept = lower.chars().filter_map(|c| match c {
        ' ' => Some('-'),
        c if c.is_alphanumeric() || c == '-' || c == '_' => Some(c),
        _ => None,
    });
    kept.collect()
}

#[test]
fn links_are_found_wherever_they_are_written() {
    let page = Page::parse(
        "[a](one.md)\n\n| x |\n|---|\n| ![b](two.png) |\n\n[c][ref] `[d](code.md)`\n\n\
         <img src=\"three.png\">\n\n[ref]: four.md#part\n",
    );
    let expected = [
        (1, "one.md"),
        (5, "two.png"),
        (7, "four.md#part"),
        (9, "three.png"),
    ];
    assert_eq!(
        page.links,
        expected.map(|(line, target)| (line, target.to_owned()))
    );
}

#[test]
fn headings_have_the_anchors_of_github() {
    let page = Page::parse(
        "# What `sign_in` does: a list\n\nText\n\n## More\n\n## More\n\n<a id=\"own\"></a>\n",
    );
    let expected = ["more", "more-1", "own", "what-sign_in-does-a-list"];
    assert_eq!(page.anchors, expected.map(str::to_owned).into());
}
