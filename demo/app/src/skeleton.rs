use yew::prelude::*;

use crate::texts::use_words;

/// A placeholder for content that is loading, as in the static shell.
#[component]
pub(crate) fn Skeleton() -> Html {
    let label = use_words().loading;
    html! {
        <div class="skeleton" role="status" aria-label={label}><span /><span /><span /></div>
    }
}
