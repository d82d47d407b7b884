//! Where a page wants its user back.

use std::borrow::Cow;

use super::{ServerQuery, error_of, origin};
use crate::types::SignInError;

/// How many sign-in pages may have led to one another.
const MOST_LEVELS: usize = 10;

/// Returns the page's own address as a target: without the `error` that an earlier attempt has left
/// in it, and its `code`, so that they are not taken for this one's.
pub(crate) fn target_of_page(href: &str) -> String {
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

/// The target of a sign-in on this page: the page itself, or where it was asked to lead back to, if
/// it is a sign-in page.
///
/// Without the latter each sign-in page that leads to another would put its own address around the
/// target, and the user would come back to the outermost.
pub(crate) fn sign_in_target(href: &str) -> String {
    let mut target = Cow::Borrowed(href);
    let mut levels = 0;
    while let Some(query) = ServerQuery::of(&target)
        && let Some(wanted) = query.value("callbackUrl").map(Cow::into_owned)
        && is_of_page(&wanted, href)
    {
        levels += 1;
        if levels > MOST_LEVELS {
            // No chain of sign-in pages is this long, and each level is a copy of all the rest.
            return target_of_page(href);
        }
        target = Cow::Owned(wanted);
    }
    target_of_page(&target)
}

/// Whether `url` is a place on the page's own origin. Anyone can write what stands in an address.
fn is_of_page(url: &str, href: &str) -> bool {
    // Browsers leave some of these out, and see another address then.
    if url.contains(|c: char| c.is_ascii_control() || c == '\\') {
        return false;
    }
    let path = url.strip_prefix(origin(href)).unwrap_or(url);
    let is_path = path.starts_with('/') && !path.starts_with("//");
    is_path || (path.len() < url.len() && (path.is_empty() || path.starts_with(['?', '#'])))
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
                "/a",
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
    fn nobody_is_led_to_another_origin_by_the_address_of_a_page() {
        for wanted in [
            "http://evil.example/x",
            "http://o.evil.example/x",
            "http://o@evil.example/",
            "http://o:81/x",
            "https://o/x",
            "http://o//evil.example",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "javascript:alert(1)",
            "relative",
            "",
        ] {
            let query = form_urlencoded::Serializer::new(String::new())
                .append_pair("callbackUrl", wanted)
                .finish();
            let href = ["http://o/in?", &query].concat();
            assert_eq!(sign_in_target(&href), href, "{wanted}");
        }
    }

    #[test]
    fn a_target_in_a_target_is_followed_for_ten_levels() {
        let nested = |levels: usize| {
            (0..levels).fold("/end".to_owned(), |target, _| {
                let query = form_urlencoded::Serializer::new(String::new())
                    .append_pair("callbackUrl", &target)
                    .finish();
                ["/in?", &query].concat()
            })
        };
        let href = |levels| ["http://o", &nested(levels)].concat();
        assert_eq!(sign_in_target(&href(10)), "/end");
        assert_eq!(sign_in_target(&href(11)), href(11));
    }
}
