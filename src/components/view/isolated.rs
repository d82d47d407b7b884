use yew::prelude::*;

/// Returns `text` with `name`, a part of it that others have written, in a `<bdi>`.
///
/// Letters of the other direction, and the characters that switch the direction, would otherwise
/// reorder the text beside them.
pub(in crate::components) fn isolated(text: &AttrValue, name: &str) -> Html {
    // The standard library's search for a text would add two kilobytes to the app.
    let mut starts = text.char_indices().map(|(start, _)| start);
    let start = starts.find(|start| text[*start..].starts_with(name));
    match start {
        Some(start) if !name.is_empty() => {
            let (before, rest) = text.split_at(start);
            let (name, after) = rest.split_at(name.len());
            html! {
                <>{ before.to_owned() }<bdi>{ name.to_owned() }</bdi>{ after.to_owned() }</>
            }
        }
        // A wording may have changed the name.
        _ => html! { <bdi>{ text.clone() }</bdi> },
    }
}
