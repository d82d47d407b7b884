//! Where a page wants its user back.

use super::{ServerQuery, error_of, origin, way_back};
use crate::types::SignInError;

/// Returns the page's own address as a target: without the `error` that an earlier attempt has left
/// in it, and its `code`, so that they are not taken for this one's.
pub(super) fn target_of_page(href: &str) -> String {
    let Some(ServerQuery {
        before,
        query,
        after,
    }) = ServerQuery::of(href)
    else {
        return href.to_owned();
    };
    // Only refused credentials come with a code; any other is the app's.
    let has_code = error_of(href) == Some(SignInError::CredentialsSignin);
    let is_current = |part: &&str| match part.split('=').next() {
        Some("error") => false,
        Some("code") => !has_code,
        _ => true,
    };
    let query: Vec<&str> = query.split('&').filter(is_current).collect();
    let mark = if query.is_empty() { "" } else { "?" };
    [before, mark, &query.join("&"), after].concat()
}

/// Returns the target of a sign-out on the page at `href`: the page itself, without the error that
/// an earlier sign-in has left in its address. An `error` that is none of Auth.js is the app's.
pub(crate) fn sign_out_target(href: &str) -> String {
    match error_of(href) {
        Some(SignInError::Other(_)) => href.to_owned(),
        _ => target_of_page(href),
    }
}

/// Returns the target of a sign-in on the page at `href`: where the page was asked to lead back to,
/// or the page itself.
pub(crate) fn sign_in_target(href: &str) -> String {
    let asked = ServerQuery::of(href).and_then(|page| way_back(&page, origin(href)));
    asked.unwrap_or_else(|| target_of_page(href))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_as_a_target_forgets_an_earlier_error_and_nothing_else() {
        let cases = [
            ("http://o/a", "http://o/a"),
            ("http://o/a?x=1&y#h?error=1", "http://o/a?x=1&y#h"),
            (
                "http://o/a?x=1&y#h?x=2&error=1",
                "http://o/a?x=1&y#h?x=2&error=1",
            ),
            (
                "http://o/login?lang=en?error=CredentialsSignin&code=credentials",
                "http://o/login?lang=en",
            ),
            (
                "http://o/login?code=app?error=CredentialsSignin&code=credentials#h",
                "http://o/login?code=app#h",
            ),
            (
                "http://o/a?error=CredentialsSignin&code=credentials#h",
                "http://o/a#h",
            ),
            (
                "http://o/a?x=%20&error=A&errors=2",
                "http://o/a?x=%20&errors=2",
            ),
            ("http://o/join?code=INVITE", "http://o/join?code=INVITE"),
            (
                "http://o/join?error=OAuthCallbackError&code=INVITE",
                "http://o/join?code=INVITE",
            ),
        ];
        for (href, target) in cases {
            assert_eq!(target_of_page(href), target);
        }
    }

    #[test]
    fn a_sign_in_page_leads_where_it_was_asked_to() {
        let cases = [
            ("http://o/sign-in", "http://o/sign-in"),
            (
                "http://o/sign-in?callbackUrl=%2Fprofile%3Fx%3D1",
                "/profile?x=1",
            ),
            (
                "http://o/in?error=A&callbackUrl=http%3A%2F%2Fo%2Fa%23h",
                "http://o/a#h",
            ),
            ("http://o/#/in?callbackUrl=%2F%23%2Fa&error=A", "/#/a"),
            ("http://o/in?callbackUrl=http://o", "http://o"),
            ("http://o/in?callbackUrl=http://o?x", "http://o?x"),
            (
                "http://o/in?callbackUrl=%2Fin%3FcallbackUrl%3D%252Fa%253Ferror%253D1",
                "/a?error=1",
            ),
            (
                "http://o/in?callbackUrl=http%3A%2F%2Fo%2Fin%3Ferror%3DAccessDenied",
                "http://o/in",
            ),
            (
                "http://o/in?error=SessionRequired&callbackUrl=%2Fjoin%3Fcode%3DINVITE",
                "/join?code=INVITE",
            ),
        ];
        for (href, target) in cases {
            assert_eq!(sign_in_target(href), target, "{href}");
        }
    }

    #[test]
    fn the_page_that_is_led_back_to_keeps_its_own_query() {
        for target in [
            "/a?error=E-7&code=x",
            "/a?error=AccessDenied",
            "/a?callbackUrl=%2Fb",
            "http://o/a?error=SessionRequired&callbackUrl=%2Fb",
            "/in/other?callbackUrl=%2Fb",
            "/#/a?callbackUrl=%2Fb",
        ] {
            let query = form_urlencoded::Serializer::new(String::new())
                .append_pair("error", "SessionRequired")
                .append_pair("callbackUrl", target)
                .finish();
            for page in ["http://o/in?", "http://o/#/in?"] {
                assert_eq!(sign_in_target(&[page, &query].concat()), target);
            }
        }
    }

    #[test]
    fn a_sign_out_leads_to_the_page_without_the_error_of_a_sign_in() {
        for (href, target) in [
            ("http://o/a", "http://o/a"),
            (
                "http://o/a?error=E-7&code=x#h",
                "http://o/a?error=E-7&code=x#h",
            ),
            ("http://o/a?x=1&error=AccessDenied#h", "http://o/a?x=1#h"),
            (
                "http://o/in?error=CredentialsSignin&code=credentials",
                "http://o/in",
            ),
            ("http://o/a?callbackUrl=%2Fb", "http://o/a?callbackUrl=%2Fb"),
        ] {
            assert_eq!(sign_out_target(href), target);
        }
    }
}
