use yew::prelude::*;
use yew_authjs::prelude::*;
use yew_router::prelude::*;

use super::nav_link::NavLink;
use crate::route::Route;

/// The bar at the top, with links to the pages and the signed-in user.
#[component]
pub(super) fn Header() -> Html {
    let link = |to: Route| html! { <NavLink {to}>{ to.name() }</NavLink> };
    html! {
        <header class="bar">
            <Link<Route> classes="brand" to={Route::Home}>{ "yew-authjs" }</Link<Route>>
            <nav aria-label="Pages">
                { for [Route::Home, Route::Members, Route::Tabs, Route::Settings].map(link) }
            </nav>
            <Account />
        </header>
    }
}

/// The menu of the signed-in user, or a link to the sign-in page. A sign-out stays on the page.
#[component]
fn Account() -> Html {
    let fallback = html! {
        <Link<Route> classes="button" to={Route::SignIn}>{ Route::SignIn.name() }</Link<Route>>
    };
    let loading = html! { <span class="account-waits" /> };
    html! {
        <div class="account">
            <UserBadge redirect=false {fallback} {loading}>
                <Link<Route> to={Route::Profile}>{ Route::Profile.name() }</Link<Route>>
            </UserBadge>
            <Announcement />
        </div>
    }
}

/// Announces a change of the header to screen readers.
#[component]
fn Announcement() -> Html {
    let session = use_session();
    let name = session.data.as_ref().and_then(|data| data.user().name());
    let text = match session.status {
        SessionStatus::Loading => String::new(),
        SessionStatus::Unauthenticated => "Nobody is signed in".to_owned(),
        SessionStatus::Authenticated => format!("Signed in as {}", name.unwrap_or("somebody")),
    };
    html! { <span class="only-heard" role="status">{ text }</span> }
}
