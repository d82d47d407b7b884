use yew::prelude::*;

/// Returns `text` with the part of it that is `name`, a text of others, isolated.
///
/// Letters that are written in the other direction, and the marks that switch it, would reorder
/// what stands beside them.
pub(super) fn isolated(text: &AttrValue, name: &str) -> Html {
    match text.split_once(name) {
        Some((before, after)) if !name.is_empty() => html! {
            <>{ before.to_owned() }<bdi>{ name.to_owned() }</bdi>{ after.to_owned() }</>
        },
        // A wording may have changed it.
        _ => html! { <bdi>{ text.clone() }</bdi> },
    }
}
