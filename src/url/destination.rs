use crate::bounds::LONGEST_URL;

/// Returns `true` if a page may go to `url`, which a browser has serialized.
///
/// It has to be an http or https URL of a length that browsers take, without user name or password.
/// A user name only makes an address look like that of another host, and a password is sent there.
pub(crate) fn is_destination(url: &str) -> bool {
    let rest = ["http://", "https://"]
        .iter()
        .find_map(|scheme| url.strip_prefix(scheme));
    let authority = rest.and_then(|rest| rest.split(['/', '?', '#']).next());
    let has_host = authority.is_some_and(|authority| !authority.is_empty());
    has_host && !authority.unwrap_or_default().contains('@') && url.len() <= LONGEST_URL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_goes_to_http_and_https_without_a_user() {
        for url in ["http://o/", "https://o:8443/a?b@c#d@e", "https://[::1]/@"] {
            assert!(is_destination(url), "{url}");
        }
        for url in [
            "http://ada@o/",
            "https://ada:x@o/a",
            "https://:x@o/",
            "http://",
            "javascript:void(0)",
            "data:text/html,x",
            "blob:http://o/1",
            "about:srcdoc",
            "/a",
            "",
        ] {
            assert!(!is_destination(url), "{url}");
        }
        let long = |bytes: usize| ["http://o/", &"x".repeat(bytes - 9)].concat();
        assert!(is_destination(&long(LONGEST_URL)));
        assert!(!is_destination(&long(LONGEST_URL + 1)));
    }
}
