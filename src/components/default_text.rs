use yew::prelude::*;

/// `children`, or `text` if there are none.
pub(super) fn or_text(children: &Html, text: impl Into<AttrValue>) -> Html {
    if *children == Html::default() {
        html! { { text.into() } }
    } else {
        children.clone()
    }
}
