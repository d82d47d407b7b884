/// Returns the origin of an absolute address, such as `https://example.com:8443`.
pub(crate) fn origin(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + 3);
    let end = url[host..].find(['/', '?', '#']);
    &url[..end.map_or(url.len(), |end| host + end)]
}

/// Returns `url` on the origin of the page at `href`, if the two origins are this machine under two
/// of its names.
///
/// A Next.js server takes itself for `localhost` whatever name it is asked by (seen with
/// next-auth 5.0.0-beta.32 on Next 16), and sends the user there, where the cookie that it has just
/// set for `127.0.0.1` does not count. Such a server has also dropped `target` as one of another
/// origin, so an answer that is an origin alone leads to the target.
pub(crate) fn on_origin(url: &str, href: &str, target: &str) -> Option<String> {
    let (theirs, ours) = (origin(url), origin(href));
    if theirs == ours || without_loopback_name(theirs)? != without_loopback_name(ours)? {
        return None;
    }
    match &url[theirs.len()..] {
        // The server has refused a target of yet another origin, and rightly.
        "" if origin(target) == ours => Some(target.to_owned()),
        place => Some([ours, place].concat()),
    }
}

/// Splits an origin into its scheme and its port, if its host is a name of this machine.
fn without_loopback_name(origin: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = origin.split_once("://")?;
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
    fn another_name_of_this_machine_is_replaced_by_that_of_the_page() {
        let target = "http://127.0.0.1:8080/inbox?x=1#h";
        let at = |url, href| on_origin(url, href, target);
        for (url, href, expected) in [
            ("http://localhost:8080", "http://127.0.0.1:8080/in", target),
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
