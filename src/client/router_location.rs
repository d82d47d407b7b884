//! Places of a page with a router: a path of the page's origin with its query and its hash.

use crate::browser;
pub(crate) use crate::browser::forget_fragment;
use crate::url::{ServerQuery, origin, requested_callback_url, split_hash};

/// Returns where the page is.
pub(crate) fn place_of_page() -> String {
    let href = browser::href();
    href[origin(&href).len()..].to_owned()
}

/// Returns `place` without its fragment, which is kept in this tab for the return.
pub(crate) fn keep_fragment_of(place: &str) -> &str {
    let (path, fragment) = split_hash(place);
    browser::forget_fragment();
    browser::keep_fragment(&[origin(&browser::href()), path].concat(), fragment);
    path
}

/// Returns `place` without its fragment.
pub(crate) fn without_fragment(place: &str) -> &str {
    split_hash(place).0
}

/// Returns `place` with the fragment that has been kept for it, if it has none.
pub(crate) fn with_kept_fragment(place: String) -> String {
    if place.contains('#') {
        return place;
    }
    let kept = browser::take_fragment(&[origin(&browser::href()), &place].concat());
    place + &kept.unwrap_or_default()
}

/// Returns the callback URL in the address of the sign-in page at `place`, as a place.
///
/// `query` is the query as the app's router has it, which may stand in the hash.
pub(crate) fn place_to_return_to(place: &str, query: &str) -> Option<String> {
    let page = match place.split_once(query) {
        Some((before, after)) if !query.is_empty() => ServerQuery {
            before,
            query: query.trim_start_matches('?'),
            after,
        },
        // A server may have left its own behind the hash.
        _ => ServerQuery::of(place)?,
    };
    let wanted = requested_callback_url(&page, origin(&browser::href()))?;
    let wanted = browser::resolve(&wanted).ok()?;
    let path = &wanted.as_str()[origin(wanted.as_str()).len()..];
    // Two slashes would name another origin, and the browser's history takes none.
    (!path.starts_with("//")).then(|| path.to_owned())
}
