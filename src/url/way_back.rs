use super::ServerQuery;
use super::callback_url::target_of_page;
use crate::bounds::{DEEPEST_TARGET, LONGEST_TARGET};

/// Returns where the sign-in page `page` was asked to lead back to, if that is on `origin`, its
/// own.
///
/// A page on which a sign-in starts is a sign-in page, and so is that page if its address is found
/// in its own: without looking into it, a sign-in page that leads to itself would put its address
/// around the target each time. Of any other page the query is its own, whatever is in it.
///
/// Neither a longer target than [`LONGEST_TARGET`] nor a longer chain of sign-in pages than
/// [`DEEPEST_TARGET`] is followed.
pub(crate) fn way_back(page: &ServerQuery<'_>, origin: &str) -> Option<String> {
    let mut target = asked_for(page, origin)?;
    for _ in 0..DEEPEST_TARGET {
        let again = ServerQuery::of(&target)
            .filter(|it| path(it.before, origin) == path(page.before, origin));
        let Some(again) = again else {
            return Some(target);
        };
        match asked_for(&again, origin) {
            Some(wanted) => target = wanted,
            None => return Some(target_of_page(&target)),
        }
    }
    None
}

fn path<'a>(url: &'a str, origin: &str) -> &'a str {
    url.strip_prefix(origin).unwrap_or(url)
}

fn asked_for(page: &ServerQuery<'_>, origin: &str) -> Option<String> {
    let wanted = page.value("callbackUrl")?.into_owned();
    (wanted.len() <= LONGEST_TARGET && is_on(&wanted, origin)).then_some(wanted)
}

/// Returns whether `url` is a place on `origin`, the page's own. Anyone can write what stands in an
/// address.
fn is_on(url: &str, origin: &str) -> bool {
    // Browsers leave some of these out, and see another address then.
    if url.contains(|c: char| c.is_ascii_control() || c == '\\') {
        return false;
    }
    let path = path(url, origin);
    let is_path = path.starts_with('/') && !path.starts_with("//");
    is_path || (path.len() < url.len() && (path.is_empty() || path.starts_with(['?', '#'])))
}

#[cfg(test)]
mod tests {
    use super::super::sign_in_target;

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

    /// A target in `levels` sign-in pages, each of which leads to the next.
    fn nested(target: &str, levels: usize) -> String {
        (0..levels).fold(target.to_owned(), |target, _| {
            let query = form_urlencoded::Serializer::new(String::new())
                .append_pair("callbackUrl", &target)
                .finish();
            ["/in?", &query].concat()
        })
    }

    #[test]
    fn a_target_in_a_target_is_followed_for_five_levels() {
        let href = |levels| ["http://o", &nested("/end", levels)].concat();
        assert_eq!(sign_in_target(&href(5)), "/end");
        assert_eq!(sign_in_target(&href(6)), href(6));
    }

    #[test]
    fn nothing_longer_than_8_kilobytes_is_a_target() {
        let long = |bytes: usize| ["/", &"x".repeat(bytes - 1)].concat();
        let href = |bytes, levels| ["http://o", &nested(&long(bytes), levels)].concat();
        assert!(sign_in_target(&href(8_192, 1)) == long(8_192));
        assert!(sign_in_target(&href(8_193, 1)) == href(8_193, 1));
        // The sign-in pages around it count, too.
        assert!(sign_in_target(&href(8_000, 3)) == long(8_000));
        assert!(sign_in_target(&href(8_192, 3)) == href(8_192, 3));
    }
}
