use yew::prelude::*;
use yew_authjs::router::RequireSessionOr;

use crate::route::Route;
use crate::skeleton::Skeleton;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct GuardedProps {
    /// The page that this is.
    pub(super) route: Route,
    pub(super) children: Html,
}

/// Shows a page to whoever is signed in, and leads others to the sign-in page and back.
#[component]
pub(super) fn Guarded(props: &GuardedProps) -> Html {
    // Above the page it says what has failed, and offers to try again.
    let failed = html! {
        <section class="card narrow">
            <h1>{ props.route.name() }</h1>
            <p>{ "This page shows as soon as the server has said who you are." }</p>
        </section>
    };
    html! {
        <RequireSessionOr<Route> to={Route::SignIn} fallback={html! { <Skeleton /> }} {failed}>
            { props.children.clone() }
        </RequireSessionOr<Route>>
    }
}
