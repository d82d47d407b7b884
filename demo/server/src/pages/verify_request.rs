//! The page after a sign-in link was sent.

use maud::{Markup, html};

use super::layout;

pub(crate) fn page() -> Markup {
    let content = html! {
        h1 { "Check your email" }
        p { "A sign in link has been sent to your email address." }
    };
    layout::page("Verify Request", content)
}
