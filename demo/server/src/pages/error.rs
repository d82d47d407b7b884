//! The error page.

use axum::http::StatusCode;
use maud::{Markup, html};

use super::layout;

/// Returns the status and the page of an error, a general page for one that is unknown.
pub(crate) fn page(error: Option<&str>, sign_in: &str) -> (StatusCode, Markup) {
    let (status, heading, message, may_retry) = match error {
        Some("Configuration") => (
            StatusCode::INTERNAL_SERVER_ERROR,
            "Server error",
            "There is a problem with the server configuration. Check the server logs for more information.",
            false,
        ),
        Some("AccessDenied") => (
            StatusCode::FORBIDDEN,
            "Access Denied",
            "You do not have permission to sign in.",
            true,
        ),
        Some("Verification") => (
            StatusCode::FORBIDDEN,
            "Unable to sign in",
            "The sign in link is no longer valid. It may have been used already or it may have expired.",
            true,
        ),
        _ => (StatusCode::OK, "Error", "Something went wrong.", true),
    };
    let content = html! {
        h1 { (heading) }
        p { (message) }
        @if may_retry { p { a.button href=(sign_in) { "Sign in" } } }
    };
    (status, layout::page("Error", content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_error_has_its_status() {
        for (error, status) in [
            (None, 200),
            (Some("CredentialsSignin"), 200),
            (Some("toString"), 200),
            (Some("AccessDenied"), 403),
            (Some("Verification"), 403),
            (Some("Configuration"), 500),
        ] {
            assert_eq!(page(error, "/signin").0.as_u16(), status, "{error:?}");
        }
    }
}
