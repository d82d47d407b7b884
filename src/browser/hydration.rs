use std::iter;

use super::globals::{document, is_available};

/// Returns `true` while a part of the page that a server has rendered still waits for hydration.
///
/// Yew has no public sign of it. But its server renderer puts a comment before and after the output
/// of each component, `<!--<[…]>-->`, and hydration removes these comments.
pub(crate) fn is_being_hydrated() -> bool {
    /// `NodeFilter.SHOW_COMMENT`
    const COMMENTS: u32 = 128;
    let page = is_available().then(document).flatten();
    let walker = page.and_then(|page| {
        page.create_tree_walker_with_what_to_show(&page, COMMENTS)
            .ok()
    });
    let Some(walker) = walker else {
        return false;
    };
    let next = || walker.next_node().ok().flatten();
    iter::from_fn(next).any(|comment| {
        let text = comment.node_value();
        text.is_some_and(|text| text.starts_with("<["))
    })
}
