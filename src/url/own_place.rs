/// Returns whether a browser takes `place`, a path with its query and its hash, for that very path
/// of the page's own origin.
///
/// Two slashes at the beginning name a host, and a path in which a browser takes dot segments away
/// may begin with two slashes afterwards. A router that writes either into the history is stopped
/// by the browser.
pub(crate) fn is_own_place(place: &str) -> bool {
    let path = place.split(['?', '#']).next().unwrap_or_default();
    // Browsers leave some controls out, and take a backslash for a slash.
    let is_plain = !place.contains(|c: char| c.is_ascii_control()) && !path.contains('\\');
    is_plain && path.starts_with('/') && !path.starts_with("//") && !has_dot_segment(path)
}

fn has_dot_segment(path: &str) -> bool {
    path.split('/').any(|segment| {
        // A longer segment is none in any spelling, and is not copied.
        let is_short = segment.len() <= "%2e%2e".len();
        is_short
            && matches!(
                &*segment.to_ascii_lowercase().replace("%2e", "."),
                "." | ".."
            )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_a_browser_reads_otherwise_is_none() {
        for place in [
            "/",
            "/a",
            "/a//b/",
            "/a?x=//b#../\\",
            "/...",
            "/.a/b..",
            "/%2Fa",
            "/%5Ca",
            "/ä",
        ] {
            assert!(is_own_place(place), "{place}");
        }
        for place in [
            "",
            "a",
            "?x",
            "//a",
            "/\\a",
            "/a\\b",
            "/\t/a",
            "/a?\n",
            "/.//a",
            "/a/..//b",
            "/a/.",
            "/%2E//a",
            "/a/%2e%2E//b",
            "/a/.%2e",
        ] {
            assert!(!is_own_place(place), "{place}");
        }
    }
}
