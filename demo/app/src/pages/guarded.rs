use yew::prelude::*;
use yew_authjs::prelude::*;
use yew_authjs::router::use_sign_in_redirect;

use crate::route::Route;
use crate::skeleton::Skeleton;
use crate::texts::use_words;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct GuardedProps {
    /// The route of the page.
    pub(super) route: Route,
    pub(super) children: Html,
}

/// Shows a page to signed-in users, and leads visitors to the sign-in page and back.
#[component]
pub(super) fn Guarded(props: &GuardedProps) -> Html {
    let words = use_words();
    let on_unauthenticated = use_sign_in_redirect(Route::SignIn);
    // The notices above the page say what has failed, and offer to try again.
    let failed = html! {
        <section class="card narrow">
            <h1>{ props.route.name(words) }</h1>
            <p>{ words.shown_when_known }</p>
        </section>
    };
    html! {
        <RequireSession {on_unauthenticated} fallback={html! { <Skeleton /> }} {failed}>
            { props.children.clone() }
        </RequireSession>
    }
}
