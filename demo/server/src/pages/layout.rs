//! The frame around every page.

use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The style sheet of every page. A browser applies it if the policy names its hash.
pub(crate) const STYLE: &str = include_str!("layout.css");

/// Puts `content` on a card in the middle of the page.
pub(super) fn page(title: &str, content: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body { main { (content) } }
        }
    }
}
