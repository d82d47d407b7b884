/// Returns `true` if browsers resolve `place`, a path with its query and hash, to that very path.
///
/// Two slashes at the beginning name a host, and a path may begin with two slashes after a browser
/// has removed dot segments. Browsers reject either when a router puts it into the history.
pub(crate) fn is_own_place(place: &str) -> bool {
    let path = place.split(['?', '#']).next().unwrap_or_default();
    // Browsers remove some controls, and read a backslash as a slash.
    let is_plain = !place.contains(|c: char| c.is_ascii_control()) && !path.contains('\\');
    is_plain && path.starts_with('/') && !path.starts_with("//") && !has_dot_segment(path)
}

fn has_dot_segment(path: &str) -> bool {
    path.split('/').any(|segment| {
        // A longer segment is no dot segment in any spelling, and is not copied.
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
    fn a_path_that_browsers_change_is_rejected() {
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
