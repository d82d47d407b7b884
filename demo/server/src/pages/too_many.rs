//! The page after too many sign-ins.

use maud::{Markup, html};

use super::layout;

/// Returns the page with the time of the next try, and a link to the sign-in page.
pub(crate) fn page(seconds: u64, sign_in: &str) -> Markup {
    let unit = if seconds == 1 { "second" } else { "seconds" };
    let content = html! {
        h1 { "Too many attempts" }
        p { "Wait " (seconds) " " (unit) ", then try again." }
        p { a.button href=(sign_in) { "Sign in" } }
    };
    layout::page("Too many attempts", content)
}
