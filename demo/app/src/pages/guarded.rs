use yew::prelude::*;
use yew_authjs::RequireSession;

use super::way_back::use_detour;
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
    let on_unauthenticated = use_detour(props.route);
    // Above the page it says what has failed, and offers to try again.
    let failed = html! {
        <section class="card narrow">
            <h1>{ props.route.name() }</h1>
            <p>{ "This page shows as soon as the server has said who you are." }</p>
        </section>
    };
    html! {
        <RequireSession {on_unauthenticated} fallback={html! { <Skeleton /> }} {failed}>
            { props.children.clone() }
        </RequireSession>
    }
}
