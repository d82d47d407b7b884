//! The sign-in page.

use maud::{Markup, html};

use super::layout;

/// Returns a form that posts to `target`. The cookie has the callback URL.
pub(crate) fn page(target: &str, csrf_token: &str, error: Option<&str>) -> Markup {
    let content = html! {
        h1 { "Sign in" }
        @if let Some(error) = error.filter(|error| !error.is_empty()) {
            p.error role="alert" { (explanation(error)) }
        }
        form method="post" action=(target) {
            input type="hidden" name="csrfToken" value=(csrf_token);
            label { "Username" input name="username" type="text" autocomplete="username" autocapitalize="none" autofocus; }
            label { "Password" input name="password" type="password" autocomplete="current-password"; }
            button type="submit" { "Sign in with Credentials" }
        }
        p.hint { "Demo accounts: ada / lovelace and grace / hopper." }
    };
    layout::page("Sign In", content)
}

fn explanation(error: &str) -> &'static str {
    let elsewhere = "Try signing in with a different account.";
    match error {
        "Signin" | "OAuthSignin" | "OAuthCallbackError" | "OAuthCreateAccount"
        | "EmailCreateAccount" | "Callback" => elsewhere,
        "OAuthAccountNotLinked" => {
            "To confirm your identity, sign in with the same account you used originally."
        }
        "EmailSignin" => "The e-mail could not be sent.",
        "CredentialsSignin" => "Sign in failed. Check the details you provided are correct.",
        "SessionRequired" => "Please sign in to access this page.",
        _ => "Unable to sign in.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_from_the_url_is_escaped() {
        let html = page("/x", "\"><script>", Some("<script>")).into_string();
        assert!(
            html.contains("value=\"&quot;&gt;&lt;script&gt;\""),
            "{html}"
        );
        assert!(!html.contains("<script>"));
    }

    #[test]
    fn errors_are_explained_and_unknown_ones_too() {
        assert_eq!(
            explanation("SessionRequired"),
            "Please sign in to access this page."
        );
        assert_eq!(explanation("MissingCSRF"), "Unable to sign in.");
        assert!(!page("/x", "t", Some("")).into_string().contains("alert"));
    }
}
