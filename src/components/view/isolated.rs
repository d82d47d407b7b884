use yew::prelude::*;

/// Returns `text` with `name`, a part of it that others have written, in a `<bdi>`.
///
/// Letters of the other direction, and the characters that switch the direction, would otherwise
/// reorder the text beside them.
pub(in crate::components) fn isolated(text: &AttrValue, name: &str) -> Html {
    match text.split_once(name) {
        Some((before, after)) if !name.is_empty() => html! {
            <>{ before.to_owned() }<bdi>{ name.to_owned() }</bdi>{ after.to_owned() }</>
        },
        // A wording may have changed the name.
        _ => html! { <bdi>{ text.clone() }</bdi> },
    }
}
