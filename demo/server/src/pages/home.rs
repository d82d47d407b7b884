//! What the server shows when it serves no app.

use maud::{Markup, html};

use super::layout;

pub(crate) fn page(base: &str) -> Markup {
    let content = html! {
        h1 { "yew-authjs demo server" }
        p { "The Auth.js endpoints stand under " code { (base) } "." }
        p {
            a href={ (base) "/signin" } { "Sign in" } " · "
            a href={ (base) "/signout" } { "Sign out" } " · "
            a href={ (base) "/session" } { "Session" }
        }
    };
    layout::page("yew-authjs demo server", content)
}
