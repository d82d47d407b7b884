use super::default_callback_url::default_callback_url;
use super::query::ServerQuery;
use crate::bounds::{DEEPEST_TARGET, LONGEST_TARGET};

/// Returns the `callbackUrl` in the address of the sign-in page `page`, if it is on `origin`, the
/// page's own.
///
/// If the URL is that of the sign-in page once more, its own `callbackUrl` is returned: otherwise a
/// sign-in page that leads to itself would wrap the URL in its address each time. The query of any
/// other page belongs to that page.
///
/// Returns `None` for a URL of more than [`LONGEST_TARGET`] bytes, and for a chain of more than
/// [`DEEPEST_TARGET`] sign-in pages.
pub(crate) fn requested_callback_url(page: &ServerQuery<'_>, origin: &str) -> Option<String> {
    let mut url = own_callback_url(page, origin)?;
    for _ in 0..DEEPEST_TARGET {
        let sign_in_page = ServerQuery::of(&url)
            .filter(|query| path(query.before, origin) == path(page.before, origin));
        let Some(sign_in_page) = sign_in_page else {
            return Some(url);
        };
        match own_callback_url(&sign_in_page, origin) {
            Some(next) => url = next,
            None => return Some(default_callback_url(&url)),
        }
    }
    None
}

fn path<'a>(url: &'a str, origin: &str) -> &'a str {
    url.strip_prefix(origin).unwrap_or(url)
}

fn own_callback_url(page: &ServerQuery<'_>, origin: &str) -> Option<String> {
    let url = page.value("callbackUrl")?;
    (url.len() <= LONGEST_TARGET && is_on(&url, origin)).then_some(url)
}

/// Returns `true` if `url` leads to `origin`. Anyone can put any `url` into an address.
fn is_on(url: &str, origin: &str) -> bool {
    // Browsers remove or replace some of these, which makes it another address.
    if url.contains(|c: char| c.is_ascii_control() || c == '\\') {
        return false;
    }
    let path = path(url, origin);
    let is_path = path.starts_with('/') && !path.starts_with("//");
    is_path || (path.len() < url.len() && (path.is_empty() || path.starts_with(['?', '#'])))
}

#[cfg(test)]
mod tests {
    use crate::url::sign_in_callback_url;

    #[test]
    fn no_address_leads_to_another_origin() {
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
            assert_eq!(sign_in_callback_url(&href), href, "{wanted}");
        }
    }

    /// Returns `target` in `levels` sign-in pages, each of which leads to the next.
    fn nested(target: &str, levels: usize) -> String {
        (0..levels).fold(target.to_owned(), |target, _| {
            let query = form_urlencoded::Serializer::new(String::new())
                .append_pair("callbackUrl", &target)
                .finish();
            ["/in?", &query].concat()
        })
    }

    #[test]
    fn nested_callback_urls_are_followed_for_five_levels() {
        let href = |levels| ["http://o", &nested("/end", levels)].concat();
        assert_eq!(sign_in_callback_url(&href(5)), "/end");
        assert_eq!(sign_in_callback_url(&href(6)), href(6));
    }

    #[test]
    fn a_callback_url_has_at_most_8_kilobytes() {
        let long = |bytes: usize| ["/", &"x".repeat(bytes - 1)].concat();
        let href = |bytes, levels| ["http://o", &nested(&long(bytes), levels)].concat();
        assert!(sign_in_callback_url(&href(8_192, 1)) == long(8_192));
        assert!(sign_in_callback_url(&href(8_193, 1)) == href(8_193, 1));
        // The sign-in pages around it count, too.
        assert!(sign_in_callback_url(&href(8_000, 3)) == long(8_000));
        assert!(sign_in_callback_url(&href(8_192, 3)) == href(8_192, 3));
    }
}
