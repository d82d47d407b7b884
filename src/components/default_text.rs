use yew::prelude::*;

/// `children`, or `text` if there are none.
pub(super) fn or_text(children: &Html, text: &AttrValue) -> Html {
    if *children == Html::default() {
        html! { { text.clone() } }
    } else {
        children.clone()
    }
}
