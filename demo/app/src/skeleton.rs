use yew::prelude::*;

/// A placeholder for content that is loading, as in the static shell.
#[component]
pub(crate) fn Skeleton() -> Html {
    html! {
        <div class="skeleton" role="status" aria-label="Loading"><span /><span /><span /></div>
    }
}
