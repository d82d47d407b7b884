use super::query::ServerQuery;
use super::sign_in_error::error_of;
use crate::types::SignInError;

/// Returns the callback URL of a page that names none: the page's own address.
///
/// The `error` and `code` that an earlier attempt has left in it are removed, so that they are not
/// taken for those of the next one.
pub(super) fn default_callback_url(href: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_the_page_without_an_earlier_error() {
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
        for (href, expected) in cases {
            assert_eq!(default_callback_url(href), expected);
        }
    }
}
