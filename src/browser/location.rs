//! The page's address and origin.

use web_sys::{Url, window};

use super::globals::document;

/// Returns the page's address; empty outside a browser.
pub(crate) fn href() -> String {
    window()
        .and_then(|window| window.location().href().ok())
        .unwrap_or_default()
}

/// Returns the origin that requests of this page go to.
///
/// `None` for a page without an origin of its own, as in an `<iframe srcdoc>`. A relative address
/// follows the document's `<base>` instead, which may be a CDN, or another origin that was
/// injected.
pub(crate) fn own_origin() -> Option<String> {
    let origin = window()?.location().origin().ok()?;
    origin.starts_with("http").then_some(origin)
}

/// Returns the page's own origin if the document's `<base>`, which relative addresses follow, is on
/// another one.
pub(crate) fn origin_despite_base() -> Option<String> {
    let base = document()?.base_uri().ok()??;
    let base = Url::new(&base).ok()?.origin();
    own_origin().filter(|origin| *origin != base)
}

/// Resolves `url`, of any scheme, against the page.
pub(crate) fn absolute(url: &str) -> Option<String> {
    let resolved = Url::new_with_base(url, &base()).ok()?;
    Some(resolved.href())
}

/// Returns the address that relative ones of the page are resolved against.
///
/// That is the page's own address or, in an `<iframe srcdoc>`, which has none, that of the page
/// around the frame.
fn base() -> String {
    let href = href();
    if !href.starts_with("about:") {
        return href;
    }
    let around = document().and_then(|document| document.base_uri().ok()?);
    around.unwrap_or(href)
}
