/// Splits `url` into the address for a server and the fragment that stays in the browser.
///
/// The fragment is empty, or begins with `#`. One that begins with a path, as in `/#/profile`, is
/// the route of a hash router: without it no server could lead back, so it belongs to the address.
pub(crate) fn split_fragment(url: &str) -> (&str, &str) {
    let (address, fragment) = split_hash(url);
    if fragment.starts_with("#/") || fragment.starts_with("#!/") {
        (url, "")
    } else {
        (address, fragment)
    }
}

/// Splits `url` before its first `#`.
pub(crate) fn split_hash(url: &str) -> (&str, &str) {
    url.split_at(url.find('#').unwrap_or(url.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_stays_in_the_browser_unless_it_is_a_route() {
        for (url, address, fragment) in [
            ("http://o/a?x=1", "http://o/a?x=1", ""),
            ("http://o/a?x=1#part", "http://o/a?x=1", "#part"),
            ("http://o/a#token=x#/y", "http://o/a", "#token=x#/y"),
            ("http://o/a#", "http://o/a", "#"),
            ("http://o/#/in?x=1#part", "http://o/#/in?x=1#part", ""),
            ("/a#!/b", "/a#!/b", ""),
            ("", "", ""),
        ] {
            assert_eq!(split_fragment(url), (address, fragment), "{url}");
        }
    }
}
