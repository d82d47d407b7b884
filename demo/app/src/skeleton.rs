use yew::prelude::*;

/// Stands where something will be, as in the shell that the page came with.
#[component]
pub(crate) fn Skeleton() -> Html {
    html! {
        <div class="skeleton" role="status" aria-label="Loading"><span /><span /><span /></div>
    }
}
