//! The sign-out page.

use maud::{Markup, html};

use super::layout;

/// Returns a form that asks before it posts to `target`.
pub(crate) fn page(target: &str, csrf_token: &str) -> Markup {
    let content = html! {
        h1 { "Sign out" }
        p { "Are you sure you want to sign out?" }
        form method="post" action=(target) {
            input type="hidden" name="csrfToken" value=(csrf_token);
            button type="submit" { "Sign out" }
        }
    };
    layout::page("Sign Out", content)
}
