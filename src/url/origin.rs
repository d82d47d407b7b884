/// Returns the origin of an absolute address, such as `https://example.com:8443`.
pub(crate) fn origin(url: &str) -> &str {
    // To search for a text of several letters would bring in a searcher of two kilobytes.
    let scheme = url.find(':').filter(|end| url[*end..].starts_with("://"));
    let host = scheme.map_or(0, |end| end + 3);
    let end = url[host..].find(['/', '?', '#']);
    &url[..end.map_or(url.len(), |end| host + end)]
}

/// Returns `url` on the origin of the page at `href`, if both origins are names of the local
/// machine.
///
/// A Next.js server calls itself `localhost` by whatever name it is requested (seen with
/// next-auth 5.0.0-beta.32 on Next 16), and sends the user there, where the cookie that it has just
/// set for `127.0.0.1` does not count. Such a server has also replaced `callback_url`, which is of
/// another origin to it, by its own origin, so an origin alone leads to `callback_url`.
pub(crate) fn on_origin(url: &str, href: &str, callback_url: &str) -> Option<String> {
    let (theirs, ours) = (origin(url), origin(href));
    if theirs == ours || without_loopback_name(theirs)? != without_loopback_name(ours)? {
        return None;
    }
    match &url[theirs.len()..] {
        // A callback URL of a third origin was rejected by the server, and rightly.
        "" if origin(callback_url) == ours => Some(callback_url.to_owned()),
        path => Some([ours, path].concat()),
    }
}

/// Splits an origin into its scheme and its port, if its host is a name of the local machine.
fn without_loopback_name(origin: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = origin.split_once(':')?;
    let rest = rest.strip_prefix("//")?;
    let port = ["localhost", "127.0.0.1", "[::1]"]
        .iter()
        .find_map(|name| rest.strip_prefix(name))?;
    (port.is_empty() || port.starts_with(':')).then_some((scheme, port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_origin_ends_before_the_path() {
        for (url, expected) in [
            ("https://example.com:8443/a?b#c", "https://example.com:8443"),
            ("http://o", "http://o"),
            ("http://o?x", "http://o"),
            ("http://o#x", "http://o"),
            ("/path", ""),
        ] {
            assert_eq!(origin(url), expected, "{url}");
        }
    }

    #[test]
    fn another_name_of_the_local_machine_is_replaced_by_that_of_the_page() {
        let callback_url = "http://127.0.0.1:8080/inbox?x=1#h";
        let at = |url, href| on_origin(url, href, callback_url);
        for (url, href, expected) in [
            (
                "http://localhost:8080",
                "http://127.0.0.1:8080/in",
                callback_url,
            ),
            (
                "http://localhost:8080/login?error=AccessDenied",
                "http://127.0.0.1:8080/in",
                "http://127.0.0.1:8080/login?error=AccessDenied",
            ),
            (
                "http://127.0.0.1/a",
                "http://localhost/",
                "http://localhost/a",
            ),
            (
                "http://[::1]:80/",
                "http://localhost:80/",
                "http://localhost:80/",
            ),
        ] {
            assert_eq!(at(url, href).as_deref(), Some(expected), "{url}");
        }
        let refused = "https://evil.example/x";
        let moved = on_origin("http://localhost", "http://127.0.0.1/in", refused);
        assert_eq!(moved.as_deref(), Some("http://127.0.0.1"));
        for (url, href) in [
            ("http://localhost:8080/a", "http://localhost:8080/"),
            ("http://localhost:3000/a", "http://127.0.0.1:8080/"),
            ("https://localhost:8080/a", "http://127.0.0.1:8080/"),
            ("http://localhost.evil.example/a", "http://localhost/"),
            ("http://localhost@evil.example/a", "http://localhost/"),
            ("http://localhost:80@evil.example/a", "http://127.0.0.1:80/"),
            ("http://app.example/a", "http://localhost/"),
            ("/a", "http://localhost/"),
        ] {
            assert_eq!(at(url, href), None, "{url}");
        }
    }
}
