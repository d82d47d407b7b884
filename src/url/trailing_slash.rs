use super::origin::origin;

/// Returns whether the server redirects to paths with a slash at the end, or without.
///
/// `None` if `answered`, to which a request to `sent` was redirected, differs in more than the
/// slash, or not at all.
pub(crate) fn wants_trailing_slash(sent: &str, answered: &str) -> Option<bool> {
    let (sent, answered) = (path(sent), path(answered));
    let is_same = sent.trim_end_matches('/') == answered.trim_end_matches('/');
    (is_same && sent != answered).then(|| answered.ends_with('/'))
}

/// Returns `url` with a slash at the end of its path.
pub(crate) fn with_trailing_slash(url: &str) -> String {
    let (path, query) = url.split_at(url.find('?').unwrap_or(url.len()));
    [path, "/", query].concat()
}

fn path(url: &str) -> &str {
    let path = if url.starts_with('/') {
        url
    } else {
        &url[origin(url).len()..]
    };
    path.split(['?', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_that_differs_by_the_slash_shows_which_form_the_server_uses() {
        for (sent, answered, expected) in [
            ("/auth/csrf", "http://o/auth/csrf/", Some(true)),
            (
                "http://a/auth/csrf?x=/",
                "http://b/auth/csrf/?x=1",
                Some(true),
            ),
            ("/auth/csrf/", "http://o/auth/csrf", Some(false)),
            ("/auth/csrf", "http://o/auth/csrf?x=1", None),
            ("/auth/csrf", "http://o/login/", None),
            ("/auth/csrf", "http://o/", None),
        ] {
            assert_eq!(wants_trailing_slash(sent, answered), expected, "{answered}");
        }
    }

    #[test]
    fn the_slash_comes_before_the_query() {
        assert_eq!(with_trailing_slash("/auth/session"), "/auth/session/");
        assert_eq!(with_trailing_slash("/signin/x?a=b"), "/signin/x/?a=b");
    }
}
