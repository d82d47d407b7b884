//! The frame around every page.

use maud::{DOCTYPE, Markup, PreEscaped, html};

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
                style { (PreEscaped(include_str!("layout.css"))) }
            }
            body { main { (content) } }
        }
    }
}
