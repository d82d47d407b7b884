use yew::prelude::*;

/// Returns `children`, or `text` if there are none.
pub(crate) fn children_or(children: &Html, text: &AttrValue) -> Html {
    if *children == Html::default() {
        html! { { text.clone() } }
    } else {
        children.clone()
    }
}
