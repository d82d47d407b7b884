//! Where a sign-in or sign-out leads back to if its caller does not say.

use super::default_callback_url::default_callback_url;
use super::origin::origin;
use super::query::ServerQuery;
use super::requested_callback_url::requested_callback_url;
use super::sign_in_error::error_of;
use crate::types::SignInError;

/// Returns the callback URL of a sign-out on the page at `href`: the page itself.
///
/// The error that an earlier sign-in has left in its address is removed. An `error` that is none of
/// Auth.js belongs to the app, and stays.
pub(crate) fn sign_out_callback_url(href: &str) -> String {
    match error_of(href) {
        Some(SignInError::Other(_)) => href.to_owned(),
        _ => default_callback_url(href),
    }
}

/// Returns the callback URL of a sign-in on the page at `href`: the one that its address requests,
/// or else the page itself.
pub(crate) fn sign_in_callback_url(href: &str) -> String {
    let page = ServerQuery::of(href);
    let requested = page.and_then(|page| requested_callback_url(&page, origin(href)));
    requested.unwrap_or_else(|| default_callback_url(href))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_page_leads_to_the_requested_callback_url() {
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
            assert_eq!(sign_in_callback_url(href), target, "{href}");
        }
    }

    #[test]
    fn a_requested_callback_url_keeps_its_own_query() {
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
                assert_eq!(sign_in_callback_url(&[page, &query].concat()), target);
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
            assert_eq!(sign_out_callback_url(href), target);
        }
    }
}
