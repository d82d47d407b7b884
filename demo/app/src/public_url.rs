use yew::AttrValue;

/// Returns the path below which the site is, if it is not the root of its origin.
///
/// A site that only has files says so in its page, for which its build has this attribute.
pub(crate) fn public_url() -> Option<AttrValue> {
    let document = web_sys::window()?.document()?;
    let path = document
        .document_element()?
        .get_attribute("data-public-url")?;
    Some(path.into())
}
